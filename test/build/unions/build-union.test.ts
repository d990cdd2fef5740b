import { describe, expect, it } from "vitest";
import { petOf, ref, tagged } from "./union-text.js";

const Cat = tagged("kind", "cat");
const Dog = tagged("kind", "dog");
const cats = { type: "object", required: ["meows"], properties: { meows: { type: "boolean" } } };

/** JSON Schema core 10.2.1: what a union is where nobody declares a discriminator. */
const unions: readonly {
  readonly given: string;
  readonly openapi?: string;
  readonly schemas: Readonly<Record<string, object>>;
  readonly want: readonly string[];
}[] = [
  {
    given: "types that differ",
    schemas: { Pet: { oneOf: [{ type: "string" }, { type: "number" }] } },
    want: ["oneOf(string, number)"],
  },
  {
    given: "anyOf, which several members may fit",
    schemas: { Pet: { anyOf: [{ type: "string" }, { type: "array" }] } },
    want: ["anyOf(string, array)"],
  },
  {
    given: "members with a required property of one value each",
    schemas: { Cat, Dog, Pet: { oneOf: [ref("Cat"), ref("Dog")] } },
    want: ["oneOf(Cat, Dog) by kind {cat: Cat, dog: Dog}"],
  },
  {
    given: "a member with several values of its own",
    schemas: {
      Cat: tagged("kind", "cat", "kitten"),
      Dog,
      Pet: { anyOf: [ref("Cat"), ref("Dog")] },
    },
    want: ["anyOf(Cat, Dog) by kind {cat: Cat, kitten: Cat, dog: Dog}"],
  },
  {
    given: "members that share a value",
    schemas: {
      Cat: tagged("kind", "cat", "other"),
      Dog: tagged("kind", "dog", "other"),
      Pet: { oneOf: [ref("Cat"), ref("Dog")] },
    },
    want: ["oneOf(Cat, Dog)"],
  },
  {
    given: "a member that does not require the property",
    schemas: {
      Cat,
      Dog: { ...Dog, required: [] },
      Pet: { oneOf: [ref("Cat"), ref("Dog")] },
    },
    want: ["oneOf(Cat, Dog)"],
  },
  {
    given: "values that are numbers, which are no tags",
    schemas: {
      Cat: tagged("kind", 1),
      Dog: tagged("kind", 2),
      Pet: { oneOf: [ref("Cat"), ref("Dog")] },
    },
    want: ["oneOf(Cat, Dog)"],
  },
  {
    given: "a tag that stands behind a reference and in allOf",
    schemas: {
      Base: Cat,
      Cat: { allOf: [ref("Base"), cats] },
      Dog,
      Pet: { oneOf: [ref("Cat"), ref("Dog")] },
    },
    want: ["oneOf(Cat, Dog) by kind {cat: Cat, dog: Dog}"],
  },
  {
    given: "null as another member",
    schemas: { Cat, Dog, Pet: { oneOf: [ref("Cat"), { type: "null" }, ref("Dog")] } },
    want: ["anyOf(oneOf(Cat, Dog) by kind {cat: Cat, dog: Dog}, null)"],
  },
  {
    given: "one member beside null",
    schemas: { Cat, Pet: { oneOf: [ref("Cat"), { type: "null" }] } },
    want: ["oneOf(Cat, null)"],
  },
  {
    given: "a member that is no object",
    schemas: { Cat, Dog, Pet: { oneOf: [ref("Cat"), ref("Dog"), { type: "string" }] } },
    want: ["oneOf(Cat, Dog, string)"],
  },
  {
    given: "members without a type beside a type: object of the union",
    schemas: {
      Pet: {
        type: "object",
        oneOf: ["cat", "dog"].map((kind) => {
          return { required: ["kind"], properties: { kind: { const: kind } } };
        }),
      },
    },
    want: ["(object & oneOf(object, object) by kind {cat: object, dog: object})"],
  },
  {
    given: "an empty list",
    schemas: { Pet: { oneOf: [] } },
    want: ["any", "invalid-document"],
  },
];

describe("a union without a declared discriminator", () => {
  it.each(unions)("$given", async ({ want, ...given }) => {
    expect(await petOf(given)).toEqual(want);
  });
});
