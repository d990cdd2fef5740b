import { SpecwrightError } from "../findings/specwright-error.js";
import type { InputFlags } from "./run/input-flags.js";

/** The flags of `specwright generate`; they win over the configuration. */
export interface GenerateFlags extends InputFlags {
  readonly out?: string;
  readonly config?: string;
  readonly only?: readonly string[];
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly watch?: boolean;
  readonly json?: boolean;
  /** commander gives `--no-paths` as `paths: false`, and `true` where it is absent. */
  readonly paths?: boolean;
  readonly target?: string;
  readonly importExtension?: string;
  readonly root?: string;
  readonly formats?: string;
  readonly includeTag?: readonly string[];
  readonly includePath?: readonly string[];
  readonly includeOperation?: readonly string[];
  readonly includeSchema?: readonly string[];
  readonly excludeTag?: readonly string[];
  readonly excludePath?: readonly string[];
  readonly excludeOperation?: readonly string[];
  readonly excludeSchema?: readonly string[];
}

/** What is done with the files: write them, compare them, or only say what would be written. */
export type GenerateMode = "write" | "check" | "dry-run";

export function modeOf({ check, dryRun }: GenerateFlags): GenerateMode {
  if (check === true && dryRun === true) {
    throw new SpecwrightError("--check and --dry-run exclude each other.");
  }
  return check === true ? "check" : dryRun === true ? "dry-run" : "write";
}

/** The options that flags give, and no others. */
export function optionsOf(flags: GenerateFlags): Readonly<Record<string, unknown>> {
  const { target, root, formats, paths, importExtension } = flags;
  const given = {
    target,
    root,
    formats,
    ...(paths === false ? { paths } : {}),
    // A shell cannot well say "no extension" by an empty word.
    importExtension: importExtension === "none" ? "" : importExtension,
    include: filterOf(
      flags.includeTag,
      flags.includePath,
      flags.includeOperation,
      flags.includeSchema,
    ),
    exclude: filterOf(
      flags.excludeTag,
      flags.excludePath,
      flags.excludeOperation,
      flags.excludeSchema,
    ),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

type Names = readonly string[] | undefined;

function filterOf(tags: Names, paths: Names, operations: Names, schemas: Names) {
  const given = Object.entries({ tags, paths, operations, schemas });
  const set = given.filter(([, names]) => names !== undefined);
  return set.length === 0 ? undefined : Object.fromEntries(set);
}
