import { describe, expect, test } from "vitest";
import { transpileModule } from "../generator/write/transpile.js";
import { caseNames, produce } from "./golden/golden-case.js";
import { tokensOf } from "./tokens/tokens-of.js";

/** Printed JavaScript and declarations, against what the compiler makes of the printed TypeScript. */
describe("the compiler makes the same of the TypeScript", { timeout: 60_000 }, () => {
  test.each(caseNames)("%s", async (name) => {
    const { files: sources } = await produce(name, "ts");
    const { files: compiled } = await produce(name, "js");
    const read = (path: string) => tokensOf(compiled.get(path) ?? "").join("\n");
    for (const [path, text] of sources) {
      if (!path.endsWith(".ts") || path.startsWith("runtime/")) continue;
      const stem = path.replace(/\.ts$/, "");
      const { script, declarations } = transpileModule(path, text);
      expect(read(`${stem}.js`), `${stem}.js`).toBe(tokensOf(script).join("\n"));
      expect(read(`${stem}.d.ts`), `${stem}.d.ts`).toBe(tokensOf(declarations).join("\n"));
    }
  });
});
