import { runInTurns } from "../measure/run-in-turns.js";
import { generators, secondRuns, validators } from "./generation-commands.js";
import { documents, syntheticDocument } from "./documents.js";

const SMALLEST = 2_500;

/** Whole processes over GitHub's document and C1's, second runs, `validate`, and growth. */
export async function measureGenerate({ log, save, rounds = 5 }) {
  const { json, yaml, c1 } = documents();
  const options = { rounds, seconds: 120, log };
  const rows = [];
  const add = (document, results) => {
    for (const [subject, result] of results) rows.push({ document, subject, ...result });
    // It all takes half an hour: what is measured stays, whatever happens to the rest.
    return save({ rows });
  };
  await add("GitHub, JSON", await runInTurns(generators(json, "github-json"), options));
  await add("GitHub, JSON", await runInTurns(secondRuns(json, "github-json"), options));
  await add("GitHub, YAML", await runInTurns(generators(yaml, "github-yaml").slice(0, 5), options));
  await add("GitHub, JSON, validate", await runInTurns(validators(json), options));
  await add("C1", await runInTurns(generators(c1, "c1"), options));
  for (const times of [1, 2, 4, 8]) {
    const spec = syntheticDocument(SMALLEST * times);
    const [own] = generators(spec, `synthetic-${times}`);
    await add(
      `synthetic, ${times}x`,
      await runInTurns([own], { ...options, rounds: Math.min(rounds, 3) }),
    );
  }
  return { rows };
}
