import fc from "fast-check";
import type { JsonValue } from "../../generator/json/json.js";

/** A JSON Schema as it stands in a document. */
export type RawSchema = boolean | { readonly [keyword: string]: JsonValue };

/** Few names and small values, so that rules and instances meet often. */
const name = fc.constantFrom("a", "b", "c", "dd");
const texts = ["", "a", "ab", "b1", "😀", "😀x"] as const;
const text = fc.constantFrom(...texts);
const number = fc.constantFrom(-1, 0, 1, 2, 3, 1.5, 6, 1e3);
const count = fc.integer({ min: 0, max: 3 });
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(text, number, fc.constantFrom(true, false, null));

/** Any JSON value of the small world. */
export const anyValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Names of the components that schemas refer to; `sharedSchemas` has them. */
const references = ["Word", "Tree", "Either"] as const;

export const sharedSchemas: Readonly<Record<(typeof references)[number], RawSchema>> = {
  Word: { type: "string", maxLength: 2 },
  Tree: {
    type: "object",
    properties: { a: { $ref: "#/components/schemas/Tree" }, b: { type: "integer" } },
    required: ["b"],
  },
  Either: {
    anyOf: [{ type: "integer" }, { type: "array", items: { $ref: "#/components/schemas/Either" } }],
  },
};

const types = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;
const type = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...types) as fc.Arbitrary<JsonValue> },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
  },
);

function some(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<RawSchema> {
  const records = fc.record(keywords, { requiredKeys: [], noNullPrototype: true });
  return records as fc.Arbitrary<RawSchema>;
}

const numberRules = {
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: fc.constantFrom(1, 2, 3, 0.5),
};
const stringRules = {
  minLength: count,
  maxLength: count,
  pattern: fc.constantFrom("^a", "[0-9]$", "^.$", ""),
};

/** For `contains`: ajv goes wrong there over schemas that nothing or everything fits. */
const plain: fc.Arbitrary<RawSchema> = fc.oneof(
  type.map((only): RawSchema => ({ type: only })),
  leaf.map((value): RawSchema => ({ const: value })),
  some({ type, ...numberRules }),
);

interface Ties {
  readonly schema: RawSchema;
}

/** A schema of the keywords that are supported. */
export const anySchema: fc.Arbitrary<RawSchema> = fc.letrec<Ties>((tie) => {
  const sub = tie("schema") as fc.Arbitrary<RawSchema>;
  const list = fc.array(sub, { minLength: 1, maxLength: 3 });
  const map = fc.dictionary<RawSchema>(name, sub, {
    maxKeys: 3,
    noNullPrototype: true,
  });
  const required = fc.uniqueArray(name, { maxLength: 2 });
  const arrayRules = {
    items: sub,
    prefixItems: list,
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
  };
  // Neither with prefixItems nor with maxContains: ajv takes both to accept the empty array.
  const containsRules = { items: sub, contains: plain, minContains: count };
  const objectRules = {
    properties: map,
    required,
    additionalProperties: sub,
    patternProperties: fc.dictionary(fc.constantFrom("^a", "b", "^.$"), sub, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    propertyNames: sub,
    minProperties: count,
    maxProperties: count,
    dependentRequired: fc.dictionary(name, required, { maxKeys: 2, noNullPrototype: true }),
    dependentSchemas: map,
  };
  const tagged = fc
    .uniqueArray(text, { minLength: 2, maxLength: 3 })
    .chain((tags) => fc.tuple(...tags.map((tag) => fc.tuple(fc.constant(tag), map))))
    .map((members) => members.map(([tag, properties]) => taggedMember(tag, properties)));
  const schema = fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.boolean(),
    type.map((only): RawSchema => ({ type: only })),
    fc
      .constantFrom(...references)
      .map((target): RawSchema => ({ $ref: `#/components/schemas/${target}` })),
    anyValue.map((value): RawSchema => ({ const: value })),
    fc
      .uniqueArray(anyValue, { minLength: 1, maxLength: 3 })
      .map((values): RawSchema => ({ enum: values })),
    some({ type, ...numberRules }),
    some({ type, ...stringRules }),
    some({ type, ...arrayRules }),
    some({ type, ...containsRules }),
    some({ type, ...objectRules }),
    some({ allOf: list, type, ...stringRules, properties: map }),
    some({ anyOf: list, oneOf: list, not: sub }),
    some({ if: sub, then: sub, else: sub, required }),
    tagged.map((oneOf): RawSchema => ({ oneOf })),
    tagged.map((anyOf): RawSchema => ({ anyOf })),
  );
  return { schema };
}).schema;

/** A member of a union that is told by its tag. */
function taggedMember(tag: string, properties: Readonly<Record<string, RawSchema>>): RawSchema {
  return { type: "object", required: ["c"], properties: { ...properties, c: { const: tag } } };
}
