import { findBackEdges } from "../model/back-edges.js";
import { isPlainObject, type PlainObject } from "../emit/plain-object.js";

const prefix = "#/components/schemas/";

/**
 * Schemas that are defined by themselves (`A: {allOf: [A]}`) are types that do not compile, and so are
 * lists of themselves without an object between (`A: A[]`), as the types stand in an interface. In the
 * copy of the document for openapi-typescript the references that close such a circle are taken out.
 */
export function cutCircles(schemas: PlainObject): void {
  const graph = new Map(
    Object.keys(schemas).map((name) => {
      const targets = references(schemas[name]).map(({ reference }) => reference["$ref"] as string);
      return [prefix + name, new Set(targets)] as const;
    }),
  );
  for (const [from, targets] of findBackEdges(graph)) {
    for (const { reference, list } of references(schemas[from.slice(prefix.length)])) {
      if (!targets.has(reference["$ref"] as string)) continue;
      const isAlternative = list !== undefined && list.length > 1;
      if (isAlternative) list.splice(list.indexOf(reference), 1);
      else delete reference["$ref"];
    }
  }
}

interface Found {
  readonly reference: PlainObject;
  /** The alternatives that it is one of. */
  readonly list?: unknown[];
}

/** The references to whatever the same value has to fit, or may fit, and its items. */
function references(schema: unknown, list?: unknown[]): Found[] {
  if (!isPlainObject(schema)) return [];
  if (typeof schema["$ref"] === "string") {
    return [{ reference: schema, ...(list === undefined ? {} : { list }) }];
  }
  const all = [schema["allOf"], schema["prefixItems"], schema["items"]];
  const alternatives = [schema["anyOf"], schema["oneOf"]].filter((part) => Array.isArray(part));
  return [
    ...all.flat().flatMap((member) => references(member)),
    ...alternatives.flatMap((part: unknown[]) =>
      part.flatMap((member) => references(member, part)),
    ),
  ];
}
