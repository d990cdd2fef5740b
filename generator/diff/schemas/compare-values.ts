import type { JsonValue, LiteralSchema, Schema } from "../../model/model.js";
import { casesOf } from "./cases.js";
import { compareArrays } from "./compare-arrays.js";
import { compareNumbers } from "./compare-numbers.js";
import { compareObjects } from "./compare-objects.js";
import { compareStrings } from "./compare-strings.js";
import { compareToUnion, provedMember } from "./compare-unions.js";
import type { Framing } from "../difference.js";
import { allKinds, kindsOf, listKinds, type Kind } from "./kinds.js";
import {
  placeOf,
  refuted,
  type Codes,
  type Conjunction,
  type Scope,
  type Steps,
} from "../scope.js";
import { bareTypes } from "./synthetic-schemas.js";

/** Compares the sent values with a schema of types or listed values. */
export function* compareValues(
  scope: Scope,
  sent: Conjunction,
  accepted: Schema,
  framing: Framing,
): Steps {
  const listed = sent.find((part) => part.kind === "literal" && !part.open);
  if (listed?.kind === "literal") return yield* compareListed(scope, sent, listed, accepted);
  const open = sent.find((part) => part.kind === "literal" && part.open);
  if (open !== undefined && accepted.kind === "literal" && !accepted.open) {
    yield refuted(scope, ["enum-closed", "enum-opened"], [open], accepted, { keys: ["enum"] });
    return;
  }
  const member = provedMember(scope, sent, accepted);
  if (member !== undefined) return yield* scope.compare(sent, member, framing);
  const cases = casesOf(scope, sent);
  if (cases !== undefined) {
    for (const part of cases)
      yield* scope.compare(part, accepted, framing === "part" ? framing : "case");
    return;
  }
  const kinds = new Set(sent.flatMap((part) => kindOf(part) ?? []));
  const [kind] = kinds;
  // No value has two types, so nothing is sent.
  if (kinds.size > 1) return;
  if (kind === undefined) return yield* compareAnything(scope, sent, accepted);
  yield* compareKind(scope, sent, kind, { accepted, framing });
}

function kindOf(schema: Schema): Kind | undefined {
  return allKinds.find((kind) => kind === schema.kind);
}

/** Checks each listed value. */
function* compareListed(
  scope: Scope,
  sent: Conjunction,
  listed: LiteralSchema,
  accepted: Schema,
): Steps {
  const others = sent.filter((part) => part !== listed);
  const values = listed.values.filter((value) =>
    others.every((part) => scope.sent.accepts(part, value)),
  );
  yield* compareEach(scope, [listed, ...others], values, accepted);
}

function* compareEach(
  scope: Scope,
  sent: Conjunction,
  values: readonly JsonValue[],
  accepted: Schema,
): Steps {
  const refused = values.filter((value) => !scope.accepted.accepts(accepted, value));
  if (refused.length === 0) return;
  const isNull = refused.every((value) => value === null);
  const codes: Codes = isNull
    ? ["became-not-nullable", "became-nullable"]
    : ["enum-value-removed", "enum-value-added"];
  const shown = refused.slice(0, 10).map((value) => JSON.stringify(value));
  const more = refused.length > shown.length ? `, and ${refused.length - shown.length} more` : "";
  const detail = isNull ? {} : { detail: shown.join(", ") + more };
  yield refuted(scope, codes, sent, accepted, { keys: ["enum"], ...detail });
}

/** The type of the sent values is not known: compares each type. */
function* compareAnything(scope: Scope, sent: Conjunction, accepted: Schema): Steps {
  const place = placeOf(sent);
  const failing = bareTypes.filter((bare) => {
    return !scope.proves([...sent, scope.schemas.placed(bare, place)], accepted);
  });
  if (failing.length === 0) return;
  const kinds = kindsOf(accepted, scope.accepted);
  const lost = failing.flatMap((bare) => kindOf(bare) ?? []).filter((kind) => !kinds.has(kind));
  const codes: Codes =
    lost.length > 0 ? ["type-removed", "type-added"] : ["schema-narrowed", "schema-widened"];
  const detail = lost.length > 0 ? { detail: listKinds(lost) } : {};
  yield refuted(scope, codes, sent, accepted, { keys: ["type"], ...detail });
}

interface Target {
  readonly accepted: Schema;
  readonly framing: Framing;
}

function* compareKind(
  scope: Scope,
  sent: Conjunction,
  kind: Kind,
  { accepted, framing }: Target,
): Steps {
  if (!kindsOf(accepted, scope.accepted).has(kind))
    return yield* otherKind(scope, sent, kind, accepted);
  if (accepted.kind === "union")
    return yield* compareToUnion(scope, sent, kind, { accepted, framing });
  if (kind === "null") return;
  if (kind === "boolean") {
    if (accepted.kind === "boolean") return;
    return yield* compareEach(scope, sent, [true, false], accepted);
  }
  if (accepted.kind === "literal") {
    if (accepted.open && kind === "string") return;
    const options = { keys: ["enum"] };
    yield refuted(scope, ["enum-introduced", "enum-lifted"], sent, accepted, options);
    return;
  }
  if (accepted.kind === "number") return yield* compareNumbers(scope, sent, accepted);
  if (accepted.kind === "string") return yield* compareStrings(scope, sent, accepted);
  if (accepted.kind === "array") return yield* compareArrays(scope, sent, accepted);
  if (accepted.kind === "object") return yield* compareObjects(scope, sent, accepted, framing);
  yield refuted(scope, ["schema-narrowed", "schema-widened"], sent, accepted);
}

function* otherKind(scope: Scope, sent: Conjunction, kind: Kind, accepted: Schema): Steps {
  const codes: Codes =
    kind === "null" ? ["became-not-nullable", "became-nullable"] : ["type-removed", "type-added"];
  const detail = kind === "null" ? {} : { detail: listKinds([kind], sent) };
  yield refuted(scope, codes, sent, accepted, { keys: ["type"], ...detail });
}
