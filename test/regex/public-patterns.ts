import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const folders = ["node_modules/@readme/oas-examples", "test/cases"];

/** The patterns of the public documents in the example package, and of our cases. */
export function publicPatterns(): string[] {
  const found = new Set<string>();
  for (const file of folders.flatMap(documentsIn)) {
    try {
      collect(parse(readFileSync(file, "utf8"), { logLevel: "silent" }), found);
    } catch {
      // Some cases are not YAML: that is what they are about.
    }
  }
  return [...found].sort();
}

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "expected" ? [] : documentsIn(path);
    return /\.(?:json|ya?ml)$/.test(entry.name) && entry.name !== "package.json" ? [path] : [];
  });
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === "pattern" && typeof child === "string") found.add(child);
    if (key === "patternProperties" && typeof child === "object" && child !== null) {
      for (const name of Object.keys(child as object)) found.add(name);
    }
    collect(child, found);
  }
}
