import type { Findings } from "../findings/diagnostics.js";
import type { JsonObject } from "../json/json.js";
import { appendPointer, valueAt } from "../json/pointer.js";
import type { NamedSchema, RefSchema, Schema, UnionSchema } from "../model/model.js";
import { findBackEdges } from "../model/graph.js";

/**
 * Removes circles such as `A: {allOf: [A]}`, in which a schema is defined by itself (JSON Schema core,
 * 9.4.1). The reference that closes the circle is reported, and accepts every value from then on.
 */
export function withoutOwnCircles(
  schemas: readonly NamedSchema[],
  document: JsonObject,
  findings: Findings,
): readonly NamedSchema[] {
  const graph = new Map(schemas.map(({ id, schema }) => [id, targetsInPlace(schema)]));
  const circles = findBackEdges(graph);
  if (circles.size === 0) return schemas;
  return schemas.map((named) => {
    const targets = circles.get(named.id);
    if (targets === undefined) return named;
    const report = (reference: RefSchema) => reportCircle(reference, document, findings);
    const schema = cut(named.schema, { own: named.id, targets, report });
    return { ...named, schema: { ...schema, docs: named.schema.docs } };
  });
}

function reportCircle({ source }: RefSchema, document: JsonObject, findings: Findings): void {
  const inner = appendPointer(source, "$ref");
  const pointer = valueAt(document, inner) === undefined ? source : inner;
  const message = "This schema is defined by itself: the reference leads back to it.";
  const fix = "Remove the reference, or define one of these schemas.";
  findings.report("circular-reference", message, { pointer }, { harmless: true, fix });
}

/** The named schemas that apply to the same value, by `allOf`, `anyOf`, `oneOf` and the like. */
function targetsInPlace(schema: Schema, found = new Set<string>()): ReadonlySet<string> {
  if (schema.kind === "ref") found.add(schema.target);
  for (const child of inPlace(schema)) targetsInPlace(child, found);
  return found;
}

function inPlace(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "union":
    case "intersection":
      return schema.members;
    case "object":
      return schema.dependentSchemas.map((dependent) => dependent.schema);
    case "not":
      return [schema.schema];
    case "conditional":
      return [schema.if, schema.then, schema.else].filter((part) => part !== undefined);
    case "unevaluated":
      return [schema.base];
    default:
      return [];
  }
}

interface Circle {
  /** The id of the schema that is being cut. */
  readonly own: string;
  /** References to these are removed. */
  readonly targets: ReadonlySet<string>;
  readonly report: (reference: RefSchema) => void;
}

function cut(schema: Schema, circle: Circle): Schema {
  switch (schema.kind) {
    case "ref":
      if (!circle.targets.has(schema.target)) return schema;
      circle.report(schema);
      return { kind: "any", source: schema.source, docs: schema.docs };
    case "intersection":
      return { ...schema, members: schema.members.map((member) => cut(member, circle)) };
    case "union":
      return cutUnion(schema, circle);
    case "object":
      return {
        ...schema,
        dependentSchemas: schema.dependentSchemas.map((dependent) => {
          return { ...dependent, schema: cut(dependent.schema, circle) };
        }),
      };
    case "not":
      return { ...schema, schema: cut(schema.schema, circle) };
    case "conditional":
      return {
        ...schema,
        if: cut(schema.if, circle),
        ...(schema.then === undefined ? {} : { then: cut(schema.then, circle) }),
        ...(schema.else === undefined ? {} : { else: cut(schema.else, circle) }),
      };
    case "unevaluated":
      return { ...schema, base: cut(schema.base, circle) };
    default:
      return schema;
  }
}

/**
 * A member that is the union itself adds nothing and is dropped, unless a discriminator refers to members
 * by index.
 */
function cutUnion(schema: UnionSchema, circle: Circle): Schema {
  const isSelf = (member: Schema) => member.kind === "ref" && member.target === circle.own;
  const others = schema.members.filter((member) => !isSelf(member));
  const members = schema.members.map((member): Schema => {
    const rest = cut(member, circle);
    const { source, docs } = rest;
    return isSelf(member) && others.length > 0 ? { kind: "never", source, docs } : rest;
  });
  if (schema.discriminator !== undefined || others.length === 0) return { ...schema, members };
  const left = members.filter((_, index) => !isSelf(schema.members[index] ?? schema));
  const [only] = left;
  return only !== undefined && left.length === 1 ? only : { ...schema, members: left };
}
