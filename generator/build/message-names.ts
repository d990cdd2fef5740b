import type { Findings } from "../findings/diagnostics.js";
import { isJsonObject, type JsonObject, type Pointer } from "../json/json.js";
import { appendPointer, valueAt } from "../json/pointer.js";
import { extensionOf, readExtension } from "./extensions.js";
import type { NamedSchema } from "../model/model.js";
import type { NameScope } from "../text/name-scope.js";
import { RawObject } from "./raw.js";
import { componentPointers } from "./schema-graph.js";

/**
 * The names that `messages.ts` always has, where the document names its messages: they are claimed before
 * any other, since people call them by these names.
 */
const messageExports = ["Messages", "UnpackedAny", "unpackAny", "expandedAt"] as const;

export function claimMessageNames(document: JsonObject, names: NameScope): void {
  if (messagePointers(document).length > 0)
    for (const name of messageExports) names.plainName(name);
}

/** The component schemas that say their protobuf name. */
export function messagePointers(document: JsonObject): Pointer[] {
  return componentPointers(document).filter((pointer) => {
    const value = valueAt(document, pointer);
    return isJsonObject(value) && extensionOf(value, "x-message") !== undefined;
  });
}

/** The component schemas with the protobuf names that `x-message` gives them; a name counts once. */
export function withMessages(
  schemas: readonly NamedSchema[],
  document: JsonObject,
  findings: Findings,
): readonly NamedSchema[] {
  const owners = new Map<string, string>();
  return schemas.map((named) => {
    const { key, source, variantOf } = named;
    const value = key === undefined ? undefined : valueAt(document, source);
    if (!isJsonObject(value) || key === undefined) return named;
    const raw = new RawObject(value, source, findings);
    const message = readExtension(raw, "x-message");
    if (message === undefined) return named;
    const owner = owners.get(message) ?? key;
    owners.set(message, owner);
    if (owner === key) return { ...named, message };
    if (variantOf === undefined) reportTwice(raw, message, owner);
    return named;
  });
}

function reportTwice(raw: RawObject, message: string, owner: string): void {
  const other = appendPointer("#/components/schemas", owner);
  const text = `\`x-message\` names \`${message}\`, and so does \`${other}\`: it is ignored here.`;
  const fix = "Remove it from one of the two.";
  raw.report("invalid-extension", text, "x-message", fix);
}
