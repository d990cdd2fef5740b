import { refusesAll } from "../../model/certainty.js";
import type { UnevaluatedSchema } from "../../model/model.js";
import { casesOf } from "./cases.js";
import { compareValues } from "./compare-values.js";
import { decided, requires, sentDecision, tagDecision, type Decide } from "./evaluated-cases.js";
import type { Conjunction, Scope, Steps } from "../scope.js";

/** The maximum depth of nested alternatives that are split to decide what was evaluated. */
const deepest = 8;

/**
 * Compares the sent values with `unevaluatedProperties` or `unevaluatedItems` (JSON Schema 2020-12, core,
 * 11). What the base evaluates can depend on the value, so the cases of the sent values are compared one by
 * one where necessary.
 */
export function* compareUnevaluated(
  scope: Scope,
  sent: Conjunction,
  part: UnevaluatedSchema,
  depth = 0,
): Steps {
  const seen = decided(scope.accepted.evaluated(part), acceptedDecision(scope, sent));
  if (seen.all && seen.abandoned !== true) return;
  const isOpen = seen.cases.length > 0 && depth < deepest && scope.takeStep(sent.length);
  const cases = isOpen ? (casesOf(scope, sent) ?? openCases(scope, sent)) : undefined;
  if (cases === undefined) {
    const rule = scope.schemas.resting(part, { ...seen, all: false, cases: [] });
    return yield* compareValues(scope, sent, rule, "part");
  }
  for (const one of cases) {
    const flat = scope.flatten(one);
    if (!flat.some(refusesAll)) yield* compareUnevaluated(scope, flat, part, depth + 1);
  }
}

/** The cases with and without an alternative on which the sender's own unevaluated parts depend. */
function openCases(scope: Scope, sent: Conjunction): readonly Conjunction[] | undefined {
  for (const part of sent) {
    if (part.kind !== "unevaluated") continue;
    const { cases } = decided(scope.sent.evaluated(part), sentDecision(scope, sent));
    const [open] = cases.flatMap(({ condition }) =>
      condition.kind === "fits" ? [condition.schema] : [],
    );
    if (open !== undefined)
      return [
        [...sent, open],
        [...sent, scope.schemas.not(open)],
      ];
  }
  return undefined;
}

/** Decides conditions of the accepting document, by proof. */
function acceptedDecision(scope: Scope, sent: Conjunction): Decide {
  return (condition) => {
    switch (condition.kind) {
      case "fits":
        if (scope.proves(sent, condition.schema)) return true;
        return scope.proves(sent, scope.schemas.not(condition.schema)) ? false : undefined;
      case "has":
        return requires(sent, condition.property) ? true : undefined;
      case "tagged":
        return tagDecision(scope, sent, condition) === true ? true : undefined;
      default:
        return condition satisfies never;
    }
  };
}
