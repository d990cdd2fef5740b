/** Proofs within proofs before one is given up. */
const deepest = 200;

/** By default: hostile documents could make alternatives multiply, honest ones stay below. */
const mostSteps = 250_000;

/**
 * What is proved and what is not, by key, of all statements that rely on each other. Schemas refer to
 * each other in circles: a statement that is being proved counts as true within its own proof, which
 * is sound as long as the whole proof succeeds.
 */
export class Proofs {
  readonly #known = new Map<string, boolean>();
  /** Statements that are being proved, with their depth. */
  readonly #open = new Map<string, number>();
  /** Statements that hold if an open one does: the outermost of these, by depth. */
  readonly #conditional = new Map<string, number>();
  /** Their keys, in the order in which they were found. */
  readonly #trail: string[] = [];
  /** The outermost open statement that the current proof has relied on. */
  #reliesOn = Infinity;
  #stepsLeft: number;

  constructor(steps = mostSteps) {
    this.#stepsLeft = steps;
  }

  /** Counts a step, by the number of schemas it looks at; `false` where there have been too many. */
  takeStep(size: number): boolean {
    this.#stepsLeft -= size;
    return this.#stepsLeft >= 0;
  }

  /** Whether the statement about `size` schemas holds, by what is known or else by `attempt`. */
  prove(key: string, size: number, attempt: () => boolean): boolean {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const assumed = this.#open.get(key) ?? this.#conditional.get(key);
    if (assumed !== undefined) {
      this.#reliesOn = Math.min(this.#reliesOn, assumed);
      return true;
    }
    if (this.#open.size > deepest || !this.takeStep(size)) return false;
    const outer = this.#reliesOn;
    this.#reliesOn = Infinity;
    this.#attempt(key, attempt);
    this.#reliesOn = Math.min(outer, this.#reliesOn);
    return this.#known.get(key) ?? this.#conditional.has(key);
  }

  #attempt(key: string, attempt: () => boolean): void {
    const depth = this.#open.size;
    const start = this.#trail.length;
    this.#open.set(key, depth);
    const proved = attempt();
    this.#open.delete(key);
    if (proved && this.#reliesOn < depth) {
      this.#conditional.set(key, this.#reliesOn);
      this.#trail.push(key);
      return;
    }
    // What was found meanwhile relied on this one at most: it stands or falls with it.
    for (const found of this.#trail.splice(start)) {
      this.#conditional.delete(found);
      if (proved) this.#known.set(found, true);
    }
    this.#known.set(key, proved);
    this.#reliesOn = Infinity;
  }
}
