import { describe, expect, it } from "vitest";
import { petOf, ref } from "./union-text.js";

const base = {
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" } },
  discriminator: { propertyName: "kind" },
};
const meows = { type: "object", properties: { meows: { type: "boolean" } } };
const Cat = { allOf: [ref("Pet"), meows] };
const Dog = { allOf: [ref("Pet"), { type: "object" }] };

/** OpenAPI 3.0, Discriminator Object: subtypes extend the schema that has the discriminator. */
const subtypes: readonly {
  readonly given: string;
  readonly openapi?: string;
  readonly schemas: Readonly<Record<string, object>>;
  readonly want: readonly string[];
}[] = [
  {
    given: "subtypes by allOf, and the base for every other tag",
    openapi: "3.0.3",
    schemas: { Pet: base, Cat, Dog },
    want: ["oneOf(Cat, Dog, base:Pet) by kind {Cat: Cat, Dog: Dog, Pet: base:Pet, else: base:Pet}"],
  },
  {
    given: "a mapping names the subtypes",
    openapi: "3.0.3",
    schemas: {
      Pet: { ...base, discriminator: { propertyName: "kind", mapping: { c: "Cat", d: "Dog" } } },
      Cat,
      Dog,
    },
    want: ["oneOf(Cat, Dog, base:Pet) by kind {c: Cat, d: Dog, else: base:Pet}"],
  },
  {
    given: "a subtype of a subtype",
    openapi: "3.0.3",
    schemas: { Pet: base, Cat, Lion: { allOf: [ref("Cat"), meows] } },
    want: [
      "oneOf(Cat, Lion, base:Pet) by kind {Cat: Cat, Lion: Lion, Pet: base:Pet, else: base:Pet}",
    ],
  },
  {
    given: "nobody extends it",
    openapi: "3.0.3",
    schemas: { Pet: base, Cat: meows },
    want: ["object"],
  },
  {
    given: "without a mapping, whatever extends the base is a subtype",
    openapi: "3.0.3",
    schemas: { Pet: base, Cat, Beast: { allOf: [ref("Pet")] } },
    want: [
      "oneOf(Beast, Cat, base:Pet) by kind {Beast: Beast, Cat: Cat, Pet: base:Pet, else: base:Pet}",
    ],
  },
  {
    given: "a mapping leaves out what adds nothing to the base: another name for it",
    openapi: "3.0.3",
    schemas: {
      Pet: { ...base, discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } },
      Cat,
      Beast: { allOf: [ref("Pet")] },
    },
    want: ["oneOf(Cat, base:Pet) by kind {cat: Cat, else: base:Pet}"],
  },
  {
    given: "OpenAPI 3.1: a discriminator alone says nothing of subtypes",
    schemas: { Pet: base, Cat, Dog },
    want: ["object"],
  },
  {
    given: "a base that lists its subtypes has no others",
    schemas: { Pet: { ...base, oneOf: [ref("Cat"), ref("Dog")] }, Cat, Dog },
    want: ["oneOf(Cat, Dog) by kind {Cat: Cat, Dog: Dog}"],
  },
  {
    given: "the base closes the values of the tag: it is no alternative where none is left",
    openapi: "3.0.3",
    schemas: {
      Pet: { ...base, properties: { kind: { type: "string", enum: ["Cat", "Dog"] } } },
      Cat,
      Dog,
    },
    want: ["oneOf(Cat, Dog) by kind {Cat: Cat, Dog: Dog}"],
  },
];

describe("a base with a discriminator", () => {
  it.each(subtypes)("$given", async ({ want, ...given }) => {
    expect(await petOf(given)).toEqual(want);
  });
});
