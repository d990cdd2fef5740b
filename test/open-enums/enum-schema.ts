import fc from "fast-check";
import type { JsonValue } from "../../generator/json/json.js";

export type RawSchema = boolean | { readonly [keyword: string]: JsonValue };

/** Few names and values, so that enums, other rules and values meet often. */
export const names = ["a", "b", "c"] as const;
export const texts = ["x", "y", "z", "w"] as const;

const name = fc.constantFrom(...names);
const count = fc.integer({ min: 0, max: 2 });

/** Components that schemas refer to; enums in them, and behind references of their own. */
export function sharedSchemas(vocabulary: Vocabulary): Readonly<Record<string, RawSchema>> {
  const values = (index: number): JsonValue => [...(vocabulary[index] ?? texts)];
  return {
    Word: { type: "string", enum: values(0) },
    Other: { enum: values(1) },
    Blank: { enum: [""] },
    Tree: {
      type: "object",
      properties: { a: reference("Word"), b: reference("Tree") },
    },
    Choice: {
      oneOf: [reference("Word"), reference("Other"), { type: "array", items: reference("Choice") }],
    },
    Cat: tagged("x", { b: reference("Word") }),
    Dog: tagged("y", { b: reference("Other") }),
  };
}

export const referred = ["Word", "Other", "Blank", "Tree", "Choice", "Cat", "Dog"] as const;

/** The lists of values that enums have. */
export type Vocabulary = readonly (readonly string[])[];

function reference(target: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${target}` };
}

function tagged(tag: string, properties: Readonly<Record<string, RawSchema>>): RawSchema {
  return { type: "object", required: ["c"], properties: { ...properties, c: { const: tag } } };
}

const types = ["null", "string", "array", "object"] as const;

function some(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<RawSchema> {
  const record = fc.record(keywords, { requiredKeys: [], noNullPrototype: true });
  return record as fc.Arbitrary<RawSchema>;
}

interface Parts {
  readonly sub: fc.Arbitrary<RawSchema>;
  readonly list: fc.Arbitrary<RawSchema[]>;
  readonly map: fc.Arbitrary<Record<string, RawSchema>>;
  readonly type: fc.Arbitrary<JsonValue>;
  readonly vocabulary: Vocabulary;
}

/** Enums under every applicator of JSON Schema 2020-12. */
export function schema31(vocabulary: Vocabulary): fc.Arbitrary<RawSchema> {
  const type: fc.Arbitrary<JsonValue> = fc.oneof(
    fc.constantFrom<JsonValue>(...types),
    fc.uniqueArray(fc.constantFrom<JsonValue>(...types), { minLength: 1, maxLength: 3 }),
  );
  return schemaOf(
    vocabulary,
    { ...leaves(vocabulary), nullable: nullable31(vocabulary) },
    type,
    now,
  );
}

/** Enums under every applicator of OpenAPI 3.0. */
export function schema30(vocabulary: Vocabulary): fc.Arbitrary<RawSchema> {
  const type = fc.constantFrom<JsonValue>("string", "object");
  return schemaOf(
    vocabulary,
    { ...leaves(vocabulary), nullable: nullable30(vocabulary) },
    type,
    old,
  );
}

function schemaOf(
  vocabulary: Vocabulary,
  ends: Readonly<Record<string, fc.Arbitrary<RawSchema>>>,
  type: fc.Arbitrary<JsonValue>,
  applicators: (parts: Parts) => fc.Arbitrary<RawSchema>[],
): fc.Arbitrary<RawSchema> {
  return fc.letrec<{ schema: RawSchema }>((tie) => {
    const sub = tie("schema") as fc.Arbitrary<RawSchema>;
    const list = fc.array(sub, { minLength: 1, maxLength: 3 });
    const map = fc.dictionary<RawSchema>(name, sub, { maxKeys: 3, noNullPrototype: true });
    const leaf = fc.oneof(...Object.values(ends));
    const schema = fc.oneof(
      { maxDepth: 4, depthSize: "large", withCrossShrink: true },
      leaf,
      ...applicators({ sub, list, map, type, vocabulary }),
    );
    return { schema };
  }).schema;
}

/** Names are texts too, for `propertyNames`. */
function leaves(vocabulary: Vocabulary): Record<string, fc.Arbitrary<RawSchema>> {
  const listed = fc.constantFrom(...vocabulary).map((values): JsonValue => [...values]);
  return {
    plain: listed.map((values): RawSchema => ({ enum: values })),
    typed: listed.map((values): RawSchema => ({ type: "string", enum: values })),
    again: listed.map((values): RawSchema => ({ type: "string", enum: values })),
    refer: fc.constantFrom(...referred).map((target): RawSchema => reference(target)),
    constant: fc
      .constantFrom<JsonValue>(...texts, "", "a")
      .map((value): RawSchema => ({ enum: [value] })),
    pattern: fc
      .constantFrom("^x", "^.$", "w")
      .map((pattern): RawSchema => ({ type: "string", pattern })),
  };
}

function nullable31(vocabulary: Vocabulary): fc.Arbitrary<RawSchema> {
  return fc
    .constantFrom(...vocabulary)
    .map((values): RawSchema => ({ type: ["string", "null"], enum: [...values, null] }));
}

function nullable30(vocabulary: Vocabulary): fc.Arbitrary<RawSchema> {
  return fc.oneof(
    fc
      .constantFrom(...vocabulary)
      .map((values): RawSchema => ({ type: "string", nullable: true, enum: [...values, null] })),
    fc
      .constantFrom(...referred)
      .map((target): RawSchema => ({ nullable: true, allOf: [reference(target)] })),
  );
}

function now(parts: Parts): fc.Arbitrary<RawSchema>[] {
  const { sub, list, map, type } = parts;
  const rest = fc.oneof(sub, fc.constant(false));
  const patterns = fc.dictionary(fc.constantFrom("^a", "b", "^.$"), sub, {
    maxKeys: 2,
    noNullPrototype: true,
  });
  return [
    ...old(parts),
    some({
      type,
      prefixItems: list,
      items: rest,
      contains: sub,
      minContains: count,
      maxContains: count,
    }),
    some({ contains: sub, maxContains: count, unevaluatedItems: rest }),
    some({ properties: map, patternProperties: patterns, additionalProperties: rest }),
    some({ type, properties: map, propertyNames: sub, dependentSchemas: map }),
    some({ if: sub, then: sub, else: sub, properties: map }),
    some({ oneOf: list, anyOf: list, unevaluatedProperties: rest }),
    some({ allOf: list, if: sub, then: sub, unevaluatedProperties: rest }),
    some({ oneOf: list, prefixItems: list, unevaluatedItems: rest }),
    some({ dependentSchemas: map, oneOf: list, unevaluatedProperties: rest }),
  ];
}

function old({ sub, list, map, type, vocabulary }: Parts): fc.Arbitrary<RawSchema>[] {
  const required = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
  return [
    list.map((oneOf): RawSchema => ({ oneOf })),
    list.map((oneOf): RawSchema => ({ oneOf })),
    list.map((anyOf): RawSchema => ({ anyOf })),
    sub.map((not): RawSchema => ({ not })),
    some({ allOf: list, not: sub, type }),
    some({ oneOf: list, properties: map, required }),
    map.map((properties): RawSchema => ({ type: "object", properties })),
    fc
      .record({ properties: map, required })
      .map((rules): RawSchema => ({ type: "object", ...rules })),
    sub.map((additionalProperties): RawSchema => ({ type: "object", additionalProperties })),
    sub.map((items): RawSchema => ({ type: "array", items })),
    fc.constantFrom("oneOf", "anyOf").map((mode): RawSchema => ({
      [mode]: [reference("Cat"), reference("Dog")],
      discriminator: { propertyName: "c" },
    })),
    // Its enums list other values than the one list of a vocabulary.
    ...(vocabulary.length > 1 ? [taggedByEnum(map)] : []),
  ];
}

/** Members that an enum of several values tells apart, required or not. */
function taggedByEnum(map: Parts["map"]): fc.Arbitrary<RawSchema> {
  return fc.tuple(map, map, fc.boolean()).map(([first, second, isRequired]): RawSchema => {
    const member = (values: string[], properties: Record<string, RawSchema>): RawSchema => ({
      type: "object",
      properties: { ...properties, c: { enum: values } },
      ...(isRequired ? { required: ["c"] } : {}),
    });
    return { oneOf: [member(["x", "y"], first), member(["z", "w"], second)] };
  });
}
