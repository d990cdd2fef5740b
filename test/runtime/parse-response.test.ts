import { describe, expect, it } from "vitest";
import { defineEndpoint, type Endpoint } from "../../templates/runtime/endpoint.js";
import { parseResponse } from "../../templates/runtime/response.js";
import { standardSchema, type StandardSchemaV1 } from "../../templates/runtime/standard-schema.js";
import { listApps, updateApp } from "./fixtures/generated-like.js";

const withSchema = (validate: StandardSchemaV1["~standard"]["validate"]): Endpoint =>
  defineEndpoint(() => ({
    ...listApps,
    responses: { "200": { schema: { "~standard": { version: 1, vendor: "x", validate } } } },
  }));

describe("parseResponse", () => {
  it("gives a declared body back", () => {
    const body = { id: "a" };
    const response = parseResponse(updateApp, 200, body);
    expect(response).toEqual({ declared: true, ok: true, status: 200, value: { id: "a" } });
    expect(response.value).toBe(body);
  });

  it("tells what is wrong with one", () => {
    expect(parseResponse(updateApp, 200, {})).toMatchObject({
      declared: true,
      ok: false,
      status: 200,
      value: {},
      issues: [{ pointer: "/id", code: "required" }],
    });
  });

  it("looks for the status, its range, and default", () => {
    const schema = (vendor: string): StandardSchemaV1 =>
      standardSchema(() => ({
        ok: false,
        issues: [
          { path: [], pointer: "", code: "type", message: vendor, expected: "", received: "" },
        ],
      }));
    const endpoint = defineEndpoint(() => ({
      ...listApps,
      responses: {
        "404": { schema: schema("exact") },
        "4XX": { schema: schema("range") },
        default: { schema: schema("default") },
      },
    }));
    const said = (status: number): unknown => parseResponse(endpoint, status, 1);
    expect(said(404)).toMatchObject({ issues: [{ message: "exact" }] });
    expect(said(409)).toMatchObject({ issues: [{ message: "range" }] });
    expect(said(599)).toMatchObject({ issues: [{ message: "default" }] });
  });

  it.each([404, 0, NaN, -1, 999])("gives an undeclared status %s back", (status) => {
    expect(parseResponse(listApps, status, "no")).toEqual({
      declared: false,
      ok: false,
      status,
      value: "no",
      issues: [],
    });
  });

  it("does not check what has no schema", () => {
    expect(parseResponse(updateApp, 404, undefined)).toEqual({
      declared: true,
      ok: true,
      status: 404,
      value: undefined,
    });
  });

  it("never throws, whatever the schema does", () => {
    const issues = [{ message: "no", path: ["a", { key: 0 }, Symbol("s")] }];
    const table: readonly (readonly [StandardSchemaV1["~standard"]["validate"], unknown])[] = [
      [
        () => ({ issues }),
        { message: "no", path: ["a", 0, "Symbol(s)"], pointer: "/a/0/Symbol(s)" },
      ],
      [async () => ({ value: 1 }), { message: "cannot be checked synchronously", pointer: "" }],
      [
        () => {
          throw new Error("broken");
        },
        { message: "cannot be checked: Error: broken" },
      ],
    ];
    for (const [validate, want] of table) {
      expect(parseResponse(withSchema(validate), 200, 1)).toMatchObject({
        ok: false,
        issues: [want],
      });
    }
  });
});
