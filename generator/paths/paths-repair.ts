import { isPlainObject, type PlainObject } from "../emit/plain-object.js";

/**
 * openapi-typescript believes that a document is valid: what is not makes it throw, or write types that
 * say something else. What our other modules read as absent is taken out of its copy of the document.
 */

/** Keywords that hold a list of schemas. */
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;

/** Keywords that hold schemas by name. */
const maps = ["properties", "patternProperties", "dependentSchemas", "$defs"] as const;

/** Keywords that hold one schema, as far as openapi-typescript reads them. */
const single = ["items", "additionalProperties", "not"] as const;

/** Takes texts for people out that are none. */
export function repairTexts(value: PlainObject): void {
  for (const key of ["title", "summary", "description", "format"]) {
    keep(value, key, (text) => typeof text === "string");
  }
}

/** Takes the values out of a schema that are of the wrong form. */
export function repairSchema(schema: PlainObject): void {
  if (Object.hasOwn(schema, "type")) repairType(schema);
  for (const key of ["required", "enum", ...lists]) keep(schema, key, Array.isArray);
  for (const key of lists) {
    const members = schema[key];
    if (Array.isArray(members)) schema[key] = members.map((member: unknown) => orAny(member));
  }
  for (const key of maps) keep(schema, key, isPlainObject);
  for (const key of maps) {
    const members = schema[key];
    if (!isPlainObject(members)) continue;
    for (const name of Object.keys(members)) members[name] = orAny(members[name]);
  }
  // A list of items is a tuple for openapi-typescript too.
  for (const key of single) keep(schema, key, isSchemaOrList);
}

function repairType(schema: PlainObject): void {
  if (Array.isArray(schema["type"])) {
    schema["type"] = schema["type"].map((item: unknown) => item ?? "null");
  }
  // `null & (string | Value[])` as the type of `Value` would be circular, and is never anyway.
  if (schema["type"] !== "null") return;
  delete schema["oneOf"];
  delete schema["anyOf"];
}

function keep(schema: PlainObject, key: string, isFit: (value: unknown) => boolean): void {
  if (Object.hasOwn(schema, key) && !isFit(schema[key])) delete schema[key];
}

function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isPlainObject(value);
}

function isSchemaOrList(value: unknown): boolean {
  return isSchema(value) || Array.isArray(value);
}

function orAny(value: unknown): unknown {
  return isSchema(value) ? value : {};
}

/** Two operations of one operationId would be two properties of one name: from the second on it is left out. */
export function tellOperationsApart(value: PlainObject, seen: Set<string>): void {
  const { operationId } = value;
  if (typeof operationId !== "string") {
    delete value["operationId"];
    return;
  }
  // openapi-typescript writes `#` as `/`.
  const name = operationId.replaceAll("#", "/");
  if (seen.has(name)) delete value["operationId"];
  seen.add(name);
}
