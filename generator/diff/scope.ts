import type { Pointer, Schema } from "../model/model.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";
import type { Difference, Framing, Pair } from "./difference.js";
import type { SchemaModel } from "./schemas/schema-model.js";
import { noPlace, type SyntheticSchemas } from "./schemas/synthetic-schemas.js";

/** What a comparison comes upon: differences, and pairs that are to be compared on their own. */
export type Steps = Generator<Difference | Pair<Schema>, void, undefined>;

/** All of them hold: what is known of the values that are sent. References are followed. */
export type Conjunction = readonly Schema[];

/** The code of a difference as seen from the base: the revision accepts less, or more. */
export type Codes = readonly [narrowed: ChangeCode, widened: ChangeCode];

export interface DifferenceOptions {
  /** The keyword, for the position; as it is called where it stands. */
  readonly keys?: readonly string[];
  readonly name?: string;
  readonly sent?: string | number;
  readonly accepted?: string | number;
  readonly detail?: string;
}

/** What the parts of a comparison ask of it: is every value that is sent accepted? */
export interface Scope {
  readonly sent: SchemaModel;
  readonly accepted: SchemaModel;
  readonly schemas: SyntheticSchemas;
  /** The values that are sent are those of the base: what is refused makes the contract narrower. */
  readonly fromBase: boolean;
  readonly side: "request" | "response" | "both";
  /** Values are written as XML, where names and attributes are what `xml` says. */
  readonly xml: boolean;
  /** Nobody reads the differences: whether there is one is all that counts. */
  readonly proving: boolean;
  /** Properties that a sender does not declare may be sent all the same. */
  readonly strict: boolean;
  /** The differences of the two, by default `whole`; those of schemas with a name are left as a pair. */
  compare(sent: Conjunction, accepted: Schema, framing?: Framing): Steps;
  /** Every value that fits all of `sent` certainly fits `accepted`. */
  proves(sent: Conjunction, accepted: Schema): boolean;
  /** The same the other way round, and nothing counts as unsent. */
  provesBack(accepted: Schema, sent: Schema): boolean;
  same(sent: Schema, accepted: Schema): boolean;
  /** No value fits both. */
  disjoint(sent: Conjunction, accepted: Schema): boolean;
  /**
   * No value is sent: something that `not` rules out follows from the rest. Of a `oneOf` whose members
   * all fit whatever is sent, no value fits exactly one.
   */
  vacuous(sent: Conjunction): boolean;
  flatten(sent: Conjunction): Conjunction;
  /** Counts work; `false` where there was too much of it. */
  takeStep(size: number): boolean;
}

/** Some value that is sent is not accepted, or nobody knows. */
export function refuted(
  scope: Scope,
  codes: Codes,
  sent: Conjunction,
  accepted: Schema,
  options: DifferenceOptions = {},
): Difference {
  return difference(scope, codes, { sent, accepted, refuted: true }, options);
}

/** A change that keeps valid what was valid. Only one of the two directions tells of it. */
export function* noted(
  scope: Scope,
  code: ChangeCode,
  sent: Schema,
  accepted: Schema,
  options: DifferenceOptions = {},
): Steps {
  if (scope.proving || !scope.fromBase) return;
  yield difference(scope, [code, code], { sent: [sent], accepted, refuted: false }, options);
}

function difference(
  scope: Scope,
  [narrowed, widened]: Codes,
  found: { sent: Conjunction; accepted: Schema; refuted: boolean },
  options: DifferenceOptions,
): Difference {
  const { fromBase } = scope;
  const { keys = [], name, sent, accepted } = options;
  const change = fromBase ? [sent, accepted] : [accepted, sent];
  const before = change[0] ?? "none";
  const after = change[1] ?? "none";
  const transition =
    sent === undefined && accepted === undefined ? undefined : `${before} -> ${after}`;
  const detail = options.detail ?? transition;
  const from = scope.sent.pointerTo(placeOf(found.sent), ...keys);
  const to = scope.accepted.pointerTo(found.accepted.source, ...keys);
  return {
    kind: "difference",
    code: fromBase ? narrowed : widened,
    refuted: found.refuted,
    base: fromBase ? from : to,
    revision: fromBase ? to : from,
    ...(name === undefined ? {} : { name }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** The first of them that stands in a document. */
export function placeOf(schemas: Conjunction): Pointer {
  return schemas.find(({ source }) => source !== noPlace)?.source ?? noPlace;
}
