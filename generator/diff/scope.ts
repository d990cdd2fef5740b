import type { Pointer, Schema } from "../model/model.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";
import type { Difference, Framing, Pair } from "./difference.js";
import type { SchemaModel } from "./schemas/schema-model.js";
import { noPlace, type SyntheticSchemas } from "./schemas/synthetic-schemas.js";

/** The results of a comparison: differences, and pairs to be compared separately. */
export type Steps = Generator<Difference | Pair<Schema>, void, undefined>;

/** The schemas that all sent values fit. References are followed. */
export type Conjunction = readonly Schema[];

/** The code of a difference: the revision accepts less, or more, than the base. */
export type Codes = readonly [narrowed: ChangeCode, widened: ChangeCode];

export interface DifferenceOptions {
  /** The keyword as written in the document, for the position. */
  readonly keys?: readonly string[];
  /** Where it stands, if not under a keyword of the schemas themselves. */
  readonly places?: {
    readonly sent?: Pointer | undefined;
    readonly accepted?: Pointer | undefined;
  };
  readonly name?: string;
  readonly sent?: string | number;
  readonly accepted?: string | number;
  readonly detail?: string;
  readonly removedType?: string;
}

/** The interface of a comparison for its parts: is every sent value accepted? */
export interface Scope {
  readonly sent: SchemaModel;
  readonly accepted: SchemaModel;
  readonly schemas: SyntheticSchemas;
  /** The base sends and the revision accepts, so a refused value narrows the contract. */
  readonly fromBase: boolean;
  readonly side: "request" | "response" | "both";
  /** Values are written as XML, where names and attributes are what `xml` says. */
  readonly xml: boolean;
  /** Only whether there is a difference matters, so its details are not built. */
  readonly proving: boolean;
  /** Undeclared properties may be sent too. */
  readonly strict: boolean;
  /** The differences of the two, by default `whole`. Named schemas are left as pairs. */
  compare(sent: Conjunction, accepted: Schema, framing?: Framing): Steps;
  /** Every value that fits all of `sent` certainly fits `accepted`. */
  proves(sent: Conjunction, accepted: Schema): boolean;
  /** The same in the reverse direction, where undeclared properties may be sent. */
  provesBack(accepted: Schema, sent: Schema): boolean;
  same(sent: Schema, accepted: Schema): boolean;
  /** No value fits both. */
  disjoint(sent: Conjunction, accepted: Schema): boolean;
  /**
   * No value is sent: the other schemas imply one that `not` excludes, or every sent value fits several
   * members of a `oneOf`.
   */
  vacuous(sent: Conjunction): boolean;
  flatten(sent: Conjunction): Conjunction;
  /** Counts a step; `false` if the limit is exceeded. */
  takeStep(size: number): boolean;
}

/** A difference: some sent value is not accepted, or it is not known. */
export function refuted(
  scope: Scope,
  codes: Codes,
  sent: Conjunction,
  accepted: Schema,
  options: DifferenceOptions = {},
): Difference {
  return difference(scope, codes, { sent, accepted, refuted: true }, options);
}

/** A change that keeps valid values valid. Only one of the two directions reports it. */
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
  const { keys = [], places = {}, name, sent, accepted } = options;
  const change = fromBase ? [sent, accepted] : [accepted, sent];
  const before = change[0] ?? "none";
  const after = change[1] ?? "none";
  const said = sent === undefined && accepted === undefined ? undefined : `${before} -> ${after}`;
  const detail = options.detail ?? said;
  const from = places.sent ?? scope.sent.pointerTo(placeOf(found.sent), ...keys);
  const to = places.accepted ?? scope.accepted.pointerTo(found.accepted.source, ...keys);
  return {
    kind: "difference",
    code: fromBase ? narrowed : widened,
    refuted: found.refuted,
    base: fromBase ? from : to,
    revision: fromBase ? to : from,
    ...(name === undefined ? {} : { name }),
    ...(detail === undefined ? {} : { detail }),
    ...(options.removedType === undefined ? {} : { removedType: options.removedType }),
  };
}

/** The place of the first schema that is in a document. */
export function placeOf(schemas: Conjunction): Pointer {
  return schemas.find(({ source }) => source !== noPlace)?.source ?? noPlace;
}
