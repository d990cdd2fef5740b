import fc from "fast-check";
import { anySchema, type RawSchema } from "../differential/arbitrary-schema.js";

const name = fc.constantFrom("a", "b", "c", "dd");

function some(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<RawSchema> {
  const records = fc.record(keywords, { requiredKeys: [], noNullPrototype: true });
  return records as fc.Arbitrary<RawSchema>;
}

const small: fc.Arbitrary<RawSchema> = fc.oneof(
  fc.constantFrom("string", "integer", "object", "array").map((type): RawSchema => ({ type })),
  fc.boolean() as fc.Arbitrary<RawSchema>,
);

const properties = fc.dictionary<RawSchema>(name, small, { maxKeys: 3, noNullPrototype: true });
const required = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
const flat = some({ properties, required });
const tuple = some({ prefixItems: fc.array(small, { minLength: 1, maxLength: 2 }) });

/** Alternatives and what nothing in them evaluates. */
const unevaluated: fc.Arbitrary<RawSchema> = fc
  .letrec<{ part: RawSchema }>((tie) => {
    const part = tie("part") as fc.Arbitrary<RawSchema>;
    const list = fc.array(part, { minLength: 1, maxLength: 3 });
    const applicators = {
      properties,
      allOf: list,
      anyOf: list,
      oneOf: list,
      if: part,
      then: part,
      else: part,
      dependentSchemas: fc.dictionary(name, part, { maxKeys: 2, noNullPrototype: true }),
      not: part,
    };
    return {
      part: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        { weight: 4, arbitrary: flat },
        { weight: 1, arbitrary: tuple },
        { weight: 1, arbitrary: anySchema },
        { weight: 1, arbitrary: some({ ...applicators, unevaluatedProperties: small }) },
      ),
    };
  })
  .part.chain((part) => {
    const others = fc.array(fc.oneof(flat, flat, tuple), { minLength: 1, maxLength: 3 });
    const given = { unevaluatedProperties: small, unevaluatedItems: small, properties };
    const keyword = fc.constantFrom("oneOf", "anyOf", "allOf");
    const alternatives = fc
      .tuple(keyword, others)
      .map(([key, list]) => ({ [key]: [part, ...list] }));
    const conditional = fc
      .tuple(flat, flat, flat)
      .map(([then, otherwise, test]) => ({ if: test, then, else: otherwise }));
    return fc
      .tuple(fc.oneof(alternatives, alternatives, conditional), some(given))
      .map(([base, rules]) => ({ ...base, ...(rules as object) }) as RawSchema);
  });

/** A schema under all keywords of JSON Schema 2020-12 that apply to values. */
export const everySchema: fc.Arbitrary<RawSchema> = fc.oneof(
  { weight: 2, arbitrary: anySchema },
  { weight: 1, arbitrary: unevaluated },
);
