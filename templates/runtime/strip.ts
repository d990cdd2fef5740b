/** `strip`: a copy of a value without the properties that its schema does not declare. */

import { copyDigits, hasOwn } from "./own.js";

/** Levels of a value; validators give up there too. */
const MOST_LEVELS = 1000;

/**
 * A copy of a valid value without the properties that the schema does not declare, at any depth. What the
 * schema says nothing of is shared with the original, and so are values that are neither plain objects
 * nor arrays. Throws a RangeError for a value that is nested too deeply.
 */
export function strip(value: unknown, part: StripPart): unknown {
  return stripAt(value, [{ part, exact: false, declares: true }], 0);
}

function stripAt(
  value: unknown,
  parts: readonly Pending[],
  level: number,
): unknown {
  if (parts.length === 0 || !isContainer(value)) return value;
  if (level > MOST_LEVELS) {
    throw new RangeError(
      `The value is nested too deeply: more than ${MOST_LEVELS} levels`,
    );
  }
  const place = placeOf(value, parts, false);
  const result = stripPlace(place, level);
  const isKept = place.unions.every(
    ({ one, members }) =>
      !one || members.filter((member) => member[0](result)).length === 1,
  );
  // Without what was dropped, another member of a `oneOf` fits too.
  return isKept ? result : stripPlace(placeOf(value, parts, true), level);
}

function stripPlace(place: Place, level: number): unknown {
  const { value, layers } = place;
  const isList = Array.isArray(value);
  const isWhole = layers.some(
    ({ shape, exact }) =>
      shapeField(shape, "whole") === true ||
      (isList && shapeField(shape, "unique") === true) ||
      (exact && shapeField(shape, "counts") === true),
  );
  if (isWhole) return value;
  return isList
    ? stripItems(value as readonly unknown[], layers, level)
    : stripObject(value as Record<string, unknown>, layers, level);
}

function isContainer(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function stripItems(
  value: readonly unknown[],
  layers: readonly Layer[],
  level: number,
): unknown[] {
  const copy = value.map((item, index) => {
    const parts = layers.flatMap(({ shape, exact, declares }) => {
      const prefix = shapeField(shape, "prefixItems") ?? [];
      const part =
        index < prefix.length ? prefix[index] : shapeField(shape, "items");
      const contained = shapeField(shape, "contained");
      return [
        ...(part === undefined ? [] : [{ part, exact, declares }]),
        ...(contained === undefined
          ? []
          : [{ part: contained, exact: true, declares: false }]),
      ];
    });
    return stripAt(item, parts, level + 1);
  });
  return copyDigits(value, copy);
}

function stripObject(
  value: Readonly<Record<string, unknown>>,
  layers: readonly Layer[],
  level: number,
): object {
  // `type: object` and nothing else: free-form.
  if (!layers.some(namesProperties)) return value;
  const copy: Record<string, unknown> = {};
  let kept = 0;
  for (const name of Object.keys(value)) {
    const parts = partsOf(name, layers);
    if (parts === undefined) continue;
    kept++;
    const item = stripAt(value[name], parts, level + 1);
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(copy, name, {
      value: item,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  const least = layers.map(
    ({ shape }) => shapeField(shape, "minProperties") ?? 0,
  );
  return kept < Math.max(...least) ? value : copyDigits(value, copy);
}

function namesProperties({ shape, declares }: Layer): boolean {
  return (
    declares &&
    (["properties", "patterns", "rest", "tag"] as const).some(
      (key) => shapeField(shape, key) !== undefined,
    )
  );
}

/** What the layers say of a property's value; `undefined` where none of them declares the property. */
function partsOf(
  name: string,
  layers: readonly Layer[],
): readonly Pending[] | undefined {
  const parts: Pending[] = [];
  let isDeclared = false;
  for (const { shape, exact, declares } of layers) {
    const add = (part: StripPart | undefined) => {
      isDeclared = true;
      if (part !== undefined) parts.push({ part, exact, declares });
    };
    const properties = shapeField(shape, "properties");
    let isNamed = properties?.has(name) === true;
    if (isNamed) add(properties?.get(name));
    for (const entry of shapeField(shape, "patterns") ?? []) {
      if (!entry[0].test(name)) continue;
      isNamed = true;
      add(entry[1]);
    }
    const rest = shapeField(shape, "rest");
    if (!isNamed && rest !== undefined)
      add(hasOwn(rest, "part") ? rest.part : undefined);
    if (shapeField(shape, "tag")?.property === name) isDeclared = true;
  }
  return isDeclared ? parts : undefined;
}

/** What a schema declares, and all that is said of one value. */
/** A part of a schema that says something of an object or an array; a function, since schemas recurse. */
export type StripPart = () => StripShape;

/** What a schema declares of objects and arrays. All of it is optional: a missing field says nothing. */
export interface StripShape {
  /** Declared properties; `undefined` where nothing can be dropped from their values. */
  readonly properties?: ReadonlyMap<string, StripPart | undefined>;
  readonly patterns?: readonly (readonly [
    pattern: { test(name: string): boolean },
    part: StripPart | undefined,
  ])[];
  /** All other properties are declared too, by `additionalProperties`. */
  readonly rest?: { readonly part?: StripPart | undefined };
  /** Fewer properties than that are not valid: nothing is dropped then. */
  readonly minProperties?: number;
  /** Dropping anything at all could change whether the value fits: it is kept as it is. */
  readonly whole?: boolean;
  /** As `whole`, where the schema stands under `not`, `if` or `oneOf`. */
  readonly counts?: boolean;
  /** Of arrays: without what is dropped, two items may be equal. They are kept as they are. */
  readonly unique?: boolean;
  readonly prefixItems?: readonly (StripPart | undefined)[];
  readonly items?: StripPart;
  /** Of each item in addition: under `contains`. */
  readonly contained?: StripPart;
  /** Schemas that speak of the same value. */
  readonly all?: readonly StripPart[];
  /** As `all`; each has to fit after as before, or not to fit after as before. */
  readonly exact?: readonly StripPart[];
  /** As `exact`, and what it names is not declared by that alone: `not`, `if`, `contains`. */
  readonly asked?: readonly StripPart[];
  readonly tag?: {
    readonly property: string;
    readonly members: ReadonlyMap<string, StripPart | undefined>;
    readonly otherwise: readonly StripPart[];
  };
  /** A union whose members can be asked: those that fit count. */
  readonly fits?: {
    /** `oneOf`. */
    readonly one: boolean;
    readonly members: readonly (readonly [
      accepts: (value: unknown) => boolean,
      part: StripPart,
    ])[];
  };
}

/** A shape with the way in which it holds at a place. */
export interface Layer {
  readonly shape: StripShape;
  readonly exact: boolean;
  readonly declares: boolean;
}

/** A value with all that is said of it. */
export interface Place {
  readonly value: object;
  readonly layers: Layer[];
  readonly unions: NonNullable<StripShape["fits"]>[];
  /** Members of unions are not asked: all of them count. */
  readonly merged: boolean;
}

/** A shape that is yet to be looked at. */
export type Pending = Omit<Layer, "shape"> & { readonly part: StripPart };

/** Own fields only: a shape is an object of the output, and `Object.prototype` may have been changed. */
export function shapeField<K extends keyof StripShape>(
  shape: StripShape,
  key: K,
): StripShape[K] | undefined {
  return hasOwn(shape, key) ? shape[key] : undefined;
}

/** Shapes within shapes, each made once. */
const shapes = /* @__PURE__ */ new WeakMap<StripPart, StripShape>();

function shapeFrom(part: StripPart): StripShape {
  const known = shapes.get(part);
  if (known !== undefined) return known;
  const shape = part();
  shapes.set(part, shape);
  return shape;
}

/** All shapes that speak of the value itself, by way of references, `allOf` and unions. */
export function placeOf(
  value: object,
  parts: readonly Pending[],
  merged: boolean,
): Place {
  const place: Place = { value, layers: [], unions: [], merged };
  const seen = new Map<StripPart, number>();
  const queue = [...parts];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { part, exact, declares } = next;
    // A part that comes again in the same way has nothing to add; it may be the value's own.
    const way = 1 << ((exact ? 1 : 0) + (declares ? 2 : 0));
    const ways = seen.get(part) ?? 0;
    if ((ways & way) !== 0) continue;
    seen.set(part, ways | way);
    const shape = shapeFrom(part);
    place.layers.push({ shape, exact, declares });
    for (const one of shapeField(shape, "all") ?? [])
      queue.push({ part: one, exact, declares });
    for (const one of shapeField(shape, "exact") ?? [])
      queue.push({ part: one, exact: true, declares });
    for (const one of shapeField(shape, "asked") ?? [])
      queue.push({ part: one, exact: true, declares: false });
    queue.push(...membersOf(shape, place, next));
  }
  return place;
}

/** The members of the shape's unions that the value is, or may be. */
function membersOf(
  shape: StripShape,
  place: Place,
  { exact, declares }: Pending,
): Pending[] {
  const { value, unions, merged } = place;
  const found: Pending[] = [];
  const tag = shapeField(shape, "tag");
  if (tag !== undefined) {
    const own = hasOwn(value, tag.property)
      ? (value as Record<string, unknown>)[tag.property]
      : undefined;
    const isKnown = typeof own === "string" && tag.members.has(own);
    const member = isKnown ? tag.members.get(own) : undefined;
    if (member !== undefined) found.push({ part: member, exact, declares });
    if (!isKnown)
      for (const part of tag.otherwise)
        found.push({ part, exact: true, declares });
  }
  const fits = shapeField(shape, "fits");
  if (fits === undefined) return found;
  const fitting =
    exact || merged ? [] : fits.members.filter((member) => member[0](value));
  if (fitting.length > 0) unions.push(fits);
  for (const entry of fitting.length > 0 ? fitting : fits.members)
    found.push({
      part: entry[1],
      exact: exact || fitting.length === 0,
      declares,
    });
  return found;
}
