import { runInTurns } from "../measure/run-in-turns.js";
import { typescriptBytes } from "../measure/typescript-bytes.js";
import { generators, secondRuns, validators } from "./generation-commands.js";
import { documents, syntheticDocument } from "./documents.js";

const SMALLEST = 2_500;

/**
 * Whole processes over GitHub's document and C1's, second runs, `validate`, and growth. `only`: of one
 * document; `former`: what was measured before, of which the other documents keep their rows.
 */
export async function measureGenerate({ log, save, only, former, rounds = 5 }) {
  const options = { rounds, seconds: 120, log };
  const rows = only === undefined ? [] : former.rows.filter(({ document }) => document !== only);
  for (const [document, measure] of Object.entries(measures(options))) {
    if (only !== undefined && document !== only) continue;
    for (const [subject, result] of await measure()) rows.push({ document, subject, ...result });
    // It all takes half an hour: what is measured stays, whatever happens to the rest.
    await save({ rows });
  }
  return { rows };
}

/** As `runInTurns`, with the bytes of TypeScript that each has written. */
async function withBytes(commands, options) {
  const results = await runInTurns(commands, options);
  return [...results].map(([name, result]) => {
    const { out } = commands.find((command) => command.name === name);
    return [name, { ...result, bytes: typescriptBytes(out) }];
  });
}

function measures(options) {
  const { json, yaml, c1 } = documents();
  const growth = [1, 2, 4, 8, 10, 20].map((times) => [
    `synthetic, ${times}x`,
    () => {
      const spec = syntheticDocument(SMALLEST * times);
      const [own] = generators(spec, `synthetic-${times}`);
      // 50,000 schemas take a minute on a machine of our own, and more on others.
      return runInTurns([own], { ...options, rounds: Math.min(options.rounds, 3), seconds: 900 });
    },
  ]);
  return {
    "GitHub, JSON": async () => [
      ...(await withBytes(generators(json, "github-json"), options)),
      ...(await runInTurns(secondRuns(json, "github-json"), options)),
    ],
    "GitHub, YAML": () => runInTurns(generators(yaml, "github-yaml").slice(0, 6), options),
    "GitHub, JSON, validate": () => runInTurns(validators(json), options),
    C1: () => runInTurns(generators(c1, "c1"), options),
    ...Object.fromEntries(growth),
  };
}
