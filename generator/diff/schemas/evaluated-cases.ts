import { mergeEvaluated, type Evaluated, type EvaluatedCase } from "../../model/evaluated.js";
import type { UnevaluatedSchema } from "../../model/model.js";
import type { Conjunction, Scope } from "../scope.js";

/** Whether a condition is true for every sent value; `undefined`: not known. */
export type Decide = (condition: EvaluatedCase["condition"]) => boolean | undefined;

/**
 * Everything that may be evaluated in some sent value. All other parts certainly fit the schema of
 * `unevaluatedProperties` or `unevaluatedItems`.
 */
export function perhapsEvaluated(
  scope: Scope,
  sent: Conjunction,
  part: UnevaluatedSchema,
): Evaluated {
  return withAllCases(decided(scope.sent.evaluated(part), sentDecision(scope, sent)));
}

/** What is evaluated where the conditions are decided; undecided cases are kept. */
export function decided(seen: Evaluated, decide: Decide): Evaluated {
  if (seen.all) return seen;
  const parts = seen.cases.map((one): Evaluated => {
    const holds = decide(one.condition);
    if (holds !== undefined) return decided(holds ? one.then : one.else, decide);
    const open = { ...one, then: decided(one.then, decide), else: decided(one.else, decide) };
    return { ...mergeEvaluated([]), cases: [open] };
  });
  return mergeEvaluated([{ ...seen, cases: [] }, ...parts]);
}

function withAllCases(seen: Evaluated): Evaluated {
  const parts = seen.cases.flatMap((one) => [withAllCases(one.then), withAllCases(one.else)]);
  return mergeEvaluated([{ ...seen, cases: [] }, ...parts]);
}

/** Decides conditions of the sending document, by the chosen alternatives. */
export function sentDecision(scope: Scope, sent: Conjunction): Decide {
  return (condition) => {
    switch (condition.kind) {
      case "fits":
        if (scope.flatten([condition.schema]).every((part) => sent.includes(part))) return true;
        return sent.includes(scope.schemas.not(condition.schema)) ? false : undefined;
      case "has":
        return requires(sent, condition.property) ? true : undefined;
      case "tagged":
        return tagDecision(scope, sent, condition);
      default:
        return condition satisfies never;
    }
  };
}

export function requires(sent: Conjunction, property: string): boolean {
  return sent.some((part) => part.kind === "object" && part.required.includes(property));
}

export function tagDecision(
  scope: Scope,
  sent: Conjunction,
  { property, tags }: { readonly property: string; readonly tags: readonly string[] },
): boolean | undefined {
  if (tags.some((tag) => sent.includes(scope.schemas.tagged(property, tag)))) return true;
  return scope.schemas.isTagged(sent, property) ? false : undefined;
}
