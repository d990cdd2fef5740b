import type { Schema } from "../../model/model.js";
import { alternativesOf, flatten, isTyped, kindOf, kinds, type Kind, type Part } from "./part.js";
import { contradiction, type Refutation, type Search, type Statement } from "./refutation.js";

/** Refutes by parts that allow different types. */
export function refuteKinds(
  parts: readonly Part[],
  search: Pick<Search, "named">,
): Refutation | undefined {
  const sets = parts.map((part) => ({ part, allowed: kindsOf(part, search) }));
  const narrow = sets.filter(({ allowed }) => allowed.size < kinds.length);
  for (const [index, one] of narrow.entries()) {
    for (const other of narrow.slice(0, index)) {
      if ([...one.allowed].some((kind) => other.allowed.has(kind))) continue;
      return contradiction(typeStatement(one), typeStatement(other));
    }
  }
  const [last, before] = [...narrow].reverse();
  if (last === undefined) return undefined;
  if (before === undefined) return { reason: "never", statements: [typeStatement(last)], path: [] };
  return contradiction(typeStatement(last), typeStatement(before));
}

interface Allowed {
  readonly part: Part;
  readonly allowed: ReadonlySet<Kind>;
}

/** The keyword as in the document, if one keyword restricts the types. */
function typeStatement({ part, allowed }: Allowed): Statement {
  const { schema } = part;
  const names = [...allowed].map((kind) => {
    return kind === "number" && schema.kind === "number" && schema.integer ? "integer" : kind;
  });
  if (schema.kind === "literal") return { part, keys: ["enum"], words: "enum" };
  const list = names.length === 1 ? names.join("") : `[${names.join(", ")}]`;
  if (isTyped(schema) || schema.kind === "union") {
    const isUnion = schema.kind === "union" && schema.mode !== "types";
    const keyword = isUnion ? schema.mode : "type";
    const words = isUnion ? `${keyword} of ${names.join(" or ") || "nothing"}` : `type: ${list}`;
    return { part, keys: [keyword], words };
  }
  return { part, keys: [], words: names.join(" or ") || "nothing" };
}

/** The depth of nested schemas that is examined; deeper, every type is assumed to be possible. */
const deepest = 20;

/** The types that values of the part may have, or more. */
function kindsOf({ schema, chain }: Part, search: Pick<Search, "named">, depth = 0): Set<Kind> {
  if (isTyped(schema)) return new Set([schema.kind]);
  if (schema.kind === "never") return new Set();
  if (schema.kind === "literal") {
    return new Set([...schema.values.map(kindOf), ...(schema.open ? ["string" as const] : [])]);
  }
  const members: readonly Schema[] | undefined =
    schema.kind === "union" ? schema.members : alternativesOf(schema);
  if (members === undefined || depth > deepest) return new Set(kinds);
  return new Set(
    members.flatMap((member) => {
      const inner = flatten([{ schema: member, chain }], search.named);
      const sets = inner.map((part) => kindsOf(part, search, depth + 1));
      return kinds.filter((kind) => sets.every((set) => set.has(kind)));
    }),
  );
}
