import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { generate } from "../../generator/index.js";
import { makeFolder } from "../cli/run-cli.js";

const compilerOptions = {
  strict: true,
  target: "ES2022",
  lib: ["ES2022", "DOM"],
  module: "NodeNext",
  types: [],
  noEmit: true,
};

/** A project with the output for `openapi.yaml` beside this file, in `api/`. */
export async function makeProject(): Promise<string> {
  const folder = makeFolder({
    "openapi.yaml": readFileSync(new URL("openapi.yaml", import.meta.url), "utf8"),
    "package.json": '{ "type": "module" }',
    "tsconfig.json": JSON.stringify({ compilerOptions }),
  });
  const spec = join(folder, "openapi.yaml");
  const { diagnostics } = await generate({ spec, out: join(folder, "api"), paths: false });
  expect(diagnostics).toEqual([]);
  return folder;
}
