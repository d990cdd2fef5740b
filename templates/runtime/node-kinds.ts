import type {
  Child,
  Children,
  Contains,
  Evaluated,
  Explain,
  FormatNode,
  Node,
  OneofNode,
  Pattern,
  PatternProperty,
} from "./node.js";

// What each kind of node has, as the function that explains it reads it.

/** A kind without keywords: any, never, null, boolean. */
export interface PlainNode {
  readonly explain: Explain<PlainNode>;
}

export interface StringNode {
  readonly explain: Explain<StringNode>;
  /** Lengths are in Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly format?: FormatNode;
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
}

export interface LiteralNode {
  readonly explain: Explain<LiteralNode>;
  /** JSON values; one of them must be equal. */
  readonly values: readonly unknown[];
  /** Any string passes. */
  readonly open?: true;
}

/** As `LiteralNode`, of values that are neither arrays nor objects. */
export interface EnumNode {
  readonly explain: Explain<EnumNode>;
  readonly values: readonly unknown[];
}

/** The common case of an array: rules for its items alone. */
export interface ItemsNode {
  readonly explain: Explain<ItemsNode>;
  readonly items: Child;
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
  readonly contains?: Contains;
}

/** What both kinds of object nodes ask for. */
export interface ObjectShape {
  readonly required?: readonly string[];
  readonly properties?: Children;
  readonly oneofs?: readonly OneofNode[];
}

/** An object of which only the values are told, whatever their names are. */
export interface MapNode {
  readonly explain: Explain<MapNode>;
  readonly additionalProperties: Child;
}

/** The common case: an object that may have properties beside those it knows. */
export interface ObjectNode extends ObjectShape {
  readonly explain: Explain<ObjectNode>;
}

/** An object with rules about names, or about how many there are. */
export interface ObjectRulesNode extends ObjectShape {
  readonly explain: Explain<ObjectRulesNode>;
  readonly patternProperties?: readonly PatternProperty[];
  /** For every name that is neither declared nor matched by a pattern; `false`: there is none. */
  readonly additionalProperties?: Child | false;
  /** Declared names that `properties` leaves out because they accept anything. */
  readonly declared?: readonly string[];
  readonly propertyNames?: Child;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: { readonly [name: string]: readonly string[] };
  readonly dependentSchemas?: Children;
}

/** The node fits, or the value is `null`. */
export interface NullableNode {
  readonly explain: Explain<NullableNode>;
  /** Of a kind that says at once if the value is of another type. */
  readonly node: Child;
  /** How to report a value of another type; `type` unless told. */
  readonly code?: "type" | "anyOf";
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
  readonly tags: Children;
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

/** A reference to a named schema: late, so that tables may stand in any order. */
export interface ReferenceNode {
  readonly explain: Explain<ReferenceNode>;
  /** The first pass for the named schema. */
  readonly is?: (value: unknown, depth: number) => boolean;
  readonly to: () => Node;
}
