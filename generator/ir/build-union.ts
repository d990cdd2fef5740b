import { buildSchema } from "./build-schema.js";
import type { Hint, SchemaContext } from "./context.js";
import { findDiscriminator } from "./discriminator.js";
import { pascalCase } from "./identifiers.js";
import { isJsonObject, ownValue, type JsonValue } from "../load/json.js";
import type { Discriminator, Schema } from "./model.js";
import type { RawObject } from "./raw.js";

/** `oneOf` and `anyOf` (JSON Schema core, 10.2.1), with the property that tells the members apart. */
export function buildUnion(
  raw: RawObject,
  mode: "oneOf" | "anyOf",
  context: SchemaContext,
  hint: Hint,
): Schema | undefined {
  const values = raw.read(mode, "array");
  if (values === undefined) return undefined;
  if (values.length === 0) {
    context.findings.report("invalid-document", `\`${mode}\` needs a member at least.`, {
      pointer: raw.at(mode),
    });
    return undefined;
  }
  const discriminator = findDiscriminator(raw, values, context);
  // A variant that leaves the tag out still has the names that the tag gives.
  const tags = findDiscriminator(raw, values, { ...context, side: "both" });
  const members = values.map((value, index) => {
    const own = memberHint({ values, index, tags }, hint);
    return buildSchema(value, raw.at(mode, index), context, own);
  });
  return {
    kind: "union",
    mode,
    members,
    ...(discriminator === undefined ? {} : { discriminator }),
    source: raw.pointer,
    docs: {},
  };
}

interface Place {
  readonly values: readonly JsonValue[];
  readonly index: number;
  readonly tags: Discriminator | undefined;
}

/**
 * The one member beside null is what the property is; others are named after their title, the value
 * of their tag, or their place.
 */
function memberHint({ values, index, tags }: Place, hint: Hint): Hint {
  const meaningful = values.filter((value) => !isNull(value));
  if (meaningful.length === 1) return hint;
  const value = values[index];
  const title = isJsonObject(value) ? ownValue(value, "title") : undefined;
  const own = tags?.mapping.filter(({ member }) => member === index) ?? [];
  const words = typeof title === "string" ? title : own.length === 1 ? own[0]?.value : undefined;
  const suffix = pascalCase(words ?? "");
  const name = hint.name + (suffix === "" ? `Option${index + 1}` : suffix);
  return { ...hint, name, place: "inline" };
}

function isNull(value: JsonValue): boolean {
  return isJsonObject(value) && ownValue(value, "type") === "null";
}
