import type { Schema } from "../../model/model.js";
import { flatten, type Part } from "./part.js";
import { propertyParts, type ObjectPart, type UnevaluatedPart } from "./property-parts.js";
import type { Refutation, Search } from "./refutation.js";

/** A declared property that no object can have. */
export interface NeverSet {
  readonly name: string;
  readonly declaration: Part;
  readonly reason: Refutation;
}

/** The maximum number of declarations that are checked in one schema. */
const mostDeclarations = 5_000;

/** The properties that cannot be set in any variant of a schema. */
export function findNeverSet(forms: readonly Schema[], search: Search): readonly NeverSet[] {
  const [first = [], ...others] = forms.map((schema) => neverSetOf(schema, search));
  return first.filter(({ name }) => {
    return others.every((found) => found.some((one) => one.name === name));
  });
}

function neverSetOf(schema: Schema, search: Search): readonly NeverSet[] {
  if (schema.kind === "object" && schema.patternProperties.length === 0) return [];
  const parts = flatten([{ schema, chain: [] }], search.named);
  const objects = parts.flatMap(asObject);
  const unevaluated = parts.filter((part): part is UnevaluatedPart => {
    return part.schema.kind === "unevaluated" && part.schema.of === "properties";
  });
  if (objects.length + unevaluated.length === 0) return [];
  const found = new Map<string, NeverSet>();
  for (const { name, part } of declarationsIn(parts)) {
    if (found.has(name)) continue;
    // Constraints of a single alternative do not count: another one may allow the property.
    const constraints = propertyParts({ objects, unevaluated }, name, search);
    if (constraints.every(({ schema: one }) => one === part.schema)) continue;
    const reason = search.refute(constraints);
    if (reason === undefined || constraints.some((one) => isEmptyAlone(one, search))) continue;
    found.set(name, { name, declaration: part, reason });
  }
  return [...found.values()];
}

/** A schema that is empty by itself is reported at its place, or is empty on purpose. */
function isEmptyAlone(part: Part, search: Search): boolean {
  return !isClosing(part.schema) && search.refute([part]) !== undefined;
}

/** `additionalProperties: false`, which names no property. */
export function isClosing({ kind, source }: Schema): boolean {
  return kind === "never" && /\/(?:additional|unevaluated)Properties$/.test(source);
}

function asObject({ schema, chain }: Part): readonly ObjectPart[] {
  if (schema.kind === "object") return [{ schema, chain }];
  if (schema.kind !== "union" || schema.mode !== "types") return [];
  const object = schema.members.find((member) => member.kind === "object");
  return object?.kind === "object" ? [{ schema: object, chain }] : [];
}

interface Declaration {
  readonly name: string;
  /** The schema of the declaration. */
  readonly part: Part;
}

/** All properties that are declared for the object of the parts. */
function declarationsIn(parts: readonly Part[]): readonly Declaration[] {
  const found: Declaration[] = [];
  const seen = new Set<Schema>();
  const visit = ({ schema, chain }: Part): void => {
    if (seen.has(schema) || found.length > mostDeclarations) return;
    seen.add(schema);
    const inside = (one: Schema | undefined) => one === undefined || visit({ schema: one, chain });
    if (schema.kind === "object") {
      for (const { name, schema: own } of schema.properties) {
        found.push({ name, part: { schema: own, chain } });
      }
      for (const dependent of schema.dependentSchemas) inside(dependent.schema);
    }
    if (schema.kind === "intersection" || schema.kind === "union") schema.members.forEach(inside);
    if (schema.kind === "conditional") [schema.then, schema.else].forEach(inside);
    if (schema.kind === "unevaluated") inside(schema.base);
  };
  parts.forEach(visit);
  return found;
}
