import { setOwn, type JsonObject, type JsonValue } from "../../generator/json/json.js";
import { appendPointer, pointerToReference } from "../../generator/json/pointer.js";

/** A place for hostile text: the key under which a value stands, or the value itself. */
export interface Position {
  readonly path: readonly (string | number)[];
  readonly at: "key" | "value";
}

export interface Mutation extends Position {
  /** What stands there afterwards. A key is always a string. */
  readonly to: JsonValue;
}

type Branch = Record<string, unknown>;

/** Every key and every value that is a string, number or boolean; the order is the document's. */
export function positionsOf(document: JsonValue): Position[] {
  const found: Position[] = [];
  const walk = (value: JsonValue, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, index) => walk(item, [...path, index]));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        found.push({ path: [...path, key], at: "key" });
        walk(item as JsonValue, [...path, key]);
      }
    } else {
      found.push({ path, at: "value" });
    }
  };
  walk(document, []);
  return found;
}

/** What stands at a position, as text; undefined where the document has no such place (any more). */
export function textAt(document: JsonValue, { path, at }: Position): string | undefined {
  const parent = branchAt(document, path);
  const key = String(path.at(-1));
  if (parent === undefined || !Object.hasOwn(parent, key)) return undefined;
  const value = parent[key];
  if (at === "key") return key;
  return typeof value === "object" && value !== null ? undefined : String(value);
}

/**
 * A copy with the mutations made; those whose place is gone are left out. What names a renamed thing
 * follows it, or most mutants would only be documents whose references lead nowhere.
 */
export function mutate(document: JsonObject, mutations: readonly Mutation[]): JsonObject {
  const copy = structuredClone(document) as Branch;
  // Keys last: paths go through them.
  const ordered = [...mutations].sort((a, b) => depth(a) - depth(b));
  for (const mutation of ordered) apply(copy, mutation);
  return copy as JsonObject;
}

function depth({ path, at }: Position): number {
  return at === "value" ? -1000 : -path.length;
}

function apply(document: Branch, { path, at, to }: Mutation): void {
  const parent = branchAt(document as JsonValue, path);
  const key = String(path.at(-1));
  if (parent === undefined || !Object.hasOwn(parent, key)) return;
  if (at === "value") return setOwn(parent, key, structuredClone(to));
  const name = typeof to === "string" ? to : JSON.stringify(to);
  if (Object.hasOwn(parent, name)) return;
  rename(parent, key, name);
  const [owner, kind] = path.slice(-3);
  if (kind === "schemas" && owner === "components") renameReferences(document, key, name);
  if (path.at(-2) === "properties") renameMentions(document, path, key, name);
}

/** The object or array that holds the last step. */
function branchAt(document: JsonValue, path: readonly (string | number)[]): Branch | undefined {
  let value: unknown = document;
  for (const step of path.slice(0, -1)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Branch)[step];
  }
  return typeof value === "object" && value !== null ? (value as Branch) : undefined;
}

/** In place, and the order stays. */
function rename(object: Branch, from: string, to: string): void {
  const entries = Object.entries(object);
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) setOwn(object, key === from ? to : key, value);
}

/** `$ref`s and discriminator mappings that lead to a component. */
function renameReferences(document: Branch, from: string, to: string): void {
  const old = `#/components/schemas/${from}`;
  const next = pointerToReference(appendPointer("#/components/schemas", to));
  replaceStrings(document, (text) => (text === old ? next : text));
}

/** A property is named by `required`, by oneofs and by dependencies of the same schema, and by tags. */
function renameMentions(
  document: Branch,
  path: readonly (string | number)[],
  from: string,
  to: string,
): void {
  const owner = branchAt(document as JsonValue, path.slice(0, -1)) ?? {};
  const swap = (text: string) => (text === from ? to : text);
  for (const keyword of ["required", "x-oneofs", "dependentRequired", "dependentSchemas"]) {
    const named = owner[keyword];
    if (typeof named !== "object" || named === null) continue;
    replaceStrings(named as Branch, swap);
    if (keyword.startsWith("dependent") && Object.hasOwn(named, from))
      rename(named as Branch, from, to);
  }
}

function replaceStrings(value: Branch, swap: (text: string) => string): void {
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === "string") setOwn(value, key, swap(item));
    else if (typeof item === "object" && item !== null) replaceStrings(item as Branch, swap);
  }
}
