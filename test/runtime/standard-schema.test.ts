import type { StandardSchemaV1 } from "@standard-schema/spec";
import { describe, expect, expectTypeOf, it } from "vitest";
import { standardSchema } from "../../templates/runtime/standard-schema.js";
import { AppSchema, validateApp, type App } from "./fixtures/generated-like.js";

/** A consumer that knows nothing but the standard. */
async function parse<S extends StandardSchemaV1>(
  schema: S,
  value: unknown,
): Promise<StandardSchemaV1.InferOutput<S>> {
  const result = await schema["~standard"].validate(value);
  if (result.issues) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe("standardSchema", () => {
  it("names the version and the vendor", () => {
    expect(AppSchema["~standard"]).toMatchObject({ version: 1, vendor: "specwright" });
  });

  it("gives the very value back, with its type", async () => {
    const value: unknown = { id: "a" };
    const app = await parse(AppSchema, value);
    expectTypeOf(app).toEqualTypeOf<App>();
    expect(app).toBe(value);
  });

  it("gives issues with message and path", () => {
    const result = AppSchema["~standard"].validate({ id: "a", parent: {}, page: { list: [{}] } });
    expect(result).toEqual({ value: expect.anything() });
    expect(AppSchema["~standard"].validate({ page: { list: [{}] } })).toMatchObject({
      issues: [
        { message: "is required", path: ["id"], pointer: "/id" },
        { message: "is required", path: ["page", "list", 0, "id"], pointer: "/page/list/0/id" },
      ],
    });
  });

  it("does not hand a consumer's options on as ours", () => {
    const seen: unknown[] = [];
    const schema = standardSchema((...received: unknown[]) => {
      seen.push(received);
      return validateApp({ id: "a" });
    });
    void schema["~standard"].validate(1, { libraryOptions: { maxIssues: 1 } });
    expect(seen).toEqual([[1]]);
  });
});
