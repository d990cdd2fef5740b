import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Inputs that once showed a behaviour of their own: `test/fuzz/corpus/<target>/`. */
const folder = fileURLToPath(new URL("./corpus/", import.meta.url));

/** More would only make the short run longer. */
const most = 150;
const largest = 3_000;

export function readCorpus(target: string): Buffer[] {
  return readdirSync(`${folder}${target}`)
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) => readFileSync(`${folder}${target}/${name}`));
}

/** Keeps what a long run has found, as far as there is room. */
export function saveCorpus(target: string, inputs: readonly Buffer[]): number {
  const known = new Set(readdirSync(`${folder}${target}`));
  let saved = 0;
  for (const input of inputs) {
    const name = `${createHash("sha256").update(input).digest("hex").slice(0, 16)}.txt`;
    if (known.size >= most || input.length > largest || known.has(name)) continue;
    writeFileSync(`${folder}${target}/${name}`, input);
    known.add(name);
    saved += 1;
  }
  return saved;
}
