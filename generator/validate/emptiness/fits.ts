import { isMultipleOf } from "../../../templates/runtime/check-values.js";
import { boundsOf } from "../../model/bounds.js";
import type {
  ArraySchema,
  ConditionalSchema,
  JsonValue,
  LiteralSchema,
  NumberSchema,
  ObjectSchema,
  RefSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import { patternSpeed } from "../../regex/pattern-speed.js";
import type { Search } from "./refutation.js";
import { patternFlags } from "../../regex/pattern-syntax.js";

type Setting = Pick<Search, "named" | "formats">;

/** The depth of nested schemas that is examined; deeper, nothing is known. */
const deepest = 40;

/** Whether the value fits the schema; undefined where it would need validators to know. */
export function fits(
  value: JsonValue,
  schema: Schema,
  setting: Setting,
  depth = 0,
): boolean | undefined {
  if (depth > deepest) return undefined;
  const inner = (part: Schema, item = value) => fits(item, part, setting, depth + 1);
  switch (schema.kind) {
    case "any":
      return true;
    case "never":
      return false;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && numberFits(value, schema, setting);
    case "string":
      return typeof value === "string" ? stringFits(value, schema) : false;
    case "array":
      return Array.isArray(value) ? arrayFits(value as readonly JsonValue[], schema, inner) : false;
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value)
        ? objectFits(value as Readonly<Record<string, JsonValue>>, schema, inner)
        : false;
    case "literal":
      return literalFits(value, schema);
    case "ref":
      return targetFits(schema, setting, inner);
    case "union":
      return unionFits(schema, inner);
    case "intersection":
      return every(schema.members.map((member) => inner(member)));
    case "not":
      return negated(inner(schema.schema));
    case "conditional":
      return conditionFits(schema, inner);
    case "unevaluated":
      return inner(schema.base) === false ? false : undefined;
    default:
      return schema satisfies never;
  }
}

function literalFits(value: JsonValue, { open, values }: LiteralSchema): boolean {
  return (open && typeof value === "string") || values.some((listed) => isSame(listed, value));
}

type Verdict = boolean | undefined;
type Inner = (part: Schema, value?: JsonValue) => Verdict;

export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function negated(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

function targetFits({ target }: RefSchema, { named }: Setting, inner: Inner): Verdict {
  const schema = named(target);
  return schema === undefined ? undefined : inner(schema);
}

function conditionFits(schema: ConditionalSchema, inner: Inner): Verdict {
  const condition = inner(schema.if);
  if (condition === undefined) return undefined;
  const branch = condition ? schema.then : schema.else;
  return branch === undefined ? true : inner(branch);
}

function unionFits({ mode, members, discriminator }: UnionSchema, inner: Inner): Verdict {
  const verdicts = members.map((member) => inner(member));
  if (verdicts.every((verdict) => verdict === false)) return false;
  // A discriminator decides by its tag.
  if (discriminator !== undefined || verdicts.includes(undefined)) return undefined;
  const count = verdicts.filter((verdict) => verdict === true).length;
  return mode === "oneOf" ? count === 1 : count > 0;
}

function numberFits(value: number, schema: NumberSchema, { formats }: Setting): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = boundsOf(schema, formats);
  if (schema.integer && !Number.isInteger(value)) return false;
  if (minimum !== undefined && value < minimum) return false;
  if (maximum !== undefined && value > maximum) return false;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return false;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return false;
  return schema.multipleOf === undefined || isMultipleOf(value, schema.multipleOf);
}

/** A format may refuse more than the other keywords do, and so may a field mask. */
function stringFits(value: string, schema: StringSchema): Verdict {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  const length = [...value].length;
  if (length < minLength || length > maxLength) return false;
  const matched = pattern === undefined ? true : matches(pattern, value);
  const mayRefuse = format !== undefined || schema.fieldMask?.checked === true;
  return matched === true && mayRefuse ? undefined : matched;
}

/** Undefined where the pattern could take long. */
export function matches(pattern: string, text: string): Verdict {
  const flags = patternFlags(pattern);
  if (flags === undefined || patternSpeed(pattern) !== "linear") return undefined;
  return new RegExp(pattern, flags).test(text);
}

function arrayFits(values: readonly JsonValue[], schema: ArraySchema, inner: Inner): Verdict {
  const { minItems = 0, maxItems = Infinity, uniqueItems, prefixItems, items, contains } = schema;
  if (values.length < minItems || values.length > maxItems) return false;
  const verdicts = values.map((value, index) => {
    const part = prefixItems[index] ?? items;
    return part === undefined ? true : inner(part, value);
  });
  const known = every(verdicts);
  return known === true && (uniqueItems || contains !== undefined) ? undefined : known;
}

function objectFits(
  value: Readonly<Record<string, JsonValue>>,
  schema: ObjectSchema,
  inner: Inner,
): Verdict {
  const names = Object.keys(value);
  const { required, minProperties = 0, maxProperties = Infinity } = schema;
  if (required.some((name) => !Object.hasOwn(value, name))) return false;
  if (names.length < minProperties || names.length > maxProperties) return false;
  const known = every(names.map((name) => propertyFits(name, value[name] ?? null, schema, inner)));
  const { dependentRequired, dependentSchemas, propertyNames, oneofs } = schema;
  const isSimple = dependentRequired.length + dependentSchemas.length + oneofs.length === 0;
  return known === true && !(isSimple && propertyNames === undefined) ? undefined : known;
}

function propertyFits(name: string, value: JsonValue, schema: ObjectSchema, inner: Inner): Verdict {
  const { properties, patternProperties, additionalProperties } = schema;
  if (nullableMembers(schema).has(name)) return undefined;
  const own = properties.find((property) => property.name === name);
  const found = patternProperties.map(({ pattern }) => matches(pattern, name));
  if (found.includes(undefined)) return undefined;
  const parts = [
    ...(own === undefined ? [] : [own.schema]),
    ...patternProperties.flatMap((one, index) => (found[index] === true ? [one.schema] : [])),
  ];
  if (parts.length === 0 && additionalProperties !== undefined) parts.push(additionalProperties);
  return every(parts.map((part) => inner(part, value)));
}

/** Whether two JSON values are equal; the order of an object's members does not matter. */
export function isSame(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a, b] as Readonly<Record<string, JsonValue>>[];
  const keys = Object.keys(one ?? {});
  if (keys.length !== Object.keys(other ?? {}).length) return false;
  return keys.every((key) => {
    return Object.hasOwn(b, key) && isSame(one?.[key] ?? null, other?.[key] ?? null);
  });
}
