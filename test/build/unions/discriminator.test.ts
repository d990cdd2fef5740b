import { describe, expect, it } from "vitest";
import { petOf, ref, tagged } from "./union-text.js";

const named = {
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" }, name: { type: "string" } },
};
const Cat = named;
const Dog = named;
const members = [ref("Cat"), ref("Dog")];

/** OpenAPI 3.1, 4.8.25, and `defaultMapping` of 3.2. */
const declared: readonly {
  readonly given: string;
  readonly openapi?: string;
  readonly schemas: Readonly<Record<string, object>>;
  readonly want: readonly string[];
}[] = [
  {
    given: "no mapping: the names of the components",
    schemas: { Cat, Dog, Pet: { oneOf: members, discriminator: { propertyName: "kind" } } },
    want: ["oneOf(Cat, Dog) by kind {Cat: Cat, Dog: Dog}"],
  },
  {
    given: "no mapping, and members that list their values: these",
    schemas: {
      Cat: tagged("kind", "cat"),
      Dog: tagged("kind", "dog"),
      Pet: { oneOf: members, discriminator: { propertyName: "kind" } },
    },
    want: ["oneOf(Cat, Dog) by kind {cat: Cat, dog: Dog}"],
  },
  {
    given: "a mapping by reference and by name, several values for one member",
    schemas: {
      Cat,
      Dog,
      Pet: {
        oneOf: members,
        discriminator: {
          propertyName: "kind",
          mapping: { c: "#/components/schemas/Cat", d: "Dog", wolf: "Dog" },
        },
      },
    },
    want: ["oneOf(Cat, Dog) by kind {c: Cat, d: Dog, wolf: Dog}"],
  },
  {
    given: "a mapping that leaves a member out: a plain union, since nothing valid may be refused",
    schemas: {
      Cat,
      Dog,
      Pet: { oneOf: members, discriminator: { propertyName: "kind", mapping: { c: "Cat" } } },
    },
    want: ["oneOf(Cat, Dog)"],
  },
  {
    given: "a member that does not require the tag",
    schemas: {
      Cat: { ...named, required: [] },
      Dog,
      Pet: { oneOf: members, discriminator: { propertyName: "kind" } },
    },
    want: ["oneOf(Cat, Dog) by kind {Cat: Cat, Dog: Dog}; without it: Cat"],
  },
  {
    given: "a tag that is a number",
    schemas: {
      Cat: tagged("kind", 1),
      Dog: tagged("kind", 2),
      Pet: { oneOf: members, discriminator: { propertyName: "kind" } },
    },
    want: ["oneOf(Cat, Dog)"],
  },
  {
    given: "defaultMapping",
    openapi: "3.2.0",
    schemas: {
      Cat,
      Dog,
      Pet: {
        oneOf: members,
        discriminator: {
          propertyName: "kind",
          mapping: { cat: "Cat" },
          defaultMapping: "#/components/schemas/Dog",
        },
      },
    },
    want: ["oneOf(Cat, Dog) by kind {cat: Cat, else: Dog}"],
  },
  {
    given: "null beside the members",
    schemas: {
      Cat,
      Dog,
      Pet: { oneOf: [...members, { type: "null" }], discriminator: { propertyName: "kind" } },
    },
    want: ["anyOf(oneOf(Cat, Dog) by kind {Cat: Cat, Dog: Dog}, null)"],
  },
  {
    given: "nullable in OpenAPI 3.0",
    openapi: "3.0.3",
    schemas: {
      Cat: { ...named, nullable: true },
      Dog,
      Pet: { oneOf: members, discriminator: { propertyName: "kind" } },
    },
    want: ["anyOf(oneOf(Cat, Dog) by kind {Cat: Cat, Dog: Dog}, null)"],
  },
];

describe("a declared discriminator", () => {
  it.each(declared)("$given", async ({ want, ...given }) => {
    expect(await petOf(given)).toEqual(want);
  });
});
