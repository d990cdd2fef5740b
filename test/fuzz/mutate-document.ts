import { setOwn, type JsonObject, type JsonValue } from "../../generator/json/json.js";
import { payloads } from "../hostile/payloads.js";
import type { Random } from "../hostile/random.js";

type Branch = Record<string, JsonValue>;

/** Every object and array within, with the keys of what it holds. */
function slotsOf(document: JsonObject): { owner: Branch; key: string }[] {
  const slots: { owner: Branch; key: string }[] = [];
  const walk = (value: JsonValue): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      slots.push({ owner: value as Branch, key });
      walk(child as JsonValue);
    }
  };
  walk(document);
  return slots;
}

const keywords = [
  ...["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "items", "prefixItems", "contains"],
  ...[
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "required",
    "type",
  ],
  ...[
    "enum",
    "const",
    "default",
    "$ref",
    "$defs",
    "$anchor",
    "$dynamicRef",
    "discriminator",
    "nullable",
  ],
  ...[
    "unevaluatedProperties",
    "unevaluatedItems",
    "dependentSchemas",
    "x-oneofs",
    "readOnly",
    "format",
  ],
  ...[
    "minimum",
    "maxItems",
    "uniqueItems",
    "multipleOf",
    "deprecated",
    "content",
    "schema",
    "parameters",
  ],
];

const references = [
  "#",
  "#/",
  "#/components/schemas/Pet",
  "#/components/schemas/Tree",
  "#/paths/~1a",
];

const leaves: readonly JsonValue[] = [
  ...[null, true, false, 0, -1, 1.5, 1e300, "", "string", "object", "array", "integer", "null"],
  ...[[], {}, [null], [[]], { type: "string" }, { type: ["object", "null"] }, { $ref: "#" }],
];

/** A document with one part taken away, replaced, renamed, wrapped, or put where another is. */
export function mutateDocument(
  input: JsonObject,
  random: Random,
  pool: readonly JsonObject[],
): JsonObject {
  const document = structuredClone(input) as Branch;
  const slots = slotsOf(document as JsonObject);
  if (slots.length === 0) return input;
  const { owner, key } = random.pick(slots);
  const value = owner[key] ?? null;
  const put = (to: JsonValue): void => setOwn(owner, key, structuredClone(to));
  const anyPart = (): JsonValue => {
    const there = random.pick(slotsOf(random.pick(pool)));
    return there.owner[there.key] ?? null;
  };
  switch (random.below(9)) {
    case 0:
      if (Array.isArray(owner)) (owner as JsonValue[]).splice(Number(key), 1);
      else delete owner[key];
      break;
    case 1:
      put(random.pick(leaves));
      break;
    case 2:
      put(anyPart());
      break;
    case 3:
      put({ [random.pick(keywords)]: value });
      break;
    case 4:
      put([value, value]);
      break;
    case 5:
      if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        setOwn(value as Branch, random.pick(keywords), structuredClone(anyPart()));
      } else put(random.pick(payloads));
      break;
    case 6:
      put({ $ref: random.pick(references) });
      break;
    case 7:
      if (!Array.isArray(owner)) {
        setOwn(owner, random.next() < 0.5 ? random.pick(keywords) : random.pick(payloads), value);
      }
      break;
    default: {
      const other = random.pick(slots);
      const there = structuredClone(other.owner[other.key] ?? null);
      // Not a part into itself.
      setOwn(other.owner, other.key, structuredClone(value));
      put(there);
    }
  }
  return document as JsonObject;
}
