import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/setup/long-first.js";

// Golden cases and fixtures hold documents and output, not tests.
const exclude = ["test/cases/*/**", "test/**/fixtures/**", "**/node_modules/**"];

/**
 * A mock replaces a module only where nobody has loaded it before. Measured is only what does not wait for the
 * collection of what other files left in memory.
 */
const alone = readdirSync("test", { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter(
    (path) =>
      path.endsWith(".test.ts") &&
      /\bvi\.(?:mock|doMock)\(|"\.\/growth\.js"/.test(readFileSync(path, "utf8")),
  );

export default defineConfig({
  test: {
    setupFiles: ["test/setup/hooks.ts"],
    pool: "forks",
    // Many tests start compilers of their own: more workers than this only wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "isolated", include: alone, exclude, isolate: true } },
      {
        extends: true,
        // A worker loads the generator and the compilers once, and keeps what it has made, for all its files.
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...exclude, ...alone],
          isolate: false,
        },
      },
    ],
  },
});
