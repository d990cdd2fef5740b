import { escapeSegment, isObject, stringAt, valueAt, type JsonObject } from "./json.js";

/** An example in a document, and the schema that it must fit. */
export interface Example {
  /** JSON pointer of the example's value. */
  readonly at: string;
  /** JSON pointer of the schema. */
  readonly schema: string;
  readonly value: unknown;
}

/** Under these keys stand names that somebody gave, so that `example` is no keyword there. */
const maps = new Set(["properties", "patternProperties", "$defs", "schemas", "dependentSchemas"]);

/** Data: what looks like a keyword in there is none. */
const data = new Set(["example", "examples", "default", "enum", "const"]);

/**
 * All examples of a document, wherever they stand: `example` and `examples` of media types,
 * parameters and headers, and those of schemas.
 */
export function listExamples(node: unknown, at = "", parent = ""): Example[] {
  if (Array.isArray(node)) {
    return node.flatMap((item: unknown, index) => listExamples(item, `${at}/${index}`));
  }
  if (!isObject(node)) return [];
  const isMap = maps.has(parent);
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${at}/${escapeSegment(key)}`;
    if (isMap || !data.has(key)) return listExamples(value, here, isMap ? "" : key);
    const schema = node["schema"] === undefined ? at : `${at}/schema`;
    if (key === "example") return [{ at: here, schema, value }];
    return key === "examples" ? readExamples(value, here, schema) : [];
  });
}

/** A list of values in schemas, and an object of Example Objects everywhere else. */
function readExamples(examples: unknown, at: string, schema: string): Example[] {
  if (Array.isArray(examples)) {
    return examples.map((value: unknown, index) => ({ at: `${at}/${index}`, schema, value }));
  }
  return Object.entries(examples as JsonObject).map(([name, example]) => ({
    at: `${at}/${escapeSegment(name)}/value`,
    schema,
    value: valueAt(example, "value"),
  }));
}

/** Where an example belongs: to the body of an operation, to one of its answers, or to a component. */
export type Owner =
  | { readonly kind: "request"; readonly operationId: string }
  | { readonly kind: "response"; readonly operationId: string; readonly status: string }
  | { readonly kind: "component"; readonly key: string };

/** Throws for places that are not known yet: an example there would go unchecked. */
export function ownerOf(document: unknown, { schema }: Example): Owner {
  const [area, first = "", second = "", ...rest] = schema
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (area === "components" && first === "schemas" && rest.length === 0) {
    return { kind: "component", key: second };
  }
  const operationId = stringAt(document, "paths", first, second, "operationId");
  const [part, status = ""] = rest;
  if (operationId !== undefined && rest.at(-1) === "schema") {
    if (part === "requestBody") return { kind: "request", operationId };
    if (part === "responses") return { kind: "response", operationId, status };
  }
  throw new Error(`No test knows how to check the example of ${schema}`);
}
