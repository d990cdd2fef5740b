import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../generator/json/json.js";
import { appendPointer } from "../../generator/json/pointer.js";

/** Numbers below `count`, by a seed (a linear congruence, whose high bits are used). */
export function randomOf(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 9) % count;
  };
}

/** What people write in place of a part: another form, a type of another language, a reference to another kind. */
const odd: readonly JsonValue[] = [
  ...[null, true, 0, 1.5, "x", "", "2oo", "float", ["a", "a"], ["string", "integer"]],
  ...[[], {}, [1], { a: 1 }, { type: "objekt" }, { type: "null" }, { type: "array" }],
  ...[{ $ref: "#/definitions/Pet" }, { $ref: "#/parameters/Limit" }, { $ref: "#/responses/Fault" }],
  { $ref: "#/nowhere" },
  { type: ["string", "integer"] },
  { type: "array", items: [{ type: "string" }] },
  { type: "object", required: ["zz"], properties: {}, additionalProperties: false },
  { allOf: [{ type: "object", additionalProperties: false }, { properties: { b: {} } }] },
  { allOf: [{ type: "string" }, { type: "integer" }] },
  { type: "string", enum: ["a", null] },
  { type: "integer", minimum: 5, exclusiveMinimum: 5 },
  { type: "string", pattern: "/^a$/i" },
  { in: "body", name: "b" },
  { in: "elsewhere", name: "c", type: "string" },
];

/** The document with one or two of its parts removed, renamed, replaced, or copied to another place. */
export function mutated(document: JsonObject, random: (count: number) => number): JsonObject {
  const copy = structuredClone(document) as JsonObject & Record<string, JsonValue>;
  for (let times = 1 + random(2); times > 0; times--) {
    const all = containers(copy);
    const target = all[random(all.length)] as Record<string, JsonValue>;
    const keys = Object.keys(target);
    const key = keys[random(Math.max(keys.length, 1))];
    if (key === undefined || key === "openapi" || key === "swagger") continue;
    switch (random(4)) {
      case 0:
        if (Array.isArray(target)) target.splice(Number(key), 1);
        else Reflect.deleteProperty(target, key);
        break;
      case 1:
        target[key] = structuredClone(odd[random(odd.length)] as JsonValue);
        break;
      case 2:
        target[key] =
          random(2) === 0
            ? structuredClone(all[random(all.length)] as JsonValue)
            : { $ref: pointerTo(copy, random) };
        break;
      default:
        if (Array.isArray(target)) break;
        target[`${key}s`] = target[key] as JsonValue;
        Reflect.deleteProperty(target, key);
    }
  }
  return copy;
}

/** A reference to some part of the document, of whatever kind. */
function pointerTo(document: JsonObject, random: (count: number) => number): string {
  let value: JsonValue = document;
  let pointer: Pointer = "#";
  while (typeof value === "object" && value !== null) {
    const keys = Object.keys(value);
    const key = keys[random(Math.max(keys.length, 1))];
    if (key === undefined || (pointer !== "#" && random(4) === 0)) break;
    value = (value as Record<string, JsonValue>)[key] as JsonValue;
    pointer = appendPointer(pointer, key);
  }
  return pointer;
}

function containers(value: JsonValue): JsonValue[] {
  if (Array.isArray(value))
    return [value, ...(value as readonly JsonValue[]).flatMap((item) => containers(item))];
  if (!isJsonObject(value)) return [];
  return [value, ...Object.values(value).flatMap((item) => containers(item))];
}
