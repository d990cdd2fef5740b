import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { generate } from "../generator/index.js";
import { wrapMetaSchemas } from "./meta-schemas/wrap.js";

const folder = fileURLToPath(new URL("../generator/validate/generated/", import.meta.url));

/** Set by `npm run generate:meta`: what is no longer made goes, too. */
const isUpdate = process.env["npm_lifecycle_event"] === "generate:meta";

describe("the validators of OpenAPI documents", async () => {
  // The specification leaves it open whether a format is checked, and documents take it lightly.
  const { files, diagnostics } = await generate({
    spec: wrapMetaSchemas(),
    paths: false,
    formats: "annotate",
  });
  const needed = [...files].filter(
    ([path]) => path.startsWith("runtime/") || path === "validators.ts" || path === "types.ts",
  );
  if (isUpdate) rmSync(folder, { recursive: true, force: true });

  it("are made of the official meta-schemas without a finding, but for how OpenAPI 3.2 writes its examples", () => {
    // Of five pairs of fields only one each may be there: they overlap, and no union says that.
    const others = diagnostics.filter(({ code }) => code !== "oneof-groups-overlap");
    expect(others.map(({ message }) => message)).toEqual([]);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(Array(5).fill("info"));
  });

  it.each(needed)("%s is what they give (npm run generate:meta renews it)", async (path, text) => {
    await expect(text).toMatchFileSnapshot(`${folder}${path}`);
  });

  it.skipIf(isUpdate)("are all there is", () => {
    const found = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const paths = found.map((path) => path.replaceAll("\\", "/")).filter((path) => /\./.test(path));
    expect(paths.sort()).toEqual(needed.map(([path]) => path).sort());
  });
});
