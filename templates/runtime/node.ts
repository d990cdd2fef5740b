import type { Trace } from "./trace.js";

/**
 * The tables of the error pass: what a schema asks for, as data. Each node carries the function that
 * reads it, so that a bundler drops the kinds that no table uses. One interface for all kinds keeps
 * large tables cheap to type-check; what each kind has is told below, where its function reads it.
 */
export interface Node {
  readonly explain: (value: unknown, node: never, trace: Trace) => void;
  readonly is?: (value: unknown, depth: number) => boolean;
  readonly additionalProperties?: Child | false;
  readonly base?: Child;
  readonly code?: "type" | "anyOf";
  readonly contains?: Contains;
  readonly declared?: readonly string[];
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: Children;
  readonly else?: Child;
  readonly evaluated?: Evaluated;
  readonly exclusiveMaximum?: number;
  readonly exclusiveMinimum?: number;
  readonly expected?: string;
  readonly format?: FormatNode;
  readonly if?: Child;
  readonly integer?: true;
  readonly isMultipleOf?: (value: number, divisor: number) => boolean;
  readonly items?: Child;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly maxProperties?: number;
  readonly maximum?: number;
  readonly members?: readonly Child[];
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minProperties?: number;
  readonly minimum?: number;
  readonly mode?: "anyOf" | "oneOf" | "types";
  readonly multipleOf?: number;
  readonly node?: Child | false;
  readonly oneofs?: readonly OneofNode[];
  readonly open?: true;
  readonly pattern?: Pattern;
  readonly patternProperties?: readonly PatternProperty[];
  readonly prefixItems?: readonly Child[];
  readonly properties?: Children;
  readonly property?: string;
  readonly propertyNames?: Child;
  readonly required?: readonly string[];
  readonly tags?: Children;
  readonly test?: (value: string) => boolean;
  readonly then?: Child;
  readonly to?: () => Node;
  readonly unique?: (array: readonly unknown[]) => boolean;
  readonly values?: readonly unknown[];
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

/** Reports what is wrong with a value, as the node sees it. */
export type Explain<N> = (value: unknown, node: N, trace: Trace) => void;

/** A `RegExp` without the flags `g` and `y`, or what another engine makes of a pattern. */
export interface Pattern {
  test(text: string): boolean;
  /** Stands in messages. */
  toString(): string;
}

export interface PatternProperty {
  readonly pattern: Pattern;
  readonly node: Child;
}

/** So many items fit the node. */
export interface Contains {
  readonly node: Child;
  readonly min: number;
  readonly max?: number;
}

/** A string of some form. */
export interface FormatNode {
  readonly explain: Explain<FormatNode>;
  /** The format in words, to be read after `must be`. */
  readonly expected: string;
  readonly test: (value: string) => boolean;
}

/** Protobuf oneof: at most one member is neither absent nor null; a null member is unset. */
export interface OneofNode {
  /** Passed so that it ships only where it is used. */
  readonly explain: (message: object, node: OneofNode, trace: Trace) => void;
  readonly name: string;
  readonly members: readonly string[];
}

/** What a schema looks at: in an object by name, in an array by place. */
export interface Evaluated {
  readonly all?: true;
  readonly names?: readonly string[];
  readonly patterns?: readonly Pattern[];
  /** So many items from the first on. */
  readonly first?: number;
  /** Items that fit one of these. */
  readonly matching?: readonly Child[];
  /** More, depending on a property that the value has, or on a schema that it fits. */
  readonly cases?: readonly {
    readonly has?: string;
    readonly if?: Child;
    readonly then?: Evaluated;
    readonly else?: Evaluated;
  }[];
}
