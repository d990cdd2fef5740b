import type { Schema } from "../model/model.js";
import { compareNodes } from "./schemas/compare-nodes.js";
import type { Framing, Pair } from "./difference.js";
import { isDisjoint } from "./schemas/disjoint.js";
import type { Proofs } from "../model/proofs.js";
import { noteKeywords } from "./note-keywords.js";
import { SameSchemas } from "./schemas/same-schemas.js";
import type { SchemaModel } from "./schemas/schema-model.js";
import { placeOf, refuted, type Conjunction, type Scope, type Steps } from "./scope.js";
import { noPlace, type SyntheticSchemas } from "./schemas/synthetic-schemas.js";

export interface ComparisonOptions {
  readonly sent: SchemaModel;
  readonly accepted: SchemaModel;
  readonly schemas: SyntheticSchemas;
  readonly fromBase: boolean;
  readonly side: Scope["side"];
  readonly xml: boolean;
  readonly strict: boolean;
  readonly proofs: Proofs;
}

/**
 * Proves that every value that one document allows is accepted by the other one, or finds the differences.
 * A proof is never wrong; where none is found, there is a difference.
 */
export class Comparison {
  readonly explainer: Scope;
  readonly #prover: Scope;
  #reversed: Comparison | undefined;
  #own: Comparison | undefined;
  /** What is being explained. */
  #current: Pair<Schema> | undefined;
  #depth = 0;

  readonly #same: SameSchemas;
  readonly #identical: SameSchemas;

  constructor(readonly options: ComparisonOptions) {
    const { sent, accepted, schemas } = options;
    this.#same = new SameSchemas(sent, accepted, schemas, false);
    this.#identical = new SameSchemas(sent, accepted, schemas, true);
    this.#prover = this.#scope(true);
    this.explainer = this.#scope(false);
  }

  /** The differences of a pair. */
  *explainPair(pair: Pair<Schema>): Steps {
    const before = this.#current;
    this.#current = pair;
    try {
      yield* this.explain(pair.sent, pair.accepted, pair.framing);
    } finally {
      this.#current = before;
    }
  }

  /** The differences of two schemas. Named schemas inside them are left as pairs. */
  explain(sent: Conjunction, accepted: Schema, framing: Framing = "whole"): Steps {
    const identical = (a: Schema, b: Schema): boolean => this.#identical.same(a, b);
    const target = this.options.accepted.resolve(accepted);
    const notes = { identical, framing };
    return compareNodes(this.explainer, this.#flatten(sent), target, notes);
  }

  /** The differences in annotations at the two places, without those of referenced schemas. */
  keywords(sent: Conjunction, accepted: Schema): Steps {
    return noteKeywords(this.explainer, sent, accepted);
  }

  /** Two schemas to be compared separately, with the place that pairs them. */
  pairOf(sent: Conjunction, accepted: Schema, framing: Framing): Pair<Schema> {
    const { sent: from, accepted: to, fromBase } = this.options;
    const target = to.resolve(accepted);
    const keys = this.#keysOf(sent);
    const flat = this.#flatten(sent);
    const pair = { kind: "pair", sent: flat, accepted: target, framing, keys } as const;
    const key = to.keyOf(target);
    if (key !== undefined && keys.includes(key)) return { ...pair, use: "none" };
    const referred = sent.filter(({ kind }) => kind === "ref");
    const isOther =
      (accepted.kind === "ref" && key !== undefined && from.hasKey(key)) ||
      referred.some((part) => to.hasKey(from.keyOf(from.resolve(part))));
    const [sentAt, acceptedAt] = [placeOf(sent), accepted.source];
    if (!isOther || sentAt === noPlace || acceptedAt === noPlace) return pair;
    const [base, revision] = fromBase ? [sentAt, acceptedAt] : [acceptedAt, sentAt];
    return { ...pair, use: { base, revision } };
  }

  /** The keys of these components, and those of the current pair if it applies to the same value. */
  #keysOf(sent: Conjunction): readonly string[] {
    const { sent: from, schemas } = this.options;
    const own = sent.flatMap((part) => from.keyOf(from.resolve(schemas.original(part))) ?? []);
    const { sent: around = [], keys = [] } = this.#current ?? {};
    return sent.some((part) => around.includes(part)) ? [...own, ...keys] : own;
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
      vacuous: (parts) => this.#isVacuous(parts),
      flatten: (sent) => this.#flatten(sent),
      takeStep: (size) => this.options.proofs.takeStep(size),
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
    if (framing === "whole") yield* this.keywords(sent, accepted);
    if (named || this.#depth >= deepest) {
      yield this.pairOf(sent, accepted, framing);
      return;
    }
    this.#depth += 1;
    try {
      yield* this.explain(sent, accepted, framing);
    } finally {
      this.#depth -= 1;
    }
  }

  *#prove(sent: Conjunction, accepted: Schema): Steps {
    if (!this.#proves(sent, accepted)) yield unproved;
  }

  #proves(sentParts: Conjunction, acceptedPart: Schema): boolean {
    const { schemas, accepted: model, proofs, fromBase, strict } = this.options;
    const sent = this.#flatten(sentParts);
    const accepted = model.resolve(acceptedPart);
    const to = this.options.sent === model ? "alone" : "";
    const way = `${fromBase ? "forth" : "back"}${to}${strict ? " strictly" : ""}`;
    const key = `${way} ${schemas.key(sent)} ${schemas.id(accepted)}`;
    return proofs.prove(key, sent.length, () => {
      for (const step of compareNodes(this.#prover, sent, accepted)) {
        if (step.kind === "difference" && step.refuted) return false;
      }
      return true;
    });
  }

  #flatten(parts: Conjunction): Conjunction {
    const { sent, schemas } = this.options;
    const flat = new Set<Schema>();
    const seen = new Set<Schema>();
    const waiting = [...parts].reverse();
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      const schema = sent.resolve(part);
      if (seen.has(schema)) continue;
      seen.add(schema);
      if (schema.kind === "intersection") waiting.push(...[...schema.members].reverse());
      else if (schema.kind !== "unevaluated") flat.add(schema);
      else {
        flat.add(schemas.apart(schema));
        if (!schemas.isApart(schema)) waiting.push(schema.base);
      }
    }
    return [...flat];
  }

  #isVacuous(parts: Conjunction): boolean {
    const sent = this.#flatten(parts);
    return sent.some((part) => {
      if (part.kind !== "not") return false;
      const rest = sent.filter((other) => other !== part);
      return rest.length > 0 && this.#alone().#proves(rest, part.schema);
    });
  }

  /** The comparison of the sent document with itself. */
  #alone(): Comparison {
    const { sent, accepted } = this.options;
    if (sent === accepted) return this;
    this.#own ??= new Comparison({ ...this.options, accepted: sent });
    return this.#own;
  }

  #back(): Comparison {
    const { sent, accepted, fromBase, strict } = this.options;
    if (this.#reversed !== undefined) return this.#reversed;
    const turned = { ...this.options, sent: accepted, accepted: sent, fromBase: !fromBase };
    const reversed = new Comparison({ ...turned, strict: true });
    // The reverse of the reverse is the strict comparison itself.
    if (strict) reversed.#reversed = this;
    this.#reversed = reversed;
    return reversed;
  }
}

/** The maximum depth of schemas that are compared at once; deeper ones are left as pairs. */
const deepest = 100;

const abandoned = "comparison-abandoned";

const unproved = {
  kind: "difference",
  code: "schema-narrowed",
  refuted: true,
  base: "#",
  revision: "#",
} as const;
