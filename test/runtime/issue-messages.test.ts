import { describe, expect, it } from "vitest";
import { explainArray } from "../../templates/runtime/check-objects.js";
import { fail } from "../../templates/runtime/validate.js";
import {
  type IssueMessages,
  standardSchema,
  type StandardSchemaV1,
  translateIssues,
  withMessages,
} from "../../templates/runtime/standard-schema.js";
import { stringNode } from "../../templates/runtime/check-values.js";
import type { ValidationResult } from "../../templates/runtime/issues.js";

const strings = explainArray({ items: stringNode });

const german: IssueMessages = ({ code, received }) =>
  code === "type" ? `hat den falschen Typ (${received})` : undefined;

function validate(value: unknown): ValidationResult<string[]> {
  const isValid = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isValid ? { ok: true, value } : fail(value, strings);
}

describe("translateIssues", () => {
  it("replaces messages, and leaves those for which there are no words", () => {
    const result = fail([1], strings);
    const issues = result.ok ? [] : result.issues;
    const [translated] = translateIssues(issues, german);
    expect(translated).toEqual({ ...issues[0], message: "hat den falschen Typ (number 1)" });
    expect(translateIssues(issues, () => undefined)).toEqual(issues);
  });
});

describe("withMessages", () => {
  const schema = withMessages(standardSchema(validate), german);

  it("is the same schema but for the messages, and as quick to answer", () => {
    expect(schema["~standard"].validate(["a"])).toEqual({ value: ["a"] });
    expect(schema["~standard"].validate([1])).toMatchObject({
      issues: [{ message: "hat den falschen Typ (number 1)", path: [0], code: "type" }],
    });
    expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "specwright" });
  });

  it("waits for schemas that take their time", async () => {
    const { validate: now, ...rest } = standardSchema(validate)["~standard"];
    const later: StandardSchemaV1<string[]> = {
      "~standard": { ...rest, validate: async (value) => now(value) },
    };
    expect(await withMessages(later, german)["~standard"].validate([1])).toMatchObject({
      issues: [{ message: "hat den falschen Typ (number 1)" }],
    });
  });
});
