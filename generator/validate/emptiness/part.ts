import { oneofRules } from "../../build/oneofs/oneof-rule.js";
import type { IntersectionSchema, JsonValue, Pointer, Schema } from "../../model/model.js";

/** One of the schemas that a value must fit. */
export interface Part {
  readonly schema: Schema;
  /** The references from the examined schema to this part, outermost first. */
  readonly chain: readonly Pointer[];
}

/** The JSON types; integers are numbers. */
export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";

/** In the order in which contradictions are reported. */
export const kinds: readonly Kind[] = ["object", "array", "string", "number", "boolean", "null"];

export type Named = (id: string) => Schema | undefined;

export function kindOf(value: JsonValue): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "string" | "object";
}

/** Whether the schema is of one JSON type, which its kind names. */
export function isTyped(schema: Schema): schema is Schema & { readonly kind: Kind } {
  return (kinds as readonly string[]).includes(schema.kind);
}

/**
 * The parts with references followed and intersections split. A reference back to the same schema adds
 * nothing.
 */
export function flatten(parts: readonly Part[], named: Named): readonly Part[] {
  const found: Part[] = [];
  const seen = new Set<Schema>();
  const visit = ({ schema, chain }: Part): void => {
    if (schema.kind === "any" || seen.has(schema)) return;
    seen.add(schema);
    if (schema.kind === "intersection") {
      for (const member of schema.members) visit({ schema: member, chain });
    } else if (schema.kind === "ref") {
      const target = named(schema.target);
      if (target === undefined) return;
      visit({ schema: target, chain: [...chain, schema.source] });
    } else {
      found.push({ schema, chain });
      if (schema.kind === "unevaluated") visit({ schema: schema.base, chain });
    }
  };
  for (const part of parts) visit(part);
  return found;
}

/** The parts, and what the oneofs of objects among them say, once. */
export function withOneofs(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => {
    const { schema, chain } = part;
    if (schema.kind !== "object" || schema.oneofs.length === 0) return [part];
    return [part, ...oneofRules(schema).map((rule) => ({ schema: rule, chain }))];
  });
}

/** The parts without the references that lead to all of them. */
export function withoutSharedChain(parts: readonly Part[]): readonly Part[] {
  const [first] = parts;
  if (first === undefined || first.chain.length === 0) return parts;
  let shared = 0;
  const isShared = (at: number) =>
    at < first.chain.length && parts.every(({ chain }) => chain[at] === first.chain[at]);
  while (isShared(shared)) shared += 1;
  if (shared === 0) return parts;
  return parts.map(({ schema, chain }) => ({ schema, chain: chain.slice(shared) }));
}

const branches = new WeakMap<Schema, readonly Schema[]>();

/**
 * The alternatives of which a value must fit one: the members of a union; for `if`, the case where it
 * accepts and the case where it refuses. The same objects each time, since proofs compare schemas by
 * identity.
 */
export function alternativesOf(schema: Schema): readonly Schema[] | undefined {
  if (schema.kind === "union" && schema.mode !== "types") return schema.members;
  if (schema.kind !== "conditional") return undefined;
  const known = branches.get(schema);
  if (known !== undefined) return known;
  const { source, then, else: otherwise } = schema;
  const both = (first: Schema, second: Schema | undefined): IntersectionSchema => {
    const members = second === undefined ? [first] : [first, second];
    return { kind: "intersection", members, source, docs: {} };
  };
  const not: Schema = { kind: "not", schema: schema.if, source, docs: {} };
  const made = [both(schema.if, then), both(not, otherwise)];
  branches.set(schema, made);
  return made;
}
