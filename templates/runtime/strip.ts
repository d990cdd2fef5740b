/** `strip`: a copy of a value without the properties that its schema does not declare. */
import { hasOwn } from "./own.js";
import {
  type Layer,
  type Pending,
  type Place,
  placeOf,
  shapeField,
  type StripPart,
} from "./strip-shape.js";

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
  return value.map((item, index) => {
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
  return kept < Math.max(...least) ? value : copy;
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
