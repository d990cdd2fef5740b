import type { Schema } from "../../model/model.js";
import type { Comparison } from "../comparison.js";
import type { Difference, Pair, Use } from "../difference.js";

interface Explored {
  readonly differences: readonly Difference[];
  readonly next: readonly string[];
}

/** Compares every pair of schemas once, also where several references or circles lead to it. */
export class PairGraph {
  readonly #pairs = new Map<string, Pair<Schema>>();
  readonly #explored = new Map<string, Explored>();

  constructor(readonly comparison: Comparison) {}

  /**
   * All differences of two schemas, including those of referenced ones. Equal differences are the same
   * object.
   */
  differences(sent: Schema, accepted: Schema): readonly Difference[] {
    const start = this.#key(this.comparison.pairOf([sent], accepted, "whole"), undefined);
    const first = [...this.comparison.keywords([sent], accepted)].flatMap((step) =>
      step.kind === "difference" ? [step] : [],
    );
    const reached = new Set([start]);
    // A Set's iterator also visits values that are added while it runs.
    for (const key of reached) for (const next of this.#explore(key).next) reached.add(next);
    return [...first, ...[...reached].flatMap((key) => this.#explore(key).differences)];
  }

  /** Versions of the same component are compared once, other pairs once per place of use. */
  #key(found: Pair<Schema>, around: Use | undefined): string {
    const use = found.use === "none" ? undefined : (around ?? found.use);
    const { use: _use, ...bare } = found;
    const pair = use === undefined ? bare : { ...bare, use };
    const { schemas } = this.comparison.options;
    const { sent, accepted, framing } = pair;
    const { keys = [] } = pair;
    const place = use === undefined ? "" : ` ${use.base} ${use.revision}`;
    const key = `${schemas.key(sent)} ${schemas.id(accepted)} ${framing}${place} ${keys.join()}`;
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
      for (const step of this.comparison.explainPair(pair)) {
        const use = pair.use === "none" ? undefined : pair.use;
        if (step.kind === "pair") next.push(this.#key(step, use));
        else differences.push(use === undefined ? step : { ...step, use });
      }
    }
    const explored = { differences, next };
    this.#explored.set(key, explored);
    return explored;
  }
}
