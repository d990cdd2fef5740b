import { evaluatedBy, type Evaluated } from "../../model/evaluated.js";
import type { ObjectSchema, Property, Schema, UnevaluatedSchema } from "../../model/model.js";
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
    ...objects.flatMap((part) => partsOfObject(part, name, search)),
    ...unevaluated.flatMap(({ schema, chain }) => {
      const seen = evaluated(schema, search);
      return mayEvaluate(seen, name) ? [] : [{ schema: schema.schema, chain }];
    }),
  ];
}

function partsOfObject({ schema, chain }: ObjectPart, name: string, search: Search): Part[] {
  const { patternProperties, additionalProperties, oneofs } = schema;
  // A member of a oneof may be null, whatever its schema says.
  const isMember = oneofs.some(({ members }) => members.includes(name));
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

const propertyMaps = new WeakMap<ObjectSchema, ReadonlyMap<string, Property>>();

export function propertiesOf(object: ObjectSchema): ReadonlyMap<string, Property> {
  let map = propertyMaps.get(object);
  if (map === undefined) {
    map = new Map(object.properties.map((property) => [property.name, property]));
    propertyMaps.set(object, map);
  }
  return map;
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
