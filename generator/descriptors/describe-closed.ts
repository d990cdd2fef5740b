import type { Findings } from "../findings/diagnostics.js";
import type { SchemaScope } from "../build/schemas/schemas-together.js";
import { ownValue } from "../json/json.js";
import { formatPointer } from "../json/pointer.js";
import type { ProtoMessage } from "./descriptor-facts.js";
import type { Overlay } from "./overlay.js";
import { declaredNames, fieldsByName, propertiesOf, type SchemaPlace } from "./schema-parts.js";

interface ClosedTools extends SchemaScope {
  readonly overlay: Overlay;
  readonly findings: Findings;
}

/**
 * `additionalProperties: false` sees the `properties` beside it only (JSON Schema core, 10.3.2.3). Where
 * fields of the message are declared in `allOf` or in alternatives, it refuses them, which the makers of
 * such documents do not mean: `unevaluatedProperties` says what they mean.
 */
export function describeClosed(
  place: SchemaPlace,
  message: ProtoMessage,
  tools: ClosedTools,
): void {
  const { path, schema } = place;
  const { overlay, findings } = tools;
  if (ownValue(schema, "additionalProperties") !== false) return;
  const beside = propertiesOf(schema);
  const fields = fieldsByName(message);
  const refused = [...declaredNames(place, tools)].filter((name) => {
    return fields.has(name) && !Object.hasOwn(beside, name);
  });
  if (refused.length === 0 || Object.hasOwn(schema, "patternProperties")) return;
  overlay.set(path, "additionalProperties", undefined);
  // Since OpenAPI 3.1, when keywords beside `$ref` came to count too.
  const hasUnevaluated = tools.dialect.refSiblings;
  if (hasUnevaluated) overlay.set(path, "unevaluatedProperties", false);
  const shown = refused.slice(0, 5).map((name) => `\`${name}\``);
  const list = refused.length > shown.length ? `${shown.join(", ")} and others` : shown.join(", ");
  const reading = hasUnevaluated ? "read as `unevaluatedProperties: false`" : "left out";
  const text = `\`additionalProperties: false\` refuses ${list}, which are fields of the message \`${message.fullName}\`: it is ${reading}.`;
  findings.report(
    "descriptors-contradicted",
    text,
    { pointer: formatPointer([...path, "additionalProperties"]), at: "key" },
    { fix: "Write `unevaluatedProperties: false` in its place (OpenAPI 3.1)." },
  );
}
