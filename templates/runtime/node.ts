import type { Trace } from "./trace.js";

/**
 * The tables of the error pass: what a schema asks for, as data. Each node carries the function that
 * reads it, so that a bundler drops the kinds that no table uses.
 */
export type Node =
  | PlainNode
  | StringNode
  | NumberNode
  | LiteralNode
  | ArrayNode
  | ObjectNode
  | ObjectRulesNode
  | UnionNode
  | TaggedNode
  | AllNode
  | NotNode
  | IfNode
  | UnevaluatedNode
  | RecursiveNode;

/** A node, or a reference to a named schema: late, so that tables may stand in any order. */
export type Child = Node | (() => Node);

/** Reports what is wrong with a value, as the node sees it. */
export type Explain<N> = (value: unknown, node: N, trace: Trace) => void;

/** A kind without keywords: any, never, null, boolean. */
export interface PlainNode {
  readonly explain: Explain<PlainNode>;
}

export interface StringNode {
  readonly explain: Explain<StringNode>;
  /** Lengths are in Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Without the flags `g` and `y`. */
  readonly pattern?: RegExp;
  /** The format's name for people; `test` decides. */
  readonly format?: string;
  readonly test?: (value: string) => boolean;
}

export interface NumberNode {
  readonly explain: Explain<NumberNode>;
  readonly integer?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Counts together with `isMultipleOf`, which is passed so that it ships only where it is used. */
  readonly multipleOf?: number;
  readonly isMultipleOf?: (value: number, divisor: number) => boolean;
  /** The format's name for people; `test` decides. */
  readonly format?: string;
  readonly test?: (value: number) => boolean;
}

export interface LiteralNode {
  readonly explain: Explain<LiteralNode>;
  /** JSON values; one of them must be equal. */
  readonly values: readonly unknown[];
  /** Any string passes. */
  readonly open?: true;
}

export interface ArrayNode {
  readonly explain: Explain<ArrayNode>;
  /** The first items, by position. */
  readonly prefixItems?: readonly Child[];
  /** The items after `prefixItems`. */
  readonly items?: Child;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** `hasUniqueItems`: passed so that it ships only where it is used. */
  readonly unique?: (array: readonly unknown[]) => boolean;
  readonly contains?: {
    readonly node: Child;
    readonly min: number;
    readonly max?: number;
  };
}

/** What both kinds of object nodes ask for. */
export interface ObjectShape {
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Child };
  /** Protobuf oneofs: at most one member is neither absent nor null; a null member is unset. */
  readonly oneofs?: readonly {
    readonly name: string;
    readonly members: readonly string[];
  }[];
}

/** The common case: an object that may have properties beside those it knows. */
export interface ObjectNode extends ObjectShape {
  readonly explain: Explain<ObjectNode>;
}

/** An object with rules about names, or about how many there are. */
export interface ObjectRulesNode extends ObjectShape {
  readonly explain: Explain<ObjectRulesNode>;
  readonly patternProperties?: readonly {
    readonly pattern: RegExp;
    readonly node: Child;
  }[];
  /** For every name that is neither declared nor matched by a pattern; `false`: there is none. */
  readonly additionalProperties?: Child | false;
  /** Declared names that `properties` leaves out because they accept anything. */
  readonly declared?: readonly string[];
  readonly propertyNames?: Child;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: { readonly [name: string]: Child };
}

/** At least one member fits (`anyOf`, `types`), or exactly one (`oneOf`). */
export interface UnionNode {
  readonly explain: Explain<UnionNode>;
  /** `types`: the members differ in their JSON type. */
  readonly mode: "anyOf" | "oneOf" | "types";
  readonly members: readonly Child[];
}

/** A union of objects in which the value of one property names the member. */
export interface TaggedNode {
  readonly explain: Explain<TaggedNode>;
  readonly property: string;
  readonly members: { readonly [tag: string]: Child };
}

/** All members fit. */
export interface AllNode {
  readonly explain: Explain<AllNode>;
  readonly members: readonly Child[];
}

export interface NotNode {
  readonly explain: Explain<NotNode>;
  readonly node: Child;
}

export interface IfNode {
  readonly explain: Explain<IfNode>;
  readonly if: Child;
  readonly then?: Child;
  readonly else?: Child;
}

/** `base` fits, and `node` whatever in the object or array it has not looked at. */
export interface UnevaluatedNode {
  readonly explain: Explain<UnevaluatedNode>;
  readonly base: Child;
  readonly evaluated: Evaluated;
  /** `false`: nothing may be left. */
  readonly node: Child | false;
}

/** What a schema looks at: in an object by name, in an array by place. */
export interface Evaluated {
  readonly all?: true;
  readonly names?: readonly string[];
  readonly patterns?: readonly RegExp[];
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

/** A reference to a recursive schema: the only kind that counts as a level of depth. */
export interface RecursiveNode {
  readonly explain: Explain<RecursiveNode>;
  readonly to: () => Node;
}
