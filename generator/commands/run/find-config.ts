import { readFileSync } from "node:fs";
import { loadConfig, type ConfigFile } from "../../options/config.js";
import * as api from "../../index.js";
import { configModules } from "./config-modules.js";

/**
 * The configuration that was asked for, or the nearest one. It may import `specwright` even where that
 * is not installed: `npx` runs it from a folder of its own.
 */
export function findConfig(file: string | undefined): Promise<ConfigFile | undefined> {
  return loadConfig(file, process.cwd(), async (path) => ({
    specwright: api,
    ...(speaksOfEmitters(path) && { "specwright/emit": await import("../../emit-api.js") }),
  }));
}

/** Loading our emitters takes a while; a run that has nothing to do goes without. */
function speaksOfEmitters(path: string): boolean {
  return [...configModules(path)].some((module) =>
    readFileSync(module, "utf8").includes("specwright/emit"),
  );
}
