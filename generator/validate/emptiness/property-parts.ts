import { propertiesOf } from "../../model/visit.js";
import { evaluatedBy, type Evaluated } from "../../model/evaluated.js";
import type { ObjectSchema, Schema, UnevaluatedSchema } from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import { matches } from "./fits.js";
import type { Part } from "./part.js";
import type { Search } from "./refutation.js";

export type ObjectPart = Part & { readonly schema: ObjectSchema };
export type UnevaluatedPart = Part & { readonly schema: UnevaluatedSchema };

/** All parts that constrain the properties of an object. */
export interface ObjectParts {
  readonly objects: readonly ObjectPart[];
  /** `unevaluatedProperties`. */
  readonly unevaluated: readonly UnevaluatedPart[];
}

/** The schemas that certainly apply to a property of the objects. */
export function propertyParts(
  { objects, unevaluated }: ObjectParts,
  name: string,
  search: Search,
): readonly Part[] {
  return [
    ...speakingOf(objects, name).flatMap((part) => saidByObject(part, name, search)),
    ...unevaluated.flatMap(({ schema, chain }) => {
      const seen = evaluated(schema, search);
      return mayEvaluate(seen, name) ? [] : [{ schema: schema.schema, chain }];
    }),
  ];
}

/** Where the objects are that declare a name, and those that may speak of every name. */
interface Speakers {
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly ofAll: readonly number[];
}

const speakers = new WeakMap<readonly ObjectPart[], Speakers>();

/**
 * Those of the objects that can say anything of a property, in their order. Thousands of objects may hold
 * together, each with a property of its own: asking all of them about each would take its square.
 */
function speakingOf(objects: readonly ObjectPart[], name: string): readonly ObjectPart[] {
  if (objects.length < 4) return objects;
  let known = speakers.get(objects);
  if (known === undefined) {
    known = findSpeakers(objects);
    speakers.set(objects, known);
  }
  const { byName, ofAll } = known;
  const indices = new Set([...(byName.get(name) ?? []), ...ofAll]);
  return [...indices].sort((a, b) => a - b).flatMap((index) => objects[index] ?? []);
}

function findSpeakers(objects: readonly ObjectPart[]): Speakers {
  const byName = new Map<string, number[]>();
  const ofAll: number[] = [];
  for (const [index, { schema }] of objects.entries()) {
    for (const name of propertiesOf(schema).keys()) {
      const indices = byName.get(name);
      if (indices === undefined) byName.set(name, [index]);
      else indices.push(index);
    }
    if (schema.patternProperties.length > 0 || schema.additionalProperties !== undefined) {
      ofAll.push(index);
    }
  }
  return { byName, ofAll };
}

function saidByObject({ schema, chain }: ObjectPart, name: string, search: Search): Part[] {
  const { patternProperties, additionalProperties } = schema;
  // A member of a oneof may be null, whatever its schema says.
  const isMember = nullableMembers(schema).has(name);
  const own = propertiesOf(schema).get(name)?.schema;
  const found = patternProperties.map(({ pattern }) => matches(pattern, name));
  const parts = patternProperties.flatMap((one, index) => {
    return found[index] === true ? [{ schema: one.schema, chain }] : [];
  });
  if (own !== undefined && !isMember) parts.push({ schema: own, chain });
  const isFree = own === undefined && found.every((one) => one === false);
  if (!isFree || additionalProperties === undefined) return parts;
  if (own === undefined && search.declared(schema.source).has(name)) return [];
  return [{ schema: additionalProperties, chain }];
}

const evaluatedParts = new WeakMap<UnevaluatedSchema, Evaluated>();

function evaluated(schema: UnevaluatedSchema, { named }: Search): Evaluated {
  let found = evaluatedParts.get(schema);
  if (found === undefined) {
    found = evaluatedBy(schema.base, "properties", (id) => named(id) ?? anything);
    evaluatedParts.set(schema, found);
  }
  return found;
}

const anything: Schema = { kind: "any", source: "#", docs: {} };

/** Whether the property may be evaluated, for some value at least. */
function mayEvaluate({ all, names, patterns, cases }: Evaluated, name: string): boolean {
  if (all || names.includes(name)) return true;
  if (patterns.some((pattern) => matches(pattern, name) !== false)) return true;
  return cases.some((one) => mayEvaluate(one.then, name) || mayEvaluate(one.else, name));
}
