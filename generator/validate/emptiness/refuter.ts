import type { Pointer, Schema } from "../../model/model.js";
import { Proofs } from "../../model/proofs.js";
import { implies } from "./implies.js";
import { isPlainlyOpen } from "./plainly-open.js";
import {
  flatten,
  kinds,
  withOneofs,
  withoutSharedChain,
  type Kind,
  type Named,
  type Part,
} from "./part.js";
import { refuteAlternatives } from "./refute-alternatives.js";
import { refuteKinds } from "./refute-kinds.js";
import { refuteLiterals } from "./refute-literals.js";
import { refuteOfKind } from "./refute-of-kind.js";
import { eachStatement, type Refutation, type Search } from "./refutation.js";

export interface RefuterOptions {
  readonly named: Named;
  readonly formats: "assert" | "annotate";
  readonly declared: Search["declared"];
}

/** The maximum number of steps for one document; usual ones need one or two per schema. */
const mostSteps = 3_000_000;

/** The maximum number of combinations of alternatives for one schema. */
const mostCombinations = 200;

/** The maximum depth of nested searches, each of which takes a dozen calls on the stack. */
const deepestQuestion = 60;

/** Such questions that are asked for one schema: each may lead to several others. */
const mostQuestions = 1_000;

/**
 * Proves that no value fits a conjunction of schemas, with the reason. While it proves that, it may assume
 * that no property or item fits the same schemas either: values are finite, so a smallest fitting value
 * would not contain another one.
 */
export class Refuter implements Search {
  readonly named: Named;
  readonly formats: "assert" | "annotate";
  readonly declared: Search["declared"];
  readonly #proofs = new Proofs(mostSteps);
  readonly #reasons = new Map<string, { readonly chains: string; readonly reason: Refutation }>();
  readonly #numbers = new Map<Schema, number>();
  #combinationsLeft = mostCombinations;
  #questionsLeft = mostQuestions;
  #depth = 0;

  constructor({ named, formats, declared }: RefuterOptions) {
    this.named = named;
    this.formats = formats;
    this.declared = declared;
  }

  /** The same for a single schema. */
  refuteSchema(schema: Schema): Refutation | undefined {
    this.#combinationsLeft = mostCombinations;
    this.#questionsLeft = mostQuestions;
    return this.refute([{ schema, chain: [] }]);
  }

  refute(whole: readonly Part[]): Refutation | undefined {
    const [only] = whole;
    if (whole.length === 1 && only !== undefined && isPlainlyOpen(only.schema)) return undefined;
    const parts = withoutSharedChain(whole);
    const key = this.#keyOf(parts);
    const chains = parts.map(({ chain }) => chain.join(" ")).join("\n");
    const attempt = (): boolean => {
      const reason = this.#attempt(parts);
      if (reason !== undefined) this.#reasons.set(key, { chains, reason });
      return reason !== undefined;
    };
    if (!this.#proofs.prove(key, parts.length, attempt)) return undefined;
    const known = this.#reasons.get(key);
    const [first] = parts;
    if (first === undefined) return undefined;
    if (known === undefined) return endless(first);
    const isOther = known.chains !== chains;
    const reason = isOther ? (this.#attempt(parts) ?? known.reason) : known.reason;
    return prefixed(reason, sharedChain(whole, parts));
  }

  refuteKind(kind: Kind, parts: readonly Part[]): Refutation | undefined {
    this.#questionsLeft -= 1;
    if (this.#questionsLeft < 0 || !this.#proofs.takeStep(parts.length)) return undefined;
    return this.#refuteKind(kind, parts, new Set());
  }

  implies(kind: Kind, parts: readonly Part[], schema: Schema): boolean {
    return this.#proofs.takeStep(parts.length) && implies(kind, parts, schema, this);
  }

  #attempt(parts: readonly Part[]): Refutation | undefined {
    const flat = withOneofs(flatten(parts, this.named));
    const listed = refuteLiterals(flat, this);
    if (listed !== "open") return listed;
    const found: Refutation[] = [];
    for (const kind of kinds) {
      const reason = this.#refuteKind(kind, flat, new Set());
      if (reason === undefined) return undefined;
      if (reason.reason !== "type") found.push(reason);
    }
    return found[0] ?? refuteKinds(flat, this);
  }

  /** `taken`: unions and conditions of which an alternative is among the parts already. */
  #refuteKind(
    kind: Kind,
    parts: readonly Part[],
    taken: ReadonlySet<object>,
  ): Refutation | undefined {
    const again = (more: readonly Part[], of: object): Refutation | undefined => {
      if (this.#combinationsLeft <= 0 || !this.#proofs.takeStep(more.length)) return undefined;
      this.#combinationsLeft -= 1;
      const all = flatten(more, this.named);
      return this.#refuteKind(kind, all, new Set([...taken, of]));
    };
    const open = parts.filter(({ schema }) => !taken.has(schema));
    // The question whether one schema implies another may recur through `not`.
    if (this.#depth >= deepestQuestion) return undefined;
    this.#depth += 1;
    const refuted =
      refuteOfKind(kind, open, taken, this, again) ?? refuteAlternatives(kind, open, this, again);
    this.#depth -= 1;
    return refuted;
  }

  #keyOf(parts: readonly Part[]): string {
    const numbers = parts.map(({ schema }) => {
      // References to the same schema have the same key.
      const target = schema.kind === "ref" ? this.named(schema.target) : undefined;
      const key = target ?? schema;
      const number = this.#numbers.get(key) ?? this.#numbers.size;
      this.#numbers.set(key, number);
      return number;
    });
    return [...new Set(numbers)].sort((a, b) => a - b).join(" ");
  }
}

/** The assumption is used: the caller knows the path. */
function endless(part: Part): Refutation {
  return { reason: "endless", statements: [{ part, keys: [], words: "" }], path: [] };
}

function sharedChain(whole: readonly Part[], parts: readonly Part[]): readonly Pointer[] {
  const [long, short] = [whole[0]?.chain ?? [], parts[0]?.chain ?? []];
  return long.slice(0, long.length - short.length);
}

/** The reason, with the references from an outer schema. */
function prefixed(reason: Refutation, chain: readonly Pointer[]): Refutation {
  if (chain.length === 0) return reason;
  const statements = eachStatement(reason.statements, (one) => {
    return { ...one, part: { ...one.part, chain: [...chain, ...one.part.chain] } };
  });
  return { ...reason, statements };
}
