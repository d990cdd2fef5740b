import type { Child, Children, Node, Pattern } from "./node.js";
import type { Trace } from "./trace.js";

// What a table says of a schema, for kinds that have more than one thing to say.

export interface StringRules {
  /** Lengths are in Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly format?: Node;
}

export interface NumberRules {
  readonly integer?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Counts together with `isMultipleOf`, which is passed so that it ships only where it is used. */
  readonly multipleOf?: number;
  readonly isMultipleOf?: (value: number, divisor: number) => boolean;
}

export interface ArrayRules {
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

/** So many items fit the node. */
export interface Contains {
  readonly node: Child;
  readonly min: number;
  readonly max?: number;
}

/** Words for alternatives that ask for properties; `false`: they do not say what is wrong. */
export interface Choice {
  /** More alternatives fit than may. */
  several(value: unknown, trace: Trace): boolean;
  /** No alternative fits. */
  none(value: unknown, trace: Trace): boolean;
}

/** What both kinds of object nodes ask for. */
export interface ObjectShape {
  readonly required?: readonly string[];
  readonly properties?: Children;
  readonly oneofs?: readonly Oneof[];
}

/** A oneof; its `members` are unset where they are null, whatever rules there are. */
export interface Oneof extends Node {
  readonly members: readonly string[];
}

/** How a oneof differs from that of protobuf: one member has to be set; null is a value. */
export interface OneofRules {
  readonly mode?: "exactlyOne" | undefined;
  readonly nulls?: "value" | undefined;
}

/** What else a union asks for. */
export interface UnionRules {
  /** The members with closed enums. */
  readonly closed?: readonly Child[];
  /** Words for members that each ask for other properties. */
  readonly choice?: Choice;
}

/** Rules about names, or about how many properties there are. */
export interface ObjectRules extends ObjectShape {
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

export interface PatternProperty {
  readonly pattern: Pattern;
  readonly node: Child;
}

export interface IfRules {
  readonly if: Child;
  readonly then?: Child;
  readonly else?: Child;
}

/** `base` fits, and `node` whatever in the object or array it has not looked at. */
export interface UnevaluatedRules {
  readonly base: Child;
  readonly evaluated: Evaluated;
  /** `false`: nothing may be left. */
  readonly node: Child | false;
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
  /** More, depending on the value. */
  readonly cases?: readonly EvaluatedCase[];
}

/** Depends on a property that the value has, and on its text, or on a schema that the value fits. */
export interface EvaluatedCase {
  readonly has?: string;
  /** The property is one of these. */
  readonly tags?: readonly string[];
  readonly if?: Child;
  readonly then?: Evaluated;
  readonly else?: Evaluated;
  /** `if` is a member of an `anyOf`: a value may be meant to fit it, whichever others it fits. */
  readonly meant?: true;
}
