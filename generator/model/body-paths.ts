import type { BodyPath, NamedSchema, Schema } from "./model.js";

/** Schemas by their ids. */
export interface SchemasById {
  get(id: string): NamedSchema | undefined;
}

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

/** The schemas of the value at the end of a path: one for each part that declares it, so none for no such value. */
export function schemasAt(schema: Schema, path: BodyPath, schemas: SchemasById): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (found, next) => found.flatMap((each) => membersOf(each, next, schemas)),
    [schema],
  );
}

/** Whether the schema is that of a list, whose items may be anything; null may stand for it. */
export function isList(schema: Schema, schemas: SchemasById): boolean {
  return partsOf(schema, schemas).some(({ kind }) => kind === "array");
}

function membersOf(schema: Schema, next: string | number, schemas: SchemasById): readonly Schema[] {
  return partsOf(schema, schemas).flatMap((part): readonly Schema[] => {
    if (part.kind === "object") {
      return part.properties.filter(({ name }) => name === next).map((property) => property.schema);
    }
    const isItem = part.kind === "array" && typeof next === "number";
    return isItem && part.items !== undefined ? [part.items] : [];
  });
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
