import type { DependentSchema } from "../../model/model.js";
import { betweenBounds, bound, boundOf, highest, lowest, type Bound } from "./bounds.js";
import { fits } from "./fits.js";
import { flatten, type Part } from "./part.js";
import { propertyParts, type ObjectParts, type ObjectPart } from "./property-parts.js";
import {
  contradiction,
  statement,
  type Refutation,
  type Search,
  type Statement,
} from "./refutation.js";
import { within } from "./within.js";

/** Refutes by required properties that no value fits, or by contradicting numbers of properties. */
export function refuteObjects(parts: ObjectParts, search: Search): Refutation | undefined {
  const required = requiredNames(parts.objects);
  return (
    refuteRequired(parts, required, search) ??
    refuteNames(parts, required, search) ??
    refuteCounts(parts, required, search)
  );
}

/**
 * The names that every object must have, with the keyword that requires each, including
 * `dependentRequired`.
 */
export function requiredNames(objects: readonly ObjectPart[]): ReadonlyMap<string, Statement> {
  const names = new Map<string, Statement>();
  const queue: [string, Statement][] = objects.flatMap((part) =>
    part.schema.required.map((name): [string, Statement] => [name, requires(part, name)]),
  );
  const dependent = objects.filter(({ schema }) => schema.dependentRequired.length > 0);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [name, by] = next;
    if (names.has(name)) continue;
    names.set(name, by);
    for (const part of dependent) {
      for (const { property, required } of part.schema.dependentRequired) {
        if (property !== name) continue;
        const words = `dependentRequired: {${name}: [${required.join(", ")}]}`;
        const because: Statement = { part, keys: ["dependentRequired", name], words };
        for (const other of required) queue.push([other, because]);
      }
    }
  }
  return names;
}

interface DependentPart {
  readonly rule: DependentSchema;
  readonly part: Part;
}

/** The schemas of `dependentSchemas` that apply because of required properties. */
export function dependentParts(objects: readonly ObjectPart[]): readonly DependentPart[] {
  if (objects.every(({ schema }) => schema.dependentSchemas.length === 0)) return [];
  const required = requiredNames(objects);
  return objects.flatMap(({ schema, chain }) =>
    schema.dependentSchemas
      .filter(({ property }) => required.has(property))
      .map((rule) => ({ rule, part: { schema: rule.schema, chain } })),
  );
}

function requires(part: Part, name: string): Statement {
  return { part, keys: ["required"], words: `required: [${name}]` };
}

function refuteRequired(
  parts: ObjectParts,
  required: ReadonlyMap<string, Statement>,
  search: Search,
): Refutation | undefined {
  for (const [name, by] of required) {
    const constraints = propertyParts(parts, name, search);
    const refuted = constraints.length === 0 ? undefined : search.refute(constraints);
    if (refuted !== undefined) return within(refuted, name, by, constraints);
  }
  return undefined;
}

/** Refutes by `propertyNames`, which refuses a required name, or all names where one is required. */
function refuteNames(
  { objects }: ObjectParts,
  required: ReadonlyMap<string, Statement>,
  search: Search,
): Refutation | undefined {
  const rules = objects.flatMap(({ schema: { propertyNames: schema }, chain }) =>
    schema === undefined ? [] : [{ schema, chain }],
  );
  if (rules.length === 0) return undefined;
  const owner = objects.find(({ schema }) => schema.propertyNames !== undefined);
  for (const [name, by] of required) {
    const refusing = objects.find(({ schema: { propertyNames } }) => {
      return propertyNames !== undefined && fits(name, propertyNames, search) === false;
    });
    if (refusing !== undefined) return contradiction(by, namesRule(refusing));
  }
  const least = highest(leastCounts(objects));
  if (owner === undefined || least === undefined || least.value < 1) return undefined;
  const none = search.refuteKind("string", flatten(rules, search.named));
  return none === undefined ? undefined : contradiction(least.by, namesRule(owner));
}

function namesRule(part: ObjectPart): Statement {
  return { part, keys: ["propertyNames"], words: "propertyNames" };
}

function leastCounts(objects: readonly ObjectPart[]): readonly Bound[] {
  return objects.flatMap((part) =>
    boundOf(statement(part, "minProperties"), part.schema.minProperties),
  );
}

function refuteCounts(
  parts: ObjectParts,
  required: ReadonlyMap<string, Statement>,
  search: Search,
): Refutation | undefined {
  const { objects } = parts;
  const low = leastCounts(objects);
  const [one] = required.values();
  const all = `required: [${[...required.keys()].join(", ")}]`;
  const listed = one === undefined ? [] : [bound(required.size, { ...one, words: all })];
  const most = objects.flatMap((part) =>
    boundOf(statement(part, "maxProperties"), part.schema.maxProperties),
  );
  const least = highest(low);
  const empty = betweenBounds(highest([...low, ...listed]), lowest(most));
  if (empty !== undefined || least === undefined) return empty;
  return betweenBounds(least, lowest(closedCounts(parts, least.value, search)));
}

/** Refutes by the number of properties that a closed object can have. */
function closedCounts(parts: ObjectParts, least: number, search: Search): readonly Bound[] {
  return parts.objects.flatMap((part) => {
    const { additionalProperties, patternProperties, properties, source } = part.schema;
    if (additionalProperties?.kind !== "never" || patternProperties.length > 0) return [];
    const possible = properties.filter(({ name }) => {
      const constraints = propertyParts(parts, name, search);
      return constraints.length === 0 || search.refute(constraints) === undefined;
    });
    const isWhole = search.declared(source).size <= properties.length;
    if (possible.length >= least || !isWhole) return [];
    return [bound(possible.length, statement(part, "additionalProperties", false))];
  });
}
