import { loadConfig, type ConfigFile } from "../config.js";
import * as api from "../index.js";

/**
 * The configuration that was asked for, or the nearest one. It may import `specwright` even where that
 * is not installed: `npx` runs it from a folder of its own.
 */
export function findConfig(file: string | undefined): Promise<ConfigFile | undefined> {
  return loadConfig(file, process.cwd(), { specwright: api });
}
