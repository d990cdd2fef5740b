import { root } from "../folders.js";
import { median } from "./median.js";
import { runProcess } from "./run-process.js";

/** Who needs more seconds than this is run once: half an hour for one median tells nothing more. */
const TOO_LONG = 60;

/**
 * Whole processes, one after the other, so many rounds of them after one to warm up. Whoever fails or
 * is killed is not tried again. Results by name: the medians, or (`once`) what the only run took.
 */
export async function runInTurns(commands, { rounds = 5, seconds = 180, log }) {
  const runs = new Map(commands.map(({ name }) => [name, []]));
  const failed = new Map();
  const once = new Map();
  for (let round = 0; round <= rounds; round++) {
    for (const { name, command, args, cwd, before } of commands) {
      if (failed.has(name) || once.has(name)) continue;
      before?.();
      const run = await runProcess(command, args, { cwd, seconds });
      const took = `${run.seconds.toFixed(2)} s, ${run.megabytes ?? "?"} MB`;
      log(`${name}: ${run.status === 0 ? took : `failed (${String(run.status)}) after ${took}`}`);
      if (run.status !== 0) failed.set(name, run.text.slice(-300).replaceAll(root, ""));
      else if (run.seconds > TOO_LONG) once.set(name, run);
      else if (round > 0) runs.get(name).push(run);
    }
  }
  return new Map(
    commands.map(({ name }) => {
      const done = runs.get(name);
      if (failed.has(name)) return [name, { failed: failed.get(name) }];
      if (once.has(name)) {
        const { seconds: took, megabytes = 0 } = once.get(name);
        return [name, { seconds: took, megabytes, once: true }];
      }
      return [
        name,
        {
          seconds: median(done.map((run) => run.seconds)),
          megabytes: median(done.map((run) => run.megabytes ?? 0)),
        },
      ];
    }),
  );
}
