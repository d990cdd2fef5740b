import type { ConditionalSchema } from "../../model/model.js";
import { casesOf } from "./cases.js";
import { refuted, type Conjunction, type Scope, type Steps } from "../scope.js";
import { anySchema } from "./synthetic-schemas.js";

/** Whether all that is sent fits `then` where it fits `if`, and `else` where it does not. */
export function* compareConditional(
  scope: Scope,
  sent: Conjunction,
  accepted: ConditionalSchema,
): Steps {
  const { then = anySchema, else: otherwise = anySchema } = accepted;
  if (scope.disjoint(sent, accepted.if)) return yield* scope.compare(sent, otherwise, "part");
  if (scope.proves(sent, accepted.if)) return yield* scope.compare(sent, then, "part");
  const match = sent.find(
    (part) => part.kind === "conditional" && scope.same(part.if, accepted.if),
  );
  if (match?.kind === "conditional") {
    const rest = sent.filter((part) => part !== match);
    yield* scope.compare([...rest, match.if, match.then ?? anySchema], then, "part");
    const passed = scope.schemas.not(match.if);
    return yield* scope.compare([...rest, passed, match.else ?? anySchema], otherwise, "part");
  }
  if (scope.proves(sent, then) && scope.proves(sent, otherwise)) return;
  const cases = casesOf(scope, sent);
  if (cases?.every((part) => scope.proves(part, accepted)) === true) return;
  const options = { keys: ["if"], detail: "`if`" };
  yield refuted(scope, ["schema-narrowed", "schema-widened"], sent, accepted, options);
}
