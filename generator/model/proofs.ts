/** The maximum depth of nested proofs. */
const deepest = 200;

/** The default limit, since hostile documents could multiply alternatives. */
const mostSteps = 250_000;

/**
 * The results of proofs, by the key of the statement. Schemas may be recursive: a statement that is being
 * proved is assumed to be true inside its own proof, which is sound if the whole proof succeeds.
 */
export class Proofs {
  readonly #known = new Map<string, boolean>();
  /** Statements that are being proved, with their depth. */
  readonly #open = new Map<string, number>();
  /** Statements that are proved under an open assumption, with the depth of the outermost one. */
  readonly #conditional = new Map<string, number>();
  /** The keys of these statements, in the order in which they were proved. */
  readonly #trail: string[] = [];
  /** The depth of the outermost open statement that the current proof has used. */
  #reliesOn = Infinity;
  #stepsLeft: number;

  constructor(steps = mostSteps) {
    this.#stepsLeft = steps;
  }

  /** Counts a step by its number of schemas; `false` if the limit is exceeded. */
  takeStep(size: number): boolean {
    this.#stepsLeft -= size;
    return this.#stepsLeft >= 0;
  }

  /** Whether the statement about `size` schemas is proved: by an earlier result, or by `attempt`. */
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
    // Statements proved meanwhile depend on this one only, so they share its result.
    for (const found of this.#trail.splice(start)) {
      this.#conditional.delete(found);
      if (proved) this.#known.set(found, true);
    }
    this.#known.set(key, proved);
    this.#reliesOn = Infinity;
  }
}
