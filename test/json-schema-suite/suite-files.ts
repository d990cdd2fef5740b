import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** One test of the suite: a value, and whether the group's schema accepts it. */
export interface SuiteTest {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

/** A schema and its tests. */
export interface SuiteGroup {
  /** Without `.json`: `unevaluatedItems`. */
  readonly file: string;
  /** Place in its file, from 0. */
  readonly index: number;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly SuiteTest[];
}

/** Where `npm run suite:clone` puts the suite. */
const clone = fileURLToPath(new URL("../../.json-schema-test-suite", import.meta.url));
const named = process.env["JSON_SCHEMA_TEST_SUITE"];

/** The suite's folder, with `tests/` and `remotes/` in it; undefined where there is none. */
export const suiteFolder: string | undefined =
  named !== undefined && named !== "" ? resolve(named) : existsSync(clone) ? clone : undefined;

/** The groups of a folder of tests such as `draft2020-12`, file by file; its sub-folders are apart. */
export function readGroups(suite: string, folder: string): SuiteGroup[] {
  const path = join(suite, "tests", folder);
  const files = readdirSync(path).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((name) => {
    const groups = readJson(join(path, name)) as Omit<SuiteGroup, "file" | "index">[];
    return groups.map((group, index) => ({ ...group, file: name.replace(/\.json$/, ""), index }));
  });
}

/** What the suite expects at `http://localhost:1234/`, for the drafts named. */
export function readRemotes(suite: string, drafts: readonly string[]): Record<string, unknown> {
  const folder = join(suite, "remotes");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(
      (path) =>
        !/^(?:draft|v\d)/.test(path) || drafts.some((draft) => path.startsWith(`${draft}/`)),
    );
  return Object.fromEntries(
    files.sort().map((path) => [`http://localhost:1234/${path}`, readJson(join(folder, path))]),
  );
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
