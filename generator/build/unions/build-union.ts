import { buildSchema } from "../schemas/build-schema.js";
import type { Hint, SchemaContext } from "../context.js";
import { findDiscriminator } from "./discriminator.js";
import { pascalCase } from "../../text/identifiers.js";
import { isJsonObject, ownValue, type JsonValue } from "../../json/json.js";
import type { Discriminator, Schema } from "../../model/model.js";
import { isNullAlone, orNull } from "./nullable.js";
import type { RawObject } from "../raw.js";

/** `oneOf` and `anyOf` (JSON Schema core, 10.2.1), with their discriminator. */
export function buildUnion(
  raw: RawObject,
  mode: "oneOf" | "anyOf",
  context: SchemaContext,
  hint: Hint,
): Schema | undefined {
  const values = raw.read(mode, "array");
  if (values === undefined) return undefined;
  if (values.length === 0) {
    const message = `\`${mode}\` needs at least one member.`;
    const at = { pointer: raw.at(mode) };
    const fix = `Add a schema, as in \`${mode}: [{ type: string }]\`, or remove \`${mode}\`.`;
    context.findings.report("invalid-document", message, at, { fix });
    return undefined;
  }
  const found = findTags({ raw, values }, context, hint);
  const members = values.map((value, index) => {
    return buildSchema(
      value,
      raw.at(mode, index),
      context,
      memberHint({ values, index, found }, hint),
    );
  });
  const { places, discriminator } = found;
  const place = { source: raw.pointer, docs: {} };
  if (discriminator === undefined) return { kind: "union", mode, members, ...place };
  const tagged = places.flatMap((index) => members[index] ?? []);
  return orNull({ kind: "union", mode, members: tagged, discriminator, ...place }, values, context);
}

interface Tags {
  /** The indices of the members that the discriminator covers; another one may be null. */
  readonly places: readonly number[];
  readonly discriminator?: Discriminator;
  /** The discriminator that names the members in both directions, also where this direction hides the tag. */
  readonly naming?: Discriminator;
}

function findTags(
  { raw, values }: { readonly raw: RawObject; readonly values: readonly JsonValue[] },
  context: SchemaContext,
  { ofObjects = false }: Hint,
): Tags {
  const all = values.map((_, index) => index);
  const telling = all.filter((index) => !isNullAlone(values[index] ?? true, context));
  const places = telling.length > 1 ? telling : all;
  const alternatives = places.map((index) => values[index] ?? true);
  const union = { raw, members: alternatives, ofObjects };
  const discriminator = findDiscriminator(union, context);
  const naming = findDiscriminator(union, { ...context, side: "both" });
  return {
    places,
    ...(discriminator === undefined ? {} : { discriminator }),
    ...(naming === undefined ? {} : { naming }),
  };
}

interface Place {
  readonly values: readonly JsonValue[];
  readonly index: number;
  readonly found: Tags;
}

/**
 * A single member besides null gets the name of the property; several are named after their title, their
 * tag, or their index.
 */
function memberHint({ values, index, found: { naming, places } }: Place, hint: Hint): Hint {
  const meaningful = values.filter((value) => !isNull(value));
  if (meaningful.length === 1) return hint;
  const value = values[index];
  const title = isJsonObject(value) ? ownValue(value, "title") : undefined;
  const place = places.indexOf(index);
  const own = naming?.mapping.filter(({ member }) => member === place) ?? [];
  const words = typeof title === "string" ? title : own.length === 1 ? own[0]?.value : undefined;
  const suffix = pascalCase(words ?? "");
  const name = hint.name + (suffix === "" ? `Option${index + 1}` : suffix);
  return { ...hint, name, place: "inline" };
}

function isNull(value: JsonValue): boolean {
  return isJsonObject(value) && ownValue(value, "type") === "null";
}
