import type { Findings } from "../findings/diagnostics.js";
import { ownValue, type JsonObject } from "../json/json.js";
import { formatPointer } from "../json/pointer.js";
import type { ProtoMessage } from "./descriptor-facts.js";
import type { Overlay } from "./overlay.js";
import { declaredNames, fieldsByName, propertiesOf, type SchemaPlace } from "./schema-parts.js";

interface ClosedTools {
  readonly overlay: Overlay;
  readonly root: JsonObject;
  readonly findings: Findings;
  /** Since OpenAPI 3.1, when `unevaluatedProperties` is known too. */
  readonly refSiblings: boolean;
}

/**
 * `additionalProperties: false` sees the `properties` beside it only (JSON Schema core, 10.3.2.3). Where
 * fields of the message are declared in `allOf` or in alternatives, it refuses them, which the makers of
 * such documents do not mean: `unevaluatedProperties` says what they mean.
 */
export function describeClosed(
  place: SchemaPlace,
  message: ProtoMessage,
  { overlay, findings, refSiblings, root }: ClosedTools,
): void {
  const { path, schema } = place;
  if (ownValue(schema, "additionalProperties") !== false) return;
  const beside = propertiesOf(schema);
  const fields = fieldsByName(message);
  const refused = [...declaredNames(place, root)].filter((name) => {
    return fields.has(name) && !Object.hasOwn(beside, name);
  });
  if (refused.length === 0 || Object.hasOwn(schema, "patternProperties")) return;
  overlay.set(path, "additionalProperties", undefined);
  if (refSiblings) overlay.set(path, "unevaluatedProperties", false);
  const shown = refused.slice(0, 5).map((name) => `\`${name}\``);
  const list = refused.length > shown.length ? `${shown.join(", ")} and others` : shown.join(", ");
  const reading = refSiblings ? "read as `unevaluatedProperties: false`" : "left out";
  const text = `\`additionalProperties: false\` refuses ${list}, which are fields of the message \`${message.fullName}\`: it is ${reading}.`;
  findings.report(
    "descriptors-contradicted",
    text,
    { pointer: formatPointer([...path, "additionalProperties"]), at: "key" },
    { fix: "Write `unevaluatedProperties: false` in its place (OpenAPI 3.1)." },
  );
}
