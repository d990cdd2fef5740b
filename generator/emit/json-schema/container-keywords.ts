import type {
  ArraySchema,
  JsonValue,
  ObjectSchema,
  Oneof,
  PatternProperty,
  Schema,
  Docs,
} from "../../model/model.js";
import { nullableMembers } from "../../model/oneof-members.js";
import { keyword, type Keywords, type Translation } from "./keywords.js";
import { orNull } from "./merge-types.js";

export function arrayKeywords(schema: ArraySchema, { translate }: Translation): Keywords {
  const { prefixItems, items, minItems, maxItems, uniqueItems, contains } = schema;
  return {
    type: "array",
    ...(prefixItems.length === 0 ? {} : { prefixItems: prefixItems.map(translate) }),
    ...rest("items", items, translate),
    ...keyword("minItems", minItems),
    ...keyword("maxItems", maxItems),
    ...(uniqueItems ? { uniqueItems } : {}),
    ...(contains === undefined
      ? {}
      : {
          contains: translate(contains.schema),
          ...(contains.min === 1 ? {} : { minContains: contains.min }),
          ...keyword("maxContains", contains.max),
        }),
  };
}

/** An object. The runtime makes rules of `x-oneofs` (`templates/runtime/json-schema.ts`). */
export function objectKeywords(schema: ObjectSchema, translation: Translation): Keywords {
  const { properties, patternProperties, required, oneofs } = schema;
  const { translate } = translation;
  const members = nullableMembers(schema);
  const declared = properties.map((property): readonly [string, JsonValue] => {
    const own = docKeywords(property.docs);
    // What is said at the property goes before what is said at its schema.
    const keywords = without(own, translate(property.schema));
    return [
      property.name,
      { ...own, ...(members.has(property.name) ? orNull(keywords) : keywords) },
    ];
  });
  return {
    type: "object",
    ...some("properties", declared),
    ...some(
      "patternProperties",
      patternProperties.flatMap((rule) => patternEntries(rule, [...members], translation)),
    ),
    ...rest("additionalProperties", schema.additionalProperties, translate),
    ...(schema.propertyNames === undefined
      ? {}
      : { propertyNames: translate(schema.propertyNames) }),
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
    ...keyword("minProperties", schema.minProperties),
    ...keyword("maxProperties", schema.maxProperties),
    ...some(
      "dependentRequired",
      schema.dependentRequired.map((rule) => [rule.property, [...new Set(rule.required)]]),
    ),
    ...some(
      "dependentSchemas",
      schema.dependentSchemas.map((rule) => [rule.property, translate(rule.schema)]),
    ),
    ...oneofKeywords(oneofs, translation),
  };
}

/** Groups whose members may be null are left to the runtime, others are what they were in the document. */
function oneofKeywords(oneofs: readonly Oneof[], { translate }: Translation): Keywords {
  const named = oneofs.filter(({ mode, nulls }) => mode === "atMostOne" && nulls === "unset");
  const rules = oneofs.flatMap((oneof): Keywords[] => {
    if (named.includes(oneof)) return [];
    return [oneof.rule === undefined ? presenceRule(oneof) : translate(oneof.rule)];
  });
  return {
    ...some(
      "x-oneofs",
      named.map(({ name, members }) => [name, members]),
    ),
    ...(rules.length === 0 ? {} : { allOf: rules }),
  };
}

function presenceRule({ members, mode, nulls }: Oneof): Keywords {
  const set = members.map((name): Keywords => {
    const isSet = { required: [name] };
    return nulls === "value"
      ? isSet
      : { ...isSet, properties: { [name]: { not: { type: "null" } } } };
  });
  return { oneOf: mode === "exactlyOne" ? set : [...set, { not: { anyOf: set } }] };
}

/** A member of a oneof that is null is unset, and no rule applies to it: its name gets a rule that lets it. */
function patternEntries(
  { pattern, schema }: PatternProperty,
  members: readonly string[],
  { translate }: Translation,
): (readonly [string, JsonValue])[] {
  const keywords = translate(schema);
  if (members.length === 0) return [[pattern, keywords]];
  const names = members.map((name) => name.replace(/[$()*+./?[\\\]^{|}]/g, "\\$&")).join("|");
  const rest = `[\\s\\S]*?(?:${pattern})`;
  return [
    [`^(?!(?:${names})$)${rest}`, keywords],
    [`^(?=(?:${names})$)${rest}`, orNull(keywords)],
  ];
}

function without(names: Keywords, keywords: Keywords): Keywords {
  return Object.fromEntries(Object.entries(keywords).filter(([name]) => !(name in names)));
}

/** The rule for whatever no other one speaks of; `false` where nothing is allowed. */
function rest(
  name: string,
  schema: Schema | undefined,
  translate: Translation["translate"],
): Keywords {
  if (schema === undefined) return {};
  return { [name]: schema.kind === "never" ? false : translate(schema) };
}

function some(name: string, entries: readonly (readonly [string, JsonValue])[]): Keywords {
  return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) };
}

/** What a schema says to people, in the words of JSON Schema (validation, clause 9). */
export function docKeywords(docs: Docs): Keywords {
  const { title, summary, description, deprecated, readOnly, writeOnly } = docs;
  return {
    ...keyword("title", title),
    ...keyword("description", description ?? summary),
    ...keyword("deprecated", deprecated),
    ...keyword("readOnly", readOnly),
    ...keyword("writeOnly", writeOnly),
    ...keyword("default", docs.default),
  };
}
