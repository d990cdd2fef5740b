import { Random } from "../hostile/random.js";

/**
 * A fuzzer that is led by behaviour: an input after which something is said that was not said before
 * joins those that new inputs are made from.
 */
export interface Target<Input> {
  readonly name: string;
  readonly seeds: readonly Input[];
  mutate(input: Input, random: Random, pool: readonly Input[]): Input;
  /** Throws for a fault. */
  execute(input: Input): Promise<Outcome>;
}

export interface Outcome {
  /** What the input led to, in words that are equal for equal behaviour. */
  readonly behaviour: string;
  /** Whether to make more of it: what is broken in ten places mostly leads to what is so in eleven. */
  readonly isParent: boolean;
}

export interface FuzzLimits {
  readonly seed: number;
  readonly executions: number;
  readonly milliseconds: number;
}

export interface FuzzResult<Input> {
  readonly executions: number;
  /** Inputs with a behaviour of their own, seeds left out. */
  readonly discovered: readonly Input[];
  readonly behaviours: number;
  readonly faults: readonly { readonly input: Input; readonly message: string }[];
}

/** One fault tends to show in many inputs. */
const enough = 5;

export async function runFuzz<Input>(
  target: Target<Input>,
  { seed, executions, milliseconds }: FuzzLimits,
): Promise<FuzzResult<Input>> {
  const random = new Random(seed);
  const pool = [...target.seeds];
  const seen = new Set<string>();
  const discovered: Input[] = [];
  const faults: { input: Input; message: string }[] = [];
  const end = Date.now() + milliseconds;
  let done = 0;
  const attempt = async (input: Input, isSeed: boolean): Promise<void> => {
    done += 1;
    try {
      const { behaviour, isParent } = await target.execute(input);
      if (seen.has(behaviour)) return;
      seen.add(behaviour);
      if (isSeed) return;
      if (isParent) pool.push(input);
      discovered.push(input);
    } catch (error) {
      const { stack, message } = error as Error;
      faults.push({ input, message: (stack ?? message).split("\n").slice(0, 6).join("\n") });
    }
  };
  for (const input of target.seeds) await attempt(input, true);
  while (done < executions && Date.now() < end && faults.length < enough) {
    let input = random.pick(pool);
    for (let rounds = 1 + random.below(4); rounds > 0; rounds -= 1) {
      input = target.mutate(input, random, pool);
    }
    await attempt(input, false);
  }
  return { executions: done, discovered, behaviours: seen.size, faults };
}
