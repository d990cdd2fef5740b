import type { Schema } from "../ir/model.js";
import type { Comparison } from "./comparison.js";
import type { Difference, Pair } from "./difference.js";

interface Explored {
  readonly differences: readonly Difference[];
  readonly next: readonly string[];
}

/** Compares every pair of schemas once, however many ways lead to it, round about included. */
export class PairGraph {
  readonly #pairs = new Map<string, Pair<Schema>>();
  readonly #explored = new Map<string, Explored>();

  constructor(readonly comparison: Comparison) {}

  /** All differences that lie behind two schemas. The same difference is the same object. */
  differences(sent: Schema, accepted: Schema): readonly Difference[] {
    const { options } = this.comparison;
    const target = options.accepted.resolve(accepted);
    const parts = this.comparison.explainer.flatten([sent]);
    const start = this.#key({ kind: "pair", sent: parts, accepted: target, framing: "whole" });
    const reached = new Set([start]);
    // A Set's iterator also visits what is added while it runs.
    for (const key of reached) for (const next of this.#explore(key).next) reached.add(next);
    return [...reached].flatMap((key) => this.#explore(key).differences);
  }

  #key(pair: Pair<Schema>): string {
    const { schemas } = this.comparison.options;
    const { sent, accepted, framing } = pair;
    const key = `${schemas.key(sent)} ${schemas.id(accepted)} ${framing}`;
    if (!this.#pairs.has(key)) this.#pairs.set(key, pair);
    return key;
  }

  #explore(key: string): Explored {
    const known = this.#explored.get(key);
    if (known !== undefined) return known;
    const differences: Difference[] = [];
    const next: string[] = [];
    const pair = this.#pairs.get(key);
    if (pair !== undefined) {
      for (const step of this.comparison.explain(pair.sent, pair.accepted, pair.framing)) {
        if (step.kind === "pair") next.push(this.#key(step));
        else differences.push(step);
      }
    }
    const explored = { differences, next };
    this.#explored.set(key, explored);
    return explored;
  }
}
