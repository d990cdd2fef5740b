import { refusesAll } from "../../model/certainty.js";
import type { ArraySchema, Contains, Schema } from "../../model/model.js";
import { placeOf, refuted, type Conjunction, type Scope, type Steps } from "../scope.js";
import { anySchema } from "./synthetic-schemas.js";
import { perhapsEvaluated } from "./evaluated-cases.js";

/** Compares arrays: their items by position, and the constraints on the whole array. */
export function* compareArrays(scope: Scope, sent: Conjunction, accepted: ArraySchema): Steps {
  const known = sentArray(scope, sent);
  yield* compareLength(scope, known, accepted);
  yield* compareItems(scope, known, accepted);
  if (accepted.uniqueItems && !known.unique && known.most > 1) {
    const codes = ["unique-items-added", "unique-items-removed"] as const;
    yield refuted(scope, codes, known.arrays, accepted, { keys: ["uniqueItems"] });
  }
  yield* compareContains(scope, known, accepted);
}

/** The constraints on the sent arrays. */
interface SentArray {
  readonly arrays: readonly ArraySchema[];
  readonly least: number;
  readonly most: number;
  readonly unique: boolean;
  /** The number of positions with a separate schema. */
  readonly positions: number;
  itemAt(position: number): Conjunction;
}

function sentArray(scope: Scope, sent: Conjunction): SentArray {
  const arrays = sent.flatMap((part) => (part.kind === "array" ? [part] : []));
  const rests = unevaluatedItems(scope, sent);
  const positions = Math.max(
    0,
    ...arrays.map(({ prefixItems }) => prefixItems.length),
    ...rests.map(({ first }) => first),
  );
  const anything = scope.schemas.placed(anySchema, placeOf(arrays));
  const itemAt = (position: number): Conjunction => {
    const own = arrays.flatMap(({ prefixItems, items }) => prefixItems[position] ?? items ?? []);
    const schemas = [
      ...own,
      ...rests.flatMap((rest) => (position < rest.first ? [] : rest.schema)),
    ];
    return schemas.length > 0 ? schemas : [anything];
  };
  const isEnd = (position: number): boolean =>
    itemAt(position).some((schema) => refusesAll(scope.sent.resolve(schema)));
  const end = Array.from({ length: positions + 1 }, (_, at) => at).find(isEnd) ?? Infinity;
  return {
    arrays,
    positions,
    itemAt,
    least: Math.max(
      0,
      ...arrays.map(({ minItems = 0, contains }) => Math.max(minItems, leastOf(contains))),
    ),
    most: Math.min(end, ...arrays.map(({ maxItems = Infinity }) => maxItems)),
    unique: arrays.some(({ uniqueItems }) => uniqueItems),
  };
}

/** The schemas of `unevaluatedItems` for all items from a position on. */
function unevaluatedItems(
  scope: Scope,
  sent: Conjunction,
): readonly { readonly first: number; readonly schema: Schema }[] {
  return sent.flatMap((part) => {
    if (part.kind !== "unevaluated" || part.of !== "items") return [];
    const seen = perhapsEvaluated(scope, sent, part);
    const isByPlace = !seen.all && seen.matching.length === 0;
    return isByPlace ? [{ first: seen.first, schema: part.schema }] : [];
  });
}

function leastOf(contains: Contains | undefined): number {
  return contains?.min ?? 0;
}

function* compareLength(scope: Scope, known: SentArray, accepted: ArraySchema): Steps {
  const { minItems = 0, maxItems = Infinity } = accepted;
  const { arrays, least, most } = known;
  if (least < minItems) {
    const options = { keys: ["minItems"], sent: least, accepted: minItems };
    yield refuted(scope, ["min-items-raised", "min-items-lowered"], arrays, accepted, options);
  }
  if (most > maxItems) {
    const before = most === Infinity ? {} : { sent: most };
    const options = { keys: ["maxItems"], ...before, accepted: maxItems };
    yield refuted(scope, ["max-items-lowered", "max-items-raised"], arrays, accepted, options);
  }
}

function* compareItems(scope: Scope, known: SentArray, accepted: ArraySchema): Steps {
  const { prefixItems, items = anySchema } = accepted;
  const last = Math.max(known.positions, prefixItems.length);
  for (let position = 0; position <= last && position < known.most; position++) {
    const target = prefixItems[position] ?? items;
    yield* scope.compare(known.itemAt(position), target);
  }
}

function* compareContains(scope: Scope, known: SentArray, accepted: ArraySchema): Steps {
  const { contains } = accepted;
  if (contains === undefined) return;
  const { schema, min, max = Infinity } = contains;
  const enough = min === 0 || holdsEnough(scope, known, contains);
  const few = known.most <= max || holdsFew(scope, known, contains);
  if (enough && few) return;
  const asked = `at least ${min}${max === Infinity ? "" : `, at most ${max}`}`;
  const options = { keys: ["contains"], detail: asked };
  const codes = ["contains-narrowed", "contains-widened"] as const;
  yield refuted(scope, codes, known.arrays, { ...accepted, source: schema.source }, options);
}

function holdsEnough(scope: Scope, known: SentArray, { schema, min }: Contains): boolean {
  const promised = known.arrays.some(({ contains }) => {
    return contains !== undefined && contains.min >= min && scope.proves([contains.schema], schema);
  });
  if (promised) return true;
  if (known.least < min) return false;
  const positions = Array.from({ length: known.positions + 1 }, (_, at) => at);
  return positions.every((at) => at >= known.most || scope.proves(known.itemAt(at), schema));
}

function holdsFew(scope: Scope, known: SentArray, { schema, max = Infinity }: Contains): boolean {
  return known.arrays.some(({ contains }) => {
    const most = contains?.max ?? Infinity;
    return contains !== undefined && most <= max && scope.provesBack(schema, contains.schema);
  });
}
