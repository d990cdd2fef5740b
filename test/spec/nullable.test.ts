import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as api from "../../generated/src/index.js";
import { objectAt, stringsAt, type JsonObject } from "./json.js";

const document = JSON.parse(readFileSync("generated/openapi.json", "utf8")) as object;
const schemas = objectAt(document, "components", "schemas");
const published = parse(readFileSync("test/spec/nullable.yaml", "utf8")) as JsonObject;

type Validate = (value: unknown, options?: api.ValidateOptions) => api.ValidationResult<JsonObject>;
const validators = api as unknown as Readonly<Record<string, Validate>>;
const nulls = api.nullIsUnset;

const fieldsOf = (message: string) => Object.keys(objectAt(schemas, message, "properties"));

describe("null in answers of the API", () => {
  it("has facts about fields that exist, most of those that the document has", () => {
    const facts = Object.keys(published).flatMap((message) => {
      const fields = stringsAt(published, message);
      expect(fieldsOf(message)).toEqual(expect.arrayContaining([...fields]));
      return fields;
    });
    expect(facts.length).toBeGreaterThanOrEqual(390);
  });

  it.each(Object.keys(schemas))("every field of %s may be null", (message) => {
    const validate = validators[`validate${message}`]!;
    for (const field of fieldsOf(message)) {
      const value = { [field]: null };
      const isKept = issuesOf(validate(value)).every(({ path }) => path[0] !== field);
      const result = validate(value, { nulls });
      // Fields that requests must have are then missing, and no other is.
      const required = stringsAt(schemas, message, "required");
      expect(issuesOf(result).map(({ path }) => path[0])).toEqual(required);
      if (!result.ok) continue;
      expect(Object.keys(result.value), field).toEqual(isKept ? [field] : []);
    }
  });

  it("every response of the API may have null for all of its fields", () => {
    const all = Object.fromEntries(
      Object.keys(schemas).map((message) => [
        message,
        Object.fromEntries(fieldsOf(message).map((field) => [field, null])),
      ]),
    );
    for (const endpoint of endpointsIn(api.endpoints)) {
      const { path, method } = endpoint;
      const operation = objectAt(document, "paths", path, method.toLowerCase());
      const schema = objectAt(
        operation,
        "responses",
        "200",
        "content",
        "application/json",
        "schema",
      );
      const message = String(schema["$ref"]).replace("#/components/schemas/", "");
      expect(api.parseResponse(endpoint, 200, all[message]), path).toMatchObject({ ok: true });
    }
  });
});

function issuesOf(result: api.ValidationResult<unknown>): readonly api.Issue[] {
  return result.ok ? [] : result.issues;
}

function endpointsIn(tree: unknown): api.Endpoint[] {
  const node = tree as JsonObject;
  if (typeof node["operationId"] === "string") return [node as unknown as api.Endpoint];
  return Object.values(node).flatMap(endpointsIn);
}
