import {
  isJsonArray,
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { referencedPlace } from "../../json/reference.js";

/** A raw schema with its place in the bundled document. */
export interface RawPlace {
  readonly value: JsonValue;
  readonly pointer: Pointer;
}

/** One alternative: the member that it asks for, and the member's schema where it declares it itself. */
export interface OneofArm {
  readonly member: string;
  readonly title?: string;
  readonly declared?: RawPlace;
  /** `type: object` stands in it. */
  readonly isTyped: boolean;
}

/** A oneof as the keywords of JSON Schema spell it. */
export interface SpelledOneof {
  readonly spelling: "oneOf" | "not";
  readonly mode: "atMostOne" | "exactlyOne";
  readonly arms: readonly OneofArm[];
  /** What every alternative asks for beside its member. */
  readonly required: readonly string[];
  /** Of the keyword. */
  readonly source: Pointer;
}

/** Keywords that speak to people alone. */
const annotations: ReadonlySet<string> = new Set([
  ...["title", "description", "$comment", "deprecated", "externalDocs"],
]);

/** Whether all keywords of a schema are among these, annotations and extensions apart. */
export function hasOnly(schema: JsonObject, keywords: readonly string[]): boolean {
  return Object.keys(schema).every((key) => {
    return keywords.includes(key) || annotations.has(key) || key.startsWith("x-");
  });
}

/**
 * Reads a `oneOf` or `anyOf` whose alternatives each ask for another member: `{ required: [a] }`, also with
 * the member's own schema. The last one may be for values with no member. Undefined: it says something else.
 */
export function readArms(
  { value, pointer }: RawPlace,
  required: readonly string[],
  document: JsonObject,
): SpelledOneof | undefined {
  if (!isJsonArray(value)) return undefined;
  const places = value.map((item, index) => {
    return inPlace({ value: item, pointer: appendPointer(pointer, index) }, document);
  });
  const asked = places.flatMap((place) => readAsked(place) ?? []);
  const others = places.filter((place) => readAsked(place) === undefined);
  const [none] = others;
  if (asked.length < 2 || others.length > 1) return undefined;
  const mode = none === undefined ? "exactlyOne" : "atMostOne";
  const shared = mode === "exactlyOne" ? sharedNames(asked) : [];
  const arms = asked.map((one) => armOf(one, [...shared, ...required]));
  if (!arms.every((arm) => arm !== undefined)) return undefined;
  const members = arms.map(({ member }) => member);
  if (!excludeEachOther(asked, members)) return undefined;
  if (new Set(members).size < members.length) return undefined;
  if (none !== undefined && !isForNone(none.value, members)) return undefined;
  return { spelling: "oneOf", mode, arms, required: shared, source: pointer };
}

/** A reference to `{ required: [a] }` is read as this. One to a schema with properties means a type. */
function inPlace(place: RawPlace, document: JsonObject): RawPlace {
  const { value } = place;
  if (!isJsonObject(value) || !hasOnly(value, ["$ref"])) return place;
  const pointer = referencedPlace(value);
  const target = pointer === undefined ? undefined : valueAt(document, pointer);
  if (pointer === undefined || !isJsonObject(target)) return place;
  return hasOnly(target, ["type", "required", "not"]) ? { value: target, pointer } : place;
}

interface Asked {
  readonly names: readonly string[];
  readonly value: JsonObject;
  readonly pointer: Pointer;
}

function readAsked({ value, pointer }: RawPlace): Asked | undefined {
  const keywords = ["type", "required", "properties", "not"];
  if (!isJsonObject(value) || !hasOnly(value, keywords)) return undefined;
  const names = requiredNames(value);
  const type = ownValue(value, "type");
  if (names === undefined || names.length === 0) return undefined;
  return type === undefined || type === "object" ? { names, value, pointer } : undefined;
}

/** Names that each alternative asks for, where that leaves each something of its own. */
function sharedNames(asked: readonly Asked[]): readonly string[] {
  const [first] = asked;
  return first?.names.filter((name) => asked.every(({ names }) => names.includes(name))) ?? [];
}

/**
 * Whether no alternative excludes members of others, or each of them all others: `{ required: [a], not: { required:
 * [b] } }`. What else `not` says is something else, and beside a declared member it refuses more than that.
 */
function excludeEachOther(asked: readonly Asked[], members: readonly string[]): boolean {
  if (asked.every(({ value }) => !Object.hasOwn(value, "not"))) return true;
  return asked.every(({ value }, index) => {
    const absent = new Set(absentByNot(ownValue(value, "not")));
    const others = members.filter((_, at) => at !== index);
    const isEach = absent.size === others.length && others.every((name) => absent.has(name));
    return isEach && !Object.hasOwn(value, "properties");
  });
}

/** The one member that the alternative adds to the names that are asked for anyway. */
function armOf({ names, value, pointer }: Asked, known: readonly string[]): OneofArm | undefined {
  const [member, ...others] = names.filter((name) => !known.includes(name));
  if (member === undefined || others.length > 0) return undefined;
  const properties = ownValue(value, "properties") ?? {};
  if (!isJsonObject(properties) || Object.keys(properties).some((name) => name !== member)) {
    return undefined;
  }
  const schema = ownValue(properties, member);
  const title = ownValue(value, "title");
  return {
    member,
    isTyped: Object.hasOwn(value, "type"),
    ...(typeof title === "string" ? { title } : {}),
    ...(schema === undefined
      ? {}
      : { declared: { value: schema, pointer: appendPointer(pointer, "properties", member) } }),
  };
}

/** The alternative for values with no member: each of them, and nothing else, must be absent. */
function isForNone(value: JsonValue, members: readonly string[]): boolean {
  if (!isJsonObject(value) || !hasOnly(value, ["type", "not", "allOf", "properties"])) return false;
  const type = ownValue(value, "type");
  if (type !== undefined && type !== "object") return false;
  const names = [
    ...absentByNot(ownValue(value, "not")),
    ...itemsOf(ownValue(value, "allOf")).flatMap((part) => {
      return isJsonObject(part) && hasOnly(part, ["not"])
        ? absentByNot(ownValue(part, "not"))
        : [undefined];
    }),
    ...absentByFalse(ownValue(value, "properties")),
  ];
  const absent = new Set(names);
  return absent.size === members.length && members.every((member) => absent.has(member));
}

/** `{ required: [a] }`, or `{ anyOf: [{ required: [a] }, …] }`; undefined stands for anything else. */
function absentByNot(excluded: JsonValue | undefined): (string | undefined)[] {
  if (excluded === undefined) return [];
  return excludedTogether(excluded).map((names) => (names?.length === 1 ? names[0] : undefined));
}

function absentByFalse(properties: JsonValue | undefined): (string | undefined)[] {
  if (!isJsonObject(properties)) return properties === undefined ? [] : [undefined];
  return Object.entries(properties).map(([name, schema]) => (schema === false ? name : undefined));
}

/** The lists of properties of which `not` excludes each as a whole; undefined: it says something else. */
export function excludedTogether(excluded: JsonValue): readonly (readonly string[] | undefined)[] {
  if (!isJsonObject(excluded)) return [undefined];
  if (!Object.hasOwn(excluded, "anyOf")) return [bareRequired(excluded)];
  const isBare = hasOnly(excluded, ["anyOf"]);
  return itemsOf(ownValue(excluded, "anyOf")).map((item) =>
    isBare ? bareRequired(item) : undefined,
  );
}

function bareRequired(schema: JsonValue): readonly string[] | undefined {
  return isJsonObject(schema) && hasOnly(schema, ["required"]) ? requiredNames(schema) : undefined;
}

function requiredNames(schema: JsonObject): readonly string[] | undefined {
  const required = ownValue(schema, "required");
  if (!isJsonArray(required)) return undefined;
  const names = required.filter((name) => typeof name === "string");
  return names.length === required.length ? [...new Set(names)] : undefined;
}
