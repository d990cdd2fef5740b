import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Bytes of all `.ts` files in the folder, at any depth. */
export function typescriptBytes(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".ts"));
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
