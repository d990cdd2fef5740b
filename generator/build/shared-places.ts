import { isJsonObject, type JsonObject, type Pointer } from "../json/json.js";
import type { DynamicScopes } from "../load/references/dynamic-scopes.js";
import {
  formatPointer,
  normalizePointer,
  parsePointer,
  pointerWords,
  valueAt,
} from "../json/pointer.js";
import { referencedPlace } from "../json/reference.js";
import { identifierOf, pascalCase, singular } from "../text/identifiers.js";
import { holders } from "./sub-schemas.js";

/**
 * Inline schemas that are targets of references, as bundlers write them:
 * `#/components/schemas/Order/properties/address`. Each is one schema with one name.
 */

const component = /^#\/components\/schemas\/[^/]*$/;

/** Keywords beside a `$ref` that do not change which values are accepted. */
const notes: ReadonlySet<string> = new Set(["$ref", "summary", "title", "description", "$comment"]);

const mostHops = 64;

/**
 * The final target of a reference through inline schemas that are only references themselves. With dynamic
 * scopes it is the direct target, since each step enters a schema resource (JSON Schema 2020-12, core,
 * 7.1).
 */
export function finalTarget(
  reference: string,
  document: JsonObject,
  dynamicScopes: DynamicScopes | undefined,
): Pointer {
  const start = normalizePointer(reference);
  if (dynamicScopes !== undefined) return start;
  let place = start;
  for (let hops = 0; hops < mostHops; hops += 1) {
    if (component.test(place)) return place;
    const value = valueAt(document, place);
    const next = referencedPlace(value);
    if (!isJsonObject(value) || next === undefined) return place;
    if (!Object.keys(value).every((key) => notes.has(key))) return place;
    place = next;
  }
  return start;
}

/** For each schema around one of the places, the places inside of it. */
export function placesInside(
  places: ReadonlySet<Pointer>,
): ReadonlyMap<Pointer, readonly Pointer[]> {
  const inside = new Map<Pointer, Pointer[]>();
  for (const place of places) {
    const segments = parsePointer(place);
    for (let length = segments.length - 1; length > 0; length -= 1) {
      if (stepsOf(segments.slice(length)) === undefined) continue;
      const outer = formatPointer(segments.slice(0, length));
      inside.set(outer, [...(inside.get(outer) ?? []), place]);
    }
  }
  return inside;
}

/** A keyword that holds schemas, and the name or number under it. */
interface Step {
  readonly keyword: string;
  readonly key?: string;
}

/**
 * The keywords from a schema to a schema inside it; undefined where the segments are not only keywords of
 * schemas.
 */
function stepsOf(segments: readonly string[]): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (let at = 0; at < segments.length;) {
    const keyword = segments[at] ?? "";
    const holds = holders.get(keyword);
    const key = segments[at + 1];
    // Older drafts have a list of schemas under `items` too.
    const isAlone = holds === "one" && !(keyword === "items" && /^\d+$/.test(key ?? ""));
    if (holds === undefined || (!isAlone && key === undefined)) return undefined;
    steps.push(isAlone || key === undefined ? { keyword } : { keyword, key });
    at += isAlone ? 1 : 2;
  }
  return steps;
}

/**
 * The name of an inline schema: from the named schema around it (`Order`, `address` -> `OrderAddress`), or
 * from the end of its pointer where there is none.
 */
export function nameInside(
  place: Pointer,
  nameAt: (pointer: Pointer) => string | undefined,
): string {
  const segments = parsePointer(place);
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const owner = nameAt(formatPointer(segments.slice(0, length)));
    const steps = owner === undefined ? undefined : stepsOf(segments.slice(length));
    if (owner !== undefined && steps !== undefined) return steps.reduce(afterStep, owner);
  }
  return identifierOf(pascalCase(pointerWords(place)), "Schema");
}

/** The same names that the builders give. */
function afterStep(name: string, { keyword, key }: Step): string {
  const place = Number(key) + 1;
  if (keyword === "items" && key === undefined) {
    const one = singular(name);
    return one === name ? `${name}Item` : one;
  }
  if (keyword === "items" || keyword === "prefixItems") return `${name}Item${place}`;
  if (keyword === "properties") return name + pascalCase(key ?? "");
  if (keyword === "additionalProperties") return `${name}Value`;
  if (keyword === "oneOf" || keyword === "anyOf") return `${name}Option${place}`;
  if (keyword === "allOf") return `${name}Part${place}`;
  return name + pascalCase(`${keyword} ${key ?? ""}`);
}
