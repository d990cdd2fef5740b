import { readFileSync } from "node:fs";
import { joinSwagger } from "./swagger.js";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const versions = ["2.0", "3.0", "3.1", "3.2"] as const;

const folder = new URL("../../generator/validate/meta-schemas/", import.meta.url);

export function readMetaSchema(version: (typeof versions)[number]): JsonObject {
  if (version !== "2.0") return readSchema(`openapi-${version}.json`);
  return joinSwagger(readSchema("swagger-2.0.json"), readSchema("json-schema-draft-04.json"));
}

function readSchema(file: string): JsonObject {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8")) as JsonObject;
}

/** An OpenAPI document whose components are the definitions of the meta-schemas of all versions. */
export function wrapMetaSchemas(): JsonObject {
  const schemas = versions.map((version) => definitionsOf(version, readMetaSchema(version)));
  return {
    openapi: "3.1.1",
    info: { title: "Meta-schemas of OpenAPI", version: "1" },
    components: { schemas: Object.assign({}, ...schemas) as JsonObject },
  };
}

/** The root as `V31Document`, a definition `info` as `V31Info`. */
function definitionsOf(version: string, schema: JsonObject): JsonObject {
  const prefix = `V${version.replace(".", "")}`;
  const { $defs, definitions, ...root } = schema;
  const all = { document: root, ...(($defs ?? definitions) as JsonObject) };
  return Object.fromEntries(
    Object.entries(all).map(([name, definition]) => [
      `${prefix}_${name}`,
      rewrite(definition, prefix),
    ]),
  );
}

/** Keywords that name the schema, or say nothing about values. */
const dropped = ["$id", "id", "$schema", "$comment", "$anchor", "$dynamicAnchor", "default"];

function rewrite(value: Json, prefix: string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => rewrite(item, prefix));
  if (typeof value !== "object" || value === null) return value;
  const object = plain(withoutDraft4(value as JsonObject));
  return Object.fromEntries(
    Object.entries(object).map(([key, member]) => {
      const isReference = key === "$ref" && typeof member === "string";
      if (isReference) return [key, referenceTo(member, prefix)];
      // Names of properties and patterns are no keywords.
      const isMap = ["properties", "patternProperties", "dependentSchemas", "$defs"].includes(key);
      return [key, isMap ? rewriteMap(member as JsonObject, prefix) : rewrite(member, prefix)];
    }),
  );
}

function rewriteMap(map: JsonObject, prefix: string): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([name, schema]) => [name, rewrite(schema, prefix)]),
  );
}

function referenceTo(reference: string, prefix: string): string {
  return reference.replace(/^#\/(?:\$defs|definitions)\//, `#/components/schemas/${prefix}_`);
}

/** Draft 4 sharpens `minimum` by a flag. */
function withoutDraft4(schema: JsonObject): JsonObject {
  const { exclusiveMinimum, minimum, ...rest } = schema;
  if (exclusiveMinimum !== true) return schema;
  return { ...rest, exclusiveMinimum: minimum ?? 0 };
}

/**
 * Draft 4 has no conditions, so it says "this object or a reference" by `oneOf`; 3.1 says it by
 * `if: { required: [$ref] }`. Both mean the same, as no object may have `$ref` beside its own fields,
 * and the latter tells more where a value fits neither.
 */
function plain(schema: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(schema).filter(([key]) => !dropped.includes(key)));
  const { oneOf, ...rest } = kept;
  if (!Array.isArray(oneOf)) return kept;
  const members = oneOf as readonly JsonObject[];
  if (members.every(isLocation)) return { ...rest, oneOf: members.map(withRequiredIn) };
  const isReference = ({ $ref }: JsonObject) => {
    return $ref === "#/definitions/Reference" || $ref === "#/definitions/jsonReference";
  };
  const [reference, object] = [members.find(isReference), members.find((m) => !isReference(m))];
  if (members.length !== 2 || reference === undefined || object === undefined) return kept;
  return {
    ...rest,
    if: { type: "object", required: ["$ref"] },
    then: reference,
    else: object,
  };
}

/** A member of 3.0's `ParameterLocation`: what goes for parameters in one place. */
function isLocation({ properties }: JsonObject): boolean {
  const place = (properties as JsonObject | undefined)?.["in"];
  return ((place as JsonObject | undefined)?.["enum"] as readonly Json[] | undefined)?.length === 1;
}

/** Every parameter is an object with `in`; said in each member, it tells which member is meant. */
function withRequiredIn(member: JsonObject): JsonObject {
  const required = (member["required"] ?? []) as readonly Json[];
  return { type: "object", ...member, required: [...required, "in"] };
}
