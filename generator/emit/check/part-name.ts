import { camelCase } from "../../text/identifiers.js";
import type { Pointer, Schema } from "../../model/model.js";
import type { NamedSchemas } from "../named-schemas.js";
import { nonConstraintKeys } from "./shapes.js";

/** What a part asks for in one word, and whether that says all of it. */
export interface PartName {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The name of what several schemas share: `nullableStringList`. */
export function partName(schema: Schema, schemas: NamedSchemas): PartName {
  switch (schema.kind) {
    case "ref":
      return { text: schemas.get(schema.target).name, isWhole: true };
    case "number":
      return simpleName(schema, schema.format ?? (schema.integer ? "integer" : "number"));
    case "string":
      return simpleName(schema, schema.format ?? "string");
    case "array":
      return listName(schema, schema.items, "List", schemas);
    case "object":
      return schema.properties.length === 0
        ? listName(schema, schema.additionalProperties, "Map", schemas)
        : { text: "object", isWhole: false };
    case "union": {
      const others = schema.members.filter(({ kind }) => kind !== "null");
      const [other] = others;
      if (other === undefined || others.length > 1 || schema.members.length > 2) {
        return { text: schema.mode, isWhole: false };
      }
      const { text, isWhole } = partName(other, schemas);
      const name = `nullable${text.charAt(0).toUpperCase()}${text.slice(1)}`;
      return { text: name, isWhole: isWhole && saysNoMore(schema) };
    }
    case "literal":
      return { text: "values", isWhole: false };
    case "any":
    case "boolean":
    case "null":
      return { text: schema.kind, isWhole: true };
    case "never":
    case "intersection":
    case "not":
    case "conditional":
    case "unevaluated":
      return { text: schema.kind, isWhole: false };
    default:
      return schema satisfies never;
  }
}

function simpleName(schema: Schema, text: string): PartName {
  const name = camelCase(text);
  return { text: name === "" ? schema.kind : name, isWhole: name !== "" && saysNoMore(schema) };
}

function listName(
  schema: Schema,
  items: Schema | undefined,
  suffix: string,
  schemas: NamedSchemas,
): PartName {
  if (items === undefined) return { text: schema.kind, isWhole: false };
  const { text, isWhole } = partName(items, schemas);
  return { text: `${text}${suffix}`, isWhole: isWhole && saysNoMore(schema) };
}

/** What names are made of. */
const namedKeys: ReadonlySet<string> = new Set([
  ...["kind", "integer", "format", "items", "additionalProperties", "members", "mode"],
]);

/** Whether a schema has no rule beside those that its name is made of. */
function saysNoMore(schema: Schema): boolean {
  if (schema.kind === "union" && schema.mode === "oneOf") return false;
  return Object.entries(schema).every(([key, value]: [string, unknown]) => {
    if (namedKeys.has(key) || nonConstraintKeys.has(key)) return true;
    return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
  });
}

/**
 * The place of a part in its schema, as a name: `items`, `allOf0`, `lines$items` of
 * `properties/lines/items`. Undefined where it does not stand within it.
 */
export function placeIn(owner: Pointer, part: Pointer): string | undefined {
  if (!part.startsWith(`${owner}/`)) return undefined;
  const names: string[] = [];
  let isName = false;
  for (const segment of part.slice(owner.length + 1).split("/")) {
    if (!isName && namedByKey.has(segment)) {
      isName = true;
      continue;
    }
    if (!isName && /^\d+$/.test(segment) && names.length > 0)
      names.push(`${names.pop()}${segment}`);
    else names.push(camelCase(segment));
    isName = false;
  }
  // The last ones tell enough, and documents may be nested deep.
  const place = names
    .filter((name) => name !== "")
    .slice(-4)
    .join("$");
  return place === "" ? undefined : place;
}

/** Keywords whose keys are names of the document's own. */
const namedByKey: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
]);
