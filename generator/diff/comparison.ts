import type { Schema } from "../ir/model.js";
import { compareNodes } from "./compare-nodes.js";
import type { Framing } from "./difference.js";
import { isDisjoint } from "./disjoint.js";
import type { Proofs } from "../ir/proofs.js";
import { SameSchemas } from "./same-schemas.js";
import type { SchemaModel } from "./schema-model.js";
import { refuted, type Conjunction, type Scope, type Steps } from "./scope.js";
import type { SyntheticSchemas } from "./synthetic-schemas.js";

export interface ComparisonOptions {
  readonly sent: SchemaModel;
  readonly accepted: SchemaModel;
  readonly schemas: SyntheticSchemas;
  readonly fromBase: boolean;
  readonly side: Scope["side"];
  readonly strict: boolean;
  readonly proofs: Proofs;
}

/**
 * Whether every value that one document allows is accepted by another one, and what stands against
 * it. A proof is never wrong; where none is found, a difference says so.
 */
export class Comparison {
  readonly explainer: Scope;
  readonly #prover: Scope;
  #reversed: Comparison | undefined;

  readonly #same: SameSchemas;
  readonly #identical: SameSchemas;

  constructor(readonly options: ComparisonOptions) {
    const { sent, accepted, schemas } = options;
    this.#same = new SameSchemas(sent, accepted, schemas, false);
    this.#identical = new SameSchemas(sent, accepted, schemas, true);
    this.#prover = this.#scope(true);
    this.explainer = this.#scope(false);
  }

  /** The differences of two schemas; where it leads on by a name, that is left as a pair. */
  explain(sent: Conjunction, accepted: Schema, framing: Framing = "whole"): Steps {
    const identical = (a: Schema, b: Schema): boolean => this.#identical.same(a, b);
    const target = this.options.accepted.resolve(accepted);
    const notes = { identical, framing };
    return compareNodes(this.explainer, this.#flatten(sent), target, notes);
  }

  #scope(proving: boolean): Scope {
    const { proofs: _proofs, ...given } = this.options;
    return {
      ...given,
      proving,
      compare: (sent, accepted, framing = "whole") =>
        proving ? this.#prove(sent, accepted) : this.#explainPart(sent, accepted, framing),
      proves: (sent, accepted) => this.#proves(sent, accepted),
      provesBack: (accepted, sent) => this.#back().#proves([accepted], sent),
      same: (sent, accepted) => this.#same.same(sent, accepted),
      disjoint: (sent, accepted) => isDisjoint(this.#prover, this.#flatten(sent), accepted),
      flatten: (sent) => this.#flatten(sent),
    };
  }

  *#explainPart(sent: Conjunction, accepted: Schema, framing: Framing): Steps {
    const { proofs, accepted: model } = this.options;
    const target = model.resolve(accepted);
    if (!proofs.takeStep(sent.length)) {
      yield refuted(this.explainer, [abandoned, abandoned], this.#flatten(sent), target);
      return;
    }
    const named = accepted.kind === "ref" || sent.some(({ kind }) => kind === "ref");
    if (named) yield { kind: "pair", sent: this.#flatten(sent), accepted: target, framing };
    else yield* this.explain(sent, accepted, framing);
  }

  *#prove(sent: Conjunction, accepted: Schema): Steps {
    if (!this.#proves(sent, accepted)) yield unproved;
  }

  #proves(sentParts: Conjunction, acceptedPart: Schema): boolean {
    const { schemas, accepted: model, proofs, fromBase, strict } = this.options;
    const sent = this.#flatten(sentParts);
    const accepted = model.resolve(acceptedPart);
    const way = `${fromBase ? "forth" : "back"}${strict ? " strictly" : ""}`;
    const key = `${way} ${schemas.key(sent)} ${schemas.id(accepted)}`;
    return proofs.prove(key, sent.length, () => {
      for (const step of compareNodes(this.#prover, sent, accepted)) {
        if (step.kind === "difference" && step.refuted) return false;
      }
      return true;
    });
  }

  #flatten(parts: Conjunction): Conjunction {
    const { sent } = this.options;
    const flat = new Set<Schema>();
    const seen = new Set<Schema>();
    const waiting = [...parts].reverse();
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      const schema = sent.resolve(part);
      if (seen.has(schema)) continue;
      seen.add(schema);
      if (schema.kind === "intersection") waiting.push(...[...schema.members].reverse());
      else flat.add(schema);
      if (schema.kind === "unevaluated") waiting.push(schema.base);
    }
    return [...flat];
  }

  #back(): Comparison {
    const { sent, accepted, fromBase, strict } = this.options;
    if (this.#reversed !== undefined) return this.#reversed;
    const turned = { ...this.options, sent: accepted, accepted: sent, fromBase: !fromBase };
    const reversed = new Comparison({ ...turned, strict: true });
    // Back from there leads forth strictly, and then back and forth between these two.
    if (strict) reversed.#reversed = this;
    this.#reversed = reversed;
    return reversed;
  }
}

const abandoned = "comparison-abandoned";

const unproved = {
  kind: "difference",
  code: "schema-narrowed",
  refuted: true,
  base: "#",
  revision: "#",
} as const;
