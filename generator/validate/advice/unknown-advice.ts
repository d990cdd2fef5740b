import { ownValue, type JsonObject } from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import { plain, short } from "../../build/schemas/value-advice.js";
import { fieldMoves, type Stranger } from "./field-moves.js";
import { fieldsOf, isSchemaKeyword, type Located } from "../object-grammar.js";

/** The fix for an unknown field. */
export function unknownAdvice(stranger: Stranger): string {
  const { name, owner, located, version } = stranger;
  if (located === undefined) return `Remove it, or name it \`x-${short(name)}\`.`;
  const fields = fieldsOf(located.kind, version);
  // A name that is right in a later version is no misspelling of another one.
  const since = located.kind.fields.get(name)?.since;
  const near =
    since !== undefined || isMovable(stranger)
      ? undefined
      : nearestName(name, freeOf(fields, owner));
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (since !== undefined) {
    return `\`${name}\` came with OpenAPI ${since}: write \`openapi: ${since}.0\`, or remove it.`;
  }
  return placeAdvice(stranger, located.name) ?? listFields(name, located, fields);
}

function freeOf(fields: readonly string[], owner: JsonObject): readonly string[] {
  return fields.filter((field) => !Object.hasOwn(owner, field));
}

/** Whether the name is a field of another version or another object, not a misspelled field of this one. */
function isMovable(stranger: Stranger): boolean {
  const { located, name } = stranger;
  return (
    located !== undefined && fieldMoves(stranger.version)[`${located.name}.${name}`] !== undefined
  );
}

function placeAdvice(stranger: Stranger, kind: string): string | undefined {
  const { name, value, version } = stranger;
  const advice = fieldMoves(version)[`${kind}.${name}`];
  if (advice !== undefined) return typeof advice === "string" ? advice : advice(stranger);
  const hasSchema = version === "2.0" ? isBody(stranger) : schemaOwners.has(kind);
  if (hasSchema && isSchemaKeyword(name)) {
    const written = typeof value === "string" ? ` ${name}: ${plain(value)} ` : ` ${name}: … `;
    return `Move it into \`schema\`: \`schema: {${written}}\`.`;
  }
  if (kind === "schema" && keywords2020.has(name)) {
    return version === "2.0"
      ? `\`${name}\` came with OpenAPI 3.1: convert the document, or remove it.`
      : `\`${name}\` is a keyword of OpenAPI 3.1: write \`openapi: 3.1.0\`, or remove it.`;
  }
  return undefined;
}

function isBody({ located, owner }: Stranger): boolean {
  return located?.name === "parameter" && ownValue(owner, "in") === "body";
}

const schemaOwners = new Set(["parameter", "header", "mediaType"]);

/** The list of known fields, where it is short enough to read. */
function listFields(name: string, { kind }: Located, fields: readonly string[]): string {
  const extension = `Name it \`x-${short(name)}\` if it is an extension.`;
  if (fields.length === 0 || fields.length > 16) return `Remove it. ${extension}`;
  const list = fields.map((field) => `\`${field}\``).join(", ");
  return `The fields of ${kind.noun} are ${list}. ${extension}`;
}

const keywords2020 = new Set(
  `$id $schema $anchor $dynamicRef $dynamicAnchor $defs $comment if then else dependentSchemas
  dependentRequired prefixItems contains minContains maxContains patternProperties propertyNames
  unevaluatedItems unevaluatedProperties contentEncoding contentMediaType contentSchema`.split(
    /\s+/,
  ),
);
