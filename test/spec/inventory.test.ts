import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundle } from "../../generator/index.js";
import { findWeakDescriptions } from "./descriptions.js";
import { compareInventory } from "./inventory.js";
import { objectAt, valueAt } from "./json.js";
import { plantedService } from "./planted-service.js";
import { plant, planted, property } from "./planted.js";

const facts: unknown = parse(readFileSync("test/spec/facts.yaml", "utf8"));
let document: unknown;

beforeAll(async () => {
  const result = await bundle({ spec: "spec/openapi.yaml" });
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  document = result.document;
});

describe("the spec of the C1 apps API", () => {
  it("says what the facts say", () => {
    expect(compareInventory(document, facts)).toEqual([]);
  });

  it("has 73 operations, 168 messages and 12 oneof groups", () => {
    const operations = Object.values(objectAt(document, "paths")).flatMap((item) =>
      Object.keys(objectAt(item)).filter((key) => ["get", "put", "post", "delete"].includes(key)),
    );
    const schemas = objectAt(document, "components", "schemas");
    const groups = Object.values(schemas).flatMap((s) => Object.keys(objectAt(s, "x-oneofs")));
    expect(operations).toHaveLength(73);
    expect(Object.keys(schemas).filter((key) => key !== "Any")).toHaveLength(168);
    expect(groups.sort()).toEqual([
      "_implicit",
      "conditions",
      "conditions",
      "credential",
      "max_grant_duration",
      "max_grant_duration",
      "max_grant_duration",
      "max_grant_duration",
      "metadata",
      "provision_type",
      "storage_type",
      "typ",
    ]);
  });

  it("describes every operation, parameter, schema and property in words that help", () => {
    expect(findWeakDescriptions(document)).toEqual([]);
  });

  it("leaves every enum open, because the server may add values", () => {
    const closed = Object.entries(objectAt(document, "components", "schemas")).flatMap(
      ([key, schema]) =>
        Object.entries(objectAt(schema, "properties"))
          .filter(([, value]) => valueAt(value, "enum") !== undefined)
          .filter(([, value]) => valueAt(value, "x-extensible-enum") !== true)
          .map(([name]) => `${key}.${name}`),
    );
    expect(closed).toEqual([]);
  });
});

describe("compareInventory", () => {
  it.each([...planted, ...plantedService])("finds $title", ({ at, value, finds }) => {
    const differences = compareInventory(plant(document, at, value), facts);
    expect(differences.join("\n")).toContain(finds);
  });
});

describe("findWeakDescriptions", () => {
  it.each([
    { title: "none at all", value: undefined, finds: "AppEntitlement.appId: no description" },
    {
      title: "one that says nothing",
      value: "The appId field.",
      finds: 'AppEntitlement.appId: "The appId field."',
    },
  ])("finds $title", ({ value, finds }) => {
    const at = property("AppEntitlement", "appId", "description");
    expect(findWeakDescriptions(plant(document, at, value))).toEqual([finds]);
  });
});
