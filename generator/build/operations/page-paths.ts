import type { BodyPath, NamedSchema, Schema } from "../../model/model.js";

/** Schemas by their ids. */
export type SchemasById = ReadonlyMap<string, NamedSchema>;

const step = /\.?([^.[\]'"\s]+)|\[(?:'([^']+)'|"([^"]+)"|(-?\d+):?|\(@\.length-(\d+)\))\]/y;

/**
 * `data.results`, `$.data[-1].id`: the steps of the part of JSONPath that leads to one value. `$` is the body
 * itself. Undefined for what is no such path.
 */
export function parseBodyPath(text: string): BodyPath | undefined {
  const steps: (string | number)[] = [];
  step.lastIndex = /^\$(?=$|[.[])/.test(text) ? 1 : 0;
  while (step.lastIndex < text.length) {
    const [whole, plain, single, double, index, fromEnd] = step.exec(text) ?? [];
    if (whole === undefined) return undefined;
    const name = plain ?? single ?? double;
    steps.push(name ?? (fromEnd === undefined ? Number(index) : -Number(fromEnd)));
  }
  return steps;
}

/** The schema at the end of a path; undefined where the schema does not declare such a value. */
export function schemaAt(
  schema: Schema | undefined,
  path: BodyPath,
  schemas: SchemasById,
): Schema | undefined {
  return path.reduce<Schema | undefined>(
    (at, next) => (at === undefined ? undefined : memberOf(at, next, schemas)),
    schema,
  );
}

/** The list that a schema is, whose items may be anything; null may stand for it. */
export function isList(schema: Schema | undefined, schemas: SchemasById): boolean {
  return schema !== undefined && partsOf(schema, schemas).some(({ kind }) => kind === "array");
}

function memberOf(schema: Schema, next: string | number, schemas: SchemasById): Schema | undefined {
  for (const part of partsOf(schema, schemas)) {
    if (part.kind === "object") {
      const found = part.properties.find(({ name }) => name === next);
      if (found !== undefined) return found.schema;
    }
    if (part.kind === "array" && typeof next === "number") return part.items;
  }
  return undefined;
}

/** References are few, and circles of them have been reported before. */
const mostHops = 64;

/** What a value fits all of, without references; null beside one other schema is left out. */
export function partsOf(schema: Schema, schemas: SchemasById, hops = 0): readonly Schema[] {
  if (hops > mostHops) return [];
  const within = (each: Schema) => partsOf(each, schemas, hops + 1);
  if (schema.kind === "ref") {
    const named = schemas.get(schema.target);
    return named === undefined ? [] : within(named.schema);
  }
  if (schema.kind === "intersection") return schema.members.flatMap(within);
  if (schema.kind === "unevaluated") return within(schema.base);
  if (schema.kind !== "union") return [schema];
  const members = schema.members.filter(({ kind }) => kind !== "null");
  const [only] = members;
  return members.length === 1 && only !== undefined ? within(only) : [];
}
