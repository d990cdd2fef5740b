/** What a result was made of. Compared by identity: whoever asks has compared what is deeper. */
export type Inputs = readonly unknown[];

interface Entry<T> {
  readonly inputs: Inputs;
  readonly result: T;
}

/** The results of the last run by name, each with all that it was made of. */
export class Memo<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #taken = new Set<string>();

  /** The result for these inputs, where the last run had the same. */
  find(name: string, inputs: Inputs): Entry<T> | undefined {
    const entry = this.#entries.get(name);
    if (entry?.inputs.length !== inputs.length) return undefined;
    if (!entry.inputs.every((input, index) => Object.is(input, inputs[index]))) return undefined;
    this.#taken.add(name);
    return entry;
  }

  keep(name: string, inputs: Inputs, result: T): void {
    this.#entries.set(name, { inputs, result });
    this.#taken.add(name);
  }

  /** The result of the last run where the inputs are the same, else a new one. */
  take(name: string, inputs: Inputs, make: () => T): T {
    const known = this.find(name, inputs);
    if (known !== undefined) return known.result;
    const result = make();
    this.keep(name, inputs, result);
    return result;
  }

  /** At the end of a run that succeeded: forgets what it did not ask for. */
  sweep(): void {
    for (const name of [...this.#entries.keys()]) {
      if (!this.#taken.has(name)) this.#entries.delete(name);
    }
    this.#taken.clear();
  }
}
