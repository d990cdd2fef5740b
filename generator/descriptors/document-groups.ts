import { isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import type { Together } from "../build/schemas/schemas-together.js";
import { extensionOf } from "../build/extensions.js";
import { readProseOneofs } from "../build/oneofs/prose-oneofs.js";
import { armsOf, listOf, propertiesOf, textsOf, type SchemaPlace } from "./schema-parts.js";

/** A oneof that a document tells by itself, in whatever spelling. */
export interface DocumentGroup {
  readonly members: readonly string[];
  /** JSON Schema spells it, by `required`, and has no name for it. `x-oneofs` and prose have. */
  readonly isNameless: boolean;
  /** It stands behind a `$ref`. */
  readonly isBehind: boolean;
}

/** The oneofs of schemas that hold together. */
export function documentGroups(around: readonly Together[]): DocumentGroup[] {
  return around.flatMap(({ value, isBehind }) => {
    const named = [...extensionGroups(value), ...proseGroups(value)];
    const part = { path: [], schema: value };
    const asksForOne = armsOf(part, "oneOf").some(({ schema }) =>
      Object.hasOwn(schema, "required"),
    );
    const group = (isNameless: boolean) => (members: readonly string[]) => {
      return { members, isNameless, isBehind };
    };
    return [
      ...named.map(group(false)),
      ...alternatives(part, "oneOf").map(group(asksForOne)),
      ...excludedTogether(value).map(group(true)),
    ];
  });
}

function extensionGroups(schema: JsonObject): string[][] {
  return Object.values(extensionOf(schema, "x-oneofs") ?? {}).map((members) => [...members]);
}

function proseGroups(schema: JsonObject): string[][] {
  const description = ownValue(schema, "description");
  if (typeof description !== "string") return [];
  return readProseOneofs(description).map(({ members }) => [...members]);
}

/** `oneOf` or `anyOf` of schemas that each ask for one property, or for none of them. */
export function alternatives(part: SchemaPlace, keyword: "oneOf" | "anyOf"): string[][] {
  const arms = armsOf(part, keyword).filter(({ schema }) => !isNone(schema));
  const members = arms.flatMap(({ schema }) => memberOf(schema) ?? []);
  return arms.length >= 2 && members.length === arms.length ? [members] : [];
}

/** `not: { anyOf: […] }`, the arm for a message in which no member is set. */
function isNone(arm: JsonObject): boolean {
  return Object.keys(arm).every((key) => ["not", "title", "description", "type"].includes(key));
}

/** The one property that an alternative is about. */
function memberOf(arm: JsonObject): string | undefined {
  const required = textsOf(arm, "required");
  const declared = Object.keys(propertiesOf(arm));
  const [member] = required.length > 0 ? required : declared;
  const isOne = required.length <= 1 && declared.every((name) => name === member);
  return isOne ? member : undefined;
}

/** `not: { required: [a, b] }`, or `not: { anyOf: [{ required: [a, b] }, …] }` of all pairs. */
function excludedTogether(schema: JsonObject): string[][] {
  const not = ownValue(schema, "not");
  if (!isJsonObject(not)) return [];
  const lists = [not, ...listOf(not, "anyOf").filter(isJsonObject)].map((one) =>
    textsOf(one, "required"),
  );
  const members = new Set(lists.filter(({ length }) => length === 2).flat());
  return members.size < 2 ? [] : [[...members]];
}
