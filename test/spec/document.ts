import {
  isObject,
  listAt,
  objectAt,
  resolvePointer,
  stringAt,
  stringsAt,
  valueAt,
} from "./json.js";
import { shapeOf, type Shape } from "./shape.js";

const schemaPrefix = "#/components/schemas/";

/** The component key that a schema refers to, if it is a reference to a component. */
export function referencedKey(schema: unknown): string | undefined {
  const reference = stringAt(schema, "$ref");
  return reference?.startsWith(schemaPrefix) ? reference.slice(schemaPrefix.length) : undefined;
}

/** The shape of a property, a parameter's schema or an array's items in a bundled document. */
export function readShape(schema: unknown): Shape {
  const readOnly = valueAt(schema, "readOnly") === true;
  const members = listAt(schema, "anyOf");
  const present = members.filter((member) => stringAt(member, "type") !== "null");
  if (members.length > 0) {
    const nullable = present.length < members.length;
    if (present.length === 1) return { ...readShape(present[0]), nullable, readOnly };
    return shapeOf("anyOf", { nullable, readOnly });
  }
  const key = referencedKey(schema);
  return key === undefined ? readInline(schema, readOnly) : shapeOf(key, { readOnly });
}

function readInline(schema: unknown, readOnly: boolean): Shape {
  const type = valueAt(schema, "type");
  const types = typeof type === "string" ? [type] : stringsAt(schema, "type");
  const rest = types.filter((name) => name !== "null");
  const values = valueAt(schema, "enum") === undefined ? undefined : stringsAt(schema, "enum");
  return shapeOf(rest.map((name) => nameType(name, schema)).join(" or ") || "unknown", {
    format: stringAt(schema, "format"),
    values,
    nullable: types.includes("null"),
    readOnly,
  });
}

function nameType(type: string, schema: unknown): string {
  if (type === "array") return `array of ${readShape(valueAt(schema, "items")).type}`;
  if (type !== "object") return type;
  const additional = valueAt(schema, "additionalProperties");
  if (additional === true) return "map of any";
  if (isObject(additional)) return `map of ${readShape(additional).type}`;
  return Object.keys(objectAt(schema, "properties")).length === 0 ? "empty" : "object";
}

export interface DocumentOperation {
  readonly method: string;
  readonly path: string;
  readonly value: unknown;
  /** Those of the path first, references resolved. */
  readonly parameters: readonly unknown[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function listOperations(document: unknown): DocumentOperation[] {
  return Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    methods
      .filter((method) => valueAt(item, method) !== undefined)
      .map((method) => {
        const value = valueAt(item, method);
        const parameters = [...listAt(item, "parameters"), ...listAt(value, "parameters")];
        return { method, path, value, parameters: parameters.map((p) => resolve(document, p)) };
      }),
  );
}

function resolve(document: unknown, value: unknown): unknown {
  const reference = stringAt(value, "$ref");
  return reference === undefined ? value : resolvePointer(document, reference);
}
