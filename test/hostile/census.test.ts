import { describe, expect, it } from "vitest";
import { documents } from "./documents.js";
import { makeMutants, turns } from "./make-mutants.js";
import { positionsOf, type Position } from "./mutate.js";
import { payloads } from "./payloads.js";

const name = ({ path, at }: Position, base: string): string => `${base} ${at} ${path.join("/")}`;

const positions = Object.entries(documents).flatMap(([base, document]) =>
  positionsOf(document).map((position) => ({ base, position })),
);

/** Another way to find every place: the parser of JSON visits all that it reads. */
function countByReviver(document: unknown): number {
  let count = 0;
  JSON.parse(JSON.stringify(document), function (this: unknown, key: string, value: unknown) {
    if (key !== "" && !Array.isArray(this)) count += 1;
    if (typeof value !== "object" || value === null) count += 1;
    return value;
  });
  return count;
}

describe("the places for text in the documents of the harness", () => {
  it("are all known", () => {
    for (const [base, document] of Object.entries(documents)) {
      const own = positions.filter((place) => place.base === base);
      expect(own, base).toHaveLength(countByReviver(document));
    }
  });

  it("all have their turn", () => {
    const places = new Map(
      Object.entries(documents).map(([base, document]) => [
        base,
        { all: positionsOf(document), free: [] },
      ]),
    );
    const missing = new Set(positions.map(({ base, position }) => name(position, base)));
    for (const { id, base, mutations } of makeMutants(1, places)) {
      if (Number(id.split(":")[1]) > turns) break;
      for (const mutation of mutations) missing.delete(name(mutation, base));
    }
    expect([...missing]).toEqual([]);
  });

  /** What the promise names, and the places at which advisories of our field got in. */
  const kinds: Readonly<Record<string, RegExp>> = {
    "info texts":
      /value info\/(?:title|version|summary|description|termsOfService|contact\/\w+|license\/\w+)$/,
    "server URLs": /value (?:.*\/)?servers\/\d+\/url$/,
    "server variables":
      /(?:key|value) (?:.*\/)?servers\/\d+\/variables\/.*(?:default|enum\/\d+|description)$/,
    "names of server variables": /key (?:.*\/)?servers\/\d+\/variables\/\w+$/,
    tags: /value (?:tags\/\d+\/name|paths\/.*\/tags\/\d+)$/,
    paths: /key paths\/\/(?!.*\/(?:get|put|post)).*$/,
    methods: /key paths\/.*\/(?:get|put|post)$/,
    operationIds: /value paths\/.*\/operationId$/,
    summaries: /value .*summary$/,
    descriptions: /value .*description$/,
    "parameter names": /value .*parameters\/(?:\d+|\w+)\/name$/,
    "header names": /key .*\/headers\/[\w-]+$/,
    "media types": /key .*\/content\/[^/]+\/[^/]+$/,
    "status codes": /key .*\/responses\/(?:\d|default)[^/]*$/,
    "schema names": /key components\/schemas\/[^/]+$/,
    "property names": /key .*\/properties\/[^/]+$/,
    required: /value .*\/required\/\d+$/,
    "enum values": /value .*\/enum\/\d+$/,
    "enum descriptions": /value .*\/x-enum-descriptions\/[^/]+$/,
    "enum names": /value .*\/x-enum-varnames\/\d+$/,
    const: /value .*\/const$/,
    "const objects": /(?:key|value) .*\/const\/\w+$/,
    defaults: /value .*\/default$/,
    "default objects": /(?:key|value) .*\/default\/\w+/,
    examples: /value .*\/examples?\/.*$/,
    patterns: /value .*\/pattern$/,
    "keys that are patterns": /key .*\/patternProperties\/.*$/,
    formats: /value .*\/format$/,
    titles: /value .*\/title$/,
    "discriminator names": /value .*\/discriminator\/propertyName$/,
    "discriminator tags": /key .*\/discriminator\/mapping\/.*$/,
    "discriminator targets": /value .*\/discriminator\/mapping\/.*$/,
    "security schemes": /key components\/securitySchemes\/\w+$/,
    "security requirements": /key (?:.*\/)?security\/\d+\/\w+$/,
    scopes: /value (?:.*\/)?security\/\d+\/\w+\/\d+$/,
    references: /value .*\/\$ref$/,
    "names of oneofs": /key .*\/x-oneofs\/\w+$/,
    "members of oneofs": /value .*\/x-oneofs\/\w+\/\d+$/,
    extensions: /(?:key|value) .*\/x-[\w-]+(?:\/.*)?$/,
    links: /(?:key|value) .*\/links\/.*$/,
    callbacks: /(?:key|value) .*\/callbacks\/.*$/,
    webhooks: /(?:key|value) webhooks\/.*$/,
    encodings: /(?:key|value) .*\/encoding\/.*$/,
    "XML names": /value .*\/xml\/\w+$/,
    "external documentation": /value .*externalDocs\/\w+$/,
    versions: /value openapi$/,
  };

  it.each(Object.entries(kinds))("have %s among them", (_, pattern) => {
    const found = positions.filter(({ position }) =>
      pattern.test(`${position.at} ${position.path.join("/")}`),
    );
    expect(found).not.toEqual([]);
  });
});

it("payloads are many, and no two are equal", () => {
  expect(new Set(payloads).size).toBe(payloads.length);
  expect(payloads.length).toBeGreaterThan(280);
});
