import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readConfigJson } from "../../options/config-json.js";
import { readUserFile } from "../user-file.js";
import { frameworkOf, type Framework } from "./framework.js";
import { readTsSettings, type TsSettings } from "./ts-settings.js";

/** What `init` has to know of the folder that it runs in. */
export interface Project {
  readonly folder: string;
  /** The text of package.json, if there is one. */
  readonly manifest?: string;
  readonly scripts: Readonly<Record<string, unknown>>;
  /** Whether the project has TypeScript, or says nothing to the contrary. */
  readonly isTypeScript: boolean;
  readonly hasSpecwright: boolean;
  readonly packageManager: PackageManager;
  /** The `specwright` key of package.json is there. */
  readonly hasConfigKey: boolean;
  readonly framework: Framework;
  /** What tsconfig.json says, if there is one. */
  readonly settings?: TsSettings;
  /** package.json says `"type": "module"`. */
  readonly isModule: boolean;
  /** It says `"type": "commonjs"`, as `npm init` writes it; where it says nothing, Node.js looks at the code. */
  readonly isCommonJs: boolean;
  /** Jest runs the tests; its resolver is its own. */
  readonly hasJest: boolean;
  /** A script has Node.js run TypeScript. */
  readonly stripsTypes: boolean;
}

export type PackageManager = "npm" | "pnpm" | "yarn" | "bun";

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** @throws SpecwrightError - if package.json is no JSON. */
export async function readProject(folder: string): Promise<Project> {
  const path = join(folder, "package.json");
  const manifest = await readUserFile(path, "The manifest");
  const fields = manifest === undefined ? {} : fieldsOf(readConfigJson("package.json", manifest));
  const installed = {
    ...fieldsOf(fields["dependencies"]),
    ...fieldsOf(fields["devDependencies"]),
    ...fieldsOf(fields["peerDependencies"]),
  };
  const settings = await readTsSettings(folder);
  const hasTypeScript =
    Object.hasOwn(installed, "typescript") || existsSync(join(folder, "tsconfig.json"));
  const scripts = fieldsOf(fields["scripts"]);
  const stripsTypes = Object.values(scripts).some(
    (line) => typeof line === "string" && runsTypeScript.test(line),
  );
  const framework = frameworkOf(folder, new Set(Object.keys(installed)));
  // These run TypeScript without the package, and without a tsconfig.json.
  const runsSources = stripsTypes || framework.name === "Deno";
  return {
    folder,
    ...(manifest === undefined ? {} : { manifest }),
    scripts,
    isTypeScript: manifest === undefined || hasTypeScript || runsSources,
    hasSpecwright: Object.hasOwn(installed, "specwright") || fields["name"] === "specwright",
    packageManager: packageManagerOf(folder),
    hasConfigKey: Object.hasOwn(fields, "specwright"),
    framework,
    ...(settings === undefined ? {} : { settings }),
    isModule: fields["type"] === "module",
    isCommonJs: fields["type"] === "commonjs",
    hasJest: Object.hasOwn(installed, "jest"),
    stripsTypes,
  };
}

/** `node src/main.ts`, `node --watch src/main.ts`, `node --experimental-strip-types …`. */
const runsTypeScript =
  /(?:^|[\s;&|])node\s(?:[^;&|]*\s)?(?:--experimental-strip-types\b|[^\s;&|-][^\s;&|]*\.[cm]?ts\b)/;

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isFields = typeof value === "object" && value !== null && !Array.isArray(value);
  return isFields ? (value as Record<string, unknown>) : {};
}

/** The one whose lock file lies here or above. */
function packageManagerOf(folder: string): PackageManager {
  const found = lockFiles.find(([name]) => existsSync(join(folder, name)));
  if (found !== undefined) return found[1];
  const parent = dirname(folder);
  return parent === folder ? "npm" : packageManagerOf(parent);
}
