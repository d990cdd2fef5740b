import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { manifestName } from "../../write/output-path.js";

/** A folder for the output that is free, or ours: in the sources if there are any. */
export function suggestOut(folder: string): string {
  const suggestions = existsSync(join(folder, "src"))
    ? ["src/api", "src/generated", "src/generated-api"]
    : ["generated", "generated-api"];
  const free = suggestions.find((out) => isFree(join(folder, out)));
  return free ?? suggestions.at(-1) ?? "generated";
}

function isFree(path: string): boolean {
  if (!existsSync(path)) return true;
  try {
    const names = readdirSync(path);
    return names.length === 0 || names.includes(manifestName);
  } catch {
    return false;
  }
}
