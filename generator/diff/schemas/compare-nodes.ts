import { acceptsAll, refusesAll } from "../../model/certainty.js";
import type { NotSchema, Schema } from "../../model/model.js";
import { annotate } from "../annotate.js";
import { compareConditional } from "./compare-conditional.js";
import { compareValues } from "./compare-values.js";
import type { Framing } from "../difference.js";
import { commonKinds, kindsOf, listKinds } from "./kinds.js";
import { notePresence } from "../note-presence.js";
import { type Conjunction, refuted, type Scope, type Steps } from "../scope.js";
import { compareUnevaluated } from "./compare-unevaluated.js";
import { casesOf } from "./cases.js";
import { noteGone } from "./note-oneofs.js";

export interface Notes {
  /** Whether nothing differs, including descriptions. */
  readonly identical: (sent: Schema, accepted: Schema) => boolean;
  readonly framing: Framing;
}

/**
 * The differences of one node: why some value of `sent` may not be accepted. Inner schemas are compared
 * through the scope. References have been followed already. With `notes`, also differences that break
 * nothing.
 */
export function* compareNodes(
  scope: Scope,
  sent: Conjunction,
  accepted: Schema,
  notes?: Notes,
): Steps {
  if (sent.some(refusesAll)) return;
  if (notes !== undefined && sent.some((part) => notes.identical(part, accepted))) return;
  const parts = partsOf(scope, accepted);
  if (notes !== undefined && notes.framing !== "part") yield* notePresence(scope, sent, parts);
  const equal = sent.find((part) => scope.same(part, accepted));
  if (equal !== undefined) return yield* annotate(scope, equal, accepted);
  if (notes?.framing === "whole" && (yield* otherTypes(scope, sent, accepted))) return;
  if (parts.length > 1 && notes !== undefined && notes.framing !== "part") {
    yield* noteGone(scope, sent, parts);
  }
  const framing = parts.length > 1 ? "part" : (notes?.framing ?? "whole");
  for (const part of parts) yield* comparePart(scope, sent, part, framing);
}

/** The parts of an intersection, all of which must accept. */
function partsOf(scope: Scope, accepted: Schema): Schema[] {
  const parts = new Set<Schema>();
  const seen = new Set<Schema>();
  const waiting = [accepted];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const schema = scope.accepted.resolve(part);
    if (seen.has(schema)) continue;
    seen.add(schema);
    if (schema.kind === "intersection") waiting.push(...[...schema.members].reverse());
    else parts.add(schema);
    if (schema.kind === "unevaluated") waiting.push(schema.base);
  }
  return [...parts];
}

/** If no type is common, only this is reported. */
function* otherTypes(
  scope: Scope,
  sent: Conjunction,
  accepted: Schema,
): Generator<ReturnType<typeof refuted>, boolean, undefined> {
  const from = commonKinds(sent.map((part) => kindsOf(part, scope.sent)));
  const to = kindsOf(accepted, scope.accepted);
  if (from.size === 0 || to.size === 0 || commonKinds([from, to]).size > 0) return false;
  const keys = ["type"];
  const kinds = { sent: listKinds(from, sent), accepted: listKinds(to, [accepted]) };
  yield refuted(scope, ["type-changed", "type-changed"], sent, accepted, { keys, ...kinds });
  return true;
}

function* comparePart(scope: Scope, sent: Conjunction, part: Schema, framing: Framing): Steps {
  const equal = sent.find((schema) => scope.same(schema, part));
  if (equal !== undefined) return yield* annotate(scope, equal, part);
  if (acceptsAll(part)) return;
  switch (part.kind) {
    case "any":
    case "ref":
    case "intersection":
      // Cannot occur: followed and split already.
      return;
    case "never":
      yield refuted(scope, ["schema-narrowed", "schema-widened"], sent, part);
      return;
    case "not":
      return yield* compareToNot(scope, sent, part);
    case "conditional":
      return yield* compareConditional(scope, sent, part);
    case "unevaluated":
      return yield* compareUnevaluated(scope, sent, part);
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "array":
    case "object":
    case "union":
      return yield* compareValues(scope, sent, part, framing);
    default:
      return part satisfies never;
  }
}

/** Whether `not` excludes none of the sent values. */
function* compareToNot(scope: Scope, sent: Conjunction, accepted: NotSchema): Steps {
  const excluded = accepted.schema;
  if (scope.disjoint(sent, excluded)) return;
  const excludesMore = sent.some((part) => {
    return part.kind === "not" && scope.provesBack(excluded, part.schema);
  });
  if (excludesMore) return;
  const cases = casesOf(scope, sent);
  if (cases?.every((part) => scope.proves(part, accepted)) === true) return;
  yield refuted(scope, ["schema-narrowed", "schema-widened"], sent, accepted, { detail: "`not`" });
}
