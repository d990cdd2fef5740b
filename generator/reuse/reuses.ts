import { Reuse } from "./reuse.js";

/** What the runs of several outputs leave, each for the next one with the same folder. */
export class Reuses {
  readonly #byFolder = new Map<string, Reuse>();

  of(out: string): Reuse {
    const reuse = this.#byFolder.get(out) ?? new Reuse();
    this.#byFolder.set(out, reuse);
    return reuse;
  }

  /** Forgets the outputs that are no longer made. */
  keepOnly(outs: readonly string[]): void {
    for (const out of [...this.#byFolder.keys()]) {
      if (!outs.includes(out)) this.#byFolder.delete(out);
    }
  }
}
