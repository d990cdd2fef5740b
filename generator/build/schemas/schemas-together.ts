import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { referencedPlace } from "../../json/reference.js";
import type { Dialect, SchemaContext } from "../context.js";
import { extensionOf } from "../extensions.js";
import { isLeftOut } from "../../model/access.js";

/** What is known of the document around a schema that has not been built. */
export interface SchemaScope {
  readonly document: JsonObject;
  readonly dialect: Pick<Dialect, "refSiblings">;
}

/** A schema object, with its place in the bundled document. */
export interface ObjectPlace {
  readonly value: JsonObject;
  readonly pointer: Pointer;
}

/** A schema that holds together with another one. */
export interface Together extends ObjectPlace {
  /** It stands behind a `$ref`. */
  readonly isBehind: boolean;
}

/** A union asks for each of its members: more schemas than this belong to a hostile document. */
const mostSchemas = 64;

interface WalkOptions {
  /** Schemas that do not count are not entered either. */
  readonly leavesOut?: (schema: JsonObject) => boolean;
  readonly most?: number;
}

/**
 * The schemas that a value has to fit together: this one, the targets of `$ref`, and the items of `allOf`,
 * each once, the nearest first. In OpenAPI 3.0 a schema with a `$ref` is its target alone.
 */
export function* placesTogether(
  { value, pointer }: { readonly value: JsonValue | undefined; readonly pointer: Pointer },
  { document, dialect }: SchemaScope,
  { leavesOut = () => false, most = mostSchemas }: WalkOptions = {},
): Generator<Together, void, undefined> {
  const found = new Map<JsonValue, Together>();
  const add = (schema: JsonValue | undefined, place: Pointer, isBehind: boolean) => {
    if (!isJsonObject(schema) || found.has(schema) || found.size >= most) return;
    found.set(schema, { value: schema, pointer: place, isBehind });
  };
  add(value, pointer, false);
  // A Map's iterator also visits what is added while it runs.
  for (const together of found.values()) {
    const { value: schema, pointer: place, isBehind } = together;
    if (leavesOut(schema)) continue;
    const target = referencedPlace(schema);
    if (target !== undefined) add(valueAt(document, target), target, true);
    // OpenAPI 3.0: what stands beside a reference is ignored.
    if (target !== undefined && !dialect.refSiblings) continue;
    yield together;
    for (const [index, item] of itemsOf(ownValue(schema, "allOf")).entries()) {
      add(item, appendPointer(place, "allOf", index), isBehind);
    }
  }
}

/** The same of a schema whose place does not matter. */
export function* schemasTogether(
  start: JsonValue | undefined,
  scope: SchemaScope,
  options?: WalkOptions,
): Generator<JsonObject, void, undefined> {
  for (const { value } of placesTogether({ value: start, pointer: "" }, scope, options)) {
    yield value;
  }
}

/** Keywords whose schemas apply to the same value, and may leave its type to the schema around them. */
const inPlace = ["allOf", "anyOf", "oneOf", "not", "if"];

/**
 * Whether a schema accepts only objects, by its `type`, by `$ref`, or in `allOf`. Schemas inside it without
 * a type then apply to objects only.
 */
export function onlyObjects(schema: JsonObject, scope: SchemaScope): boolean {
  if (!inPlace.some((keyword) => Object.hasOwn(schema, keyword))) return false;
  // A nullable part also accepts null, so it does not count.
  for (const part of schemasTogether(schema, scope, { leavesOut: isNullable })) {
    if (isObjectType(ownValue(part, "type"))) return true;
  }
  return false;
}

function isNullable(part: JsonObject): boolean {
  return ownValue(part, "nullable") === true || extensionOf(part, "x-nullable") === true;
}

function isObjectType(type: JsonValue | undefined): boolean {
  return Array.isArray(type) ? type.length === 1 && type[0] === "object" : type === "object";
}

const none: ReadonlySet<string> = new Set();

/** Properties hidden in this direction: read-only ones in requests, write-only ones in responses. */
export function hiddenProperties(schema: JsonObject, context: SchemaContext): ReadonlySet<string> {
  const { side, document } = context;
  if (side === "both") return none;
  const properties = ownValue(schema, "properties");
  if (!isJsonObject(properties)) return none;
  return new Set(
    Object.keys(properties).filter((name) => isLeftOut(properties[name], side, document)),
  );
}

/**
 * The same for the schema with its `$ref` and `allOf`: one part may declare a property as read-only that
 * another part requires.
 */
export function hiddenThroughout(schema: JsonObject, context: SchemaContext): ReadonlySet<string> {
  if (context.side === "both") return none;
  const hidden = new Set<string>();
  for (const part of schemasTogether(schema, context, { most: Infinity })) {
    for (const name of hiddenProperties(part, context)) hidden.add(name);
  }
  return hidden;
}
