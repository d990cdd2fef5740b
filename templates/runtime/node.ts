import type { Trace } from "./trace.js";

/** Reports what is wrong with a value. */
export type Explain = (value: unknown, trace: Trace) => void;

/**
 * A part of a table of the error pass: what a schema asks for. The functions `explain…` make them, one
 * for each kind, so that a bundler drops the kinds that no table uses.
 */
export interface Node {
  readonly explain: Explain;
  /** Asked first, where it is there: whether it is certain at once that nothing is wrong. */
  readonly accepts?: (value: unknown, trace: Trace) => boolean;
}

/** What `typeof` says of every value that the type means, and of no other. */
export type PlainType = "string" | "boolean";

/** A node, or the name of a type that has no rules. */
export type Child = PlainType | Node;

/** What a pass starts with: a node, or the function that makes it. */
export type Table = Child | (() => Node);

export interface Children {
  readonly [name: string]: Child;
}

/** A `RegExp` without the flags `g` and `y`, or what another engine makes of a pattern. */
export interface Pattern {
  test(text: string): boolean;
  /** Stands in messages. */
  toString(): string;
}
