import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Golden cases and fixtures hold documents and output, not tests.
    exclude: ["test/cases/*/**", "test/**/fixtures/**", "**/node_modules/**"],
    pool: "forks",
    // Many tests start compilers of their own: more workers than this only wait for each other.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
