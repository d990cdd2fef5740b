import type { NotSchema } from "../../model/model.js";
import { casesOf } from "./cases.js";
import { refuted, type Conjunction, type Scope, type Steps } from "../scope.js";

/** Whether `not` excludes none of the sent values. */
export function* compareToNot(scope: Scope, sent: Conjunction, accepted: NotSchema): Steps {
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
