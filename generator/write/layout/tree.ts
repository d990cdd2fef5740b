import type { LineKind } from "./normal-line.js";
import type { Comment } from "./tokens.js";

/**
 * The light tree of a text. Every node carries its text on one line, made bottom up while it is read,
 * and the columns which that takes; a node that cannot stand on one line has the width `Infinity`, and
 * its flat text is of no use.
 */
interface Flat {
  readonly flat: string;
  readonly width: number;
}

/** A name, keyword or literal: text that does not break. */
export interface Leaf extends Flat {
  readonly kind: "name" | "keyword" | "string" | "number" | "boolean" | "null";
}

/** Text that looks as it should on one line, and is read only where it does not fit. */
export interface Line extends Flat {
  readonly kind: "line";
  readonly line: LineKind;
}

// Types

export interface Reference extends Flat {
  readonly kind: "reference";
  /** `Foo.Bar`, `typeof foo`. */
  readonly name: string;
  readonly nameWidth: number;
  readonly arguments: readonly Node[];
  /** Whether it asks for the type of a value. */
  readonly isQuery: boolean;
}

/** Text before and after a type: `keyof T`, `T[]`, `...T`, `T?`. */
export interface Affixed extends Flat {
  readonly kind: "prefixed" | "array-type" | "optional" | "rest";
  readonly prefix: string;
  readonly inner: Node;
  readonly suffix: string;
}

export interface IndexedAccess extends Flat {
  readonly kind: "indexed";
  readonly object: Node;
  readonly index: Node;
}

export interface Tuple extends Flat {
  readonly kind: "tuple";
  readonly items: readonly Node[];
}

export interface TypeLiteral extends Flat {
  readonly kind: "type-literal";
  readonly members: readonly TypeMember[];
  /** It starts with a line end: then it stays on several lines. */
  readonly isOpen: boolean;
}

export interface TypeMember extends Flat {
  readonly kind: "type-member";
  readonly comments: readonly Comment[];
  readonly content: PropertySignature | Line;
  readonly blankAfter: boolean;
}

export interface PropertySignature extends Flat {
  readonly kind: "property-signature";
  readonly readonly: string;
  /** The key with its `?`; of an index signature what stands in the brackets. */
  readonly head: string;
  readonly headWidth: number;
  readonly isIndex: boolean;
  readonly type: Node | undefined;
}

export interface MappedType extends Flat {
  readonly kind: "mapped";
  readonly readonly: string;
  readonly key: string;
  readonly constraint: Node;
  readonly optional: string;
  readonly type: Node;
  readonly isOpen: boolean;
}

export interface TypeList extends Flat {
  readonly kind: "union" | "intersection";
  readonly types: readonly Node[];
}

export interface FunctionType extends Flat {
  readonly kind: "function-type";
  readonly signature: Signature;
}

/** `value is Foo`, `asserts value is Foo`. */
export interface Predicate extends Flat {
  readonly kind: "predicate";
  readonly head: string;
  readonly type: Node;
}

/** Brackets that are needed for the meaning; all others are dropped while reading. */
export interface Parenthesized extends Flat {
  readonly kind: "parentheses";
  readonly inner: Node;
}

// Functions

export interface TypeParameter extends Flat {
  readonly kind: "type-parameter";
  readonly name: string;
  readonly constraint: Node | undefined;
  readonly default: Node | undefined;
}

export interface Parameter extends Flat {
  readonly kind: "parameter";
  readonly name: string;
  readonly type: Node | undefined;
  readonly isRest: boolean;
}

export interface Signature extends Flat {
  readonly kind: "signature";
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly returnType: Node | undefined;
  /** What stands between the parameters and the result: `: ` or ` => `. */
  readonly colon: string;
}

// Expressions

export interface ArrayLiteral extends Flat {
  readonly kind: "array";
  readonly items: readonly Node[];
  /** Numbers only: they stand as many to a line as fit. */
  readonly isConcise: boolean;
  readonly mustBreak: boolean;
}

export interface ObjectLiteral extends Flat {
  readonly kind: "object";
  readonly properties: readonly Node[];
  readonly blankAfter: readonly boolean[];
  readonly isOpen: boolean;
}

export interface Property extends Flat {
  readonly kind: "property";
  readonly comments: readonly Comment[];
  readonly key: string;
  readonly keyWidth: number;
  readonly value: Node | undefined;
}

export interface Call extends Flat {
  readonly kind: "call" | "new";
  readonly callee: Node;
  /** `?.` in front of the brackets. */
  readonly optional: string;
  readonly typeArguments: readonly Node[];
  readonly arguments: readonly Node[];
}

export interface Member extends Flat {
  readonly kind: "member";
  readonly object: Node;
  /** A name, or what stands in brackets. */
  readonly property: Node;
  readonly computed: boolean;
  readonly optional: boolean;
}

export interface Unary extends Flat {
  readonly kind: "unary" | "update" | "spread";
  readonly prefix: string;
  readonly inner: Node;
  readonly suffix: string;
}

export interface Binary extends Flat {
  readonly kind: "binary";
  readonly left: Node;
  readonly operator: string;
  readonly right: Node;
  readonly isLogical: boolean;
}

export interface Conditional extends Flat {
  readonly kind: "conditional";
  readonly test: Node;
  readonly consequent: Node;
  readonly alternate: Node;
}

export interface Assignment extends Flat {
  readonly kind: "assignment";
  readonly left: Node;
  readonly operator: string;
  readonly right: Node;
}

export interface Cast extends Flat {
  readonly kind: "cast";
  readonly inner: Node;
  readonly operator: "as" | "satisfies";
  readonly type: Node;
}

export interface Arrow extends Flat {
  readonly kind: "arrow";
  readonly signature: Signature;
  readonly body: Node;
}

/** A short comment in front of an expression: a `PURE` mark. */
export interface Commented extends Flat {
  readonly kind: "commented";
  readonly comment: string;
  readonly inner: Node;
}

// Statements

export interface Block extends Flat {
  readonly kind: "block";
  readonly body: readonly Statement[];
  /** `{}` where nothing is inside, not two lines. */
  readonly staysEmpty: boolean;
}

export interface Statement extends Flat {
  readonly kind: "statement";
  readonly comments: readonly Comment[];
  readonly content: Node;
  readonly blankAfter: boolean;
}

/** An expression, `return`, `throw`, `break` or `continue`, with its semicolon. */
export interface Simple extends Flat {
  readonly kind: "simple";
  readonly keyword: string;
  readonly expression: Node | undefined;
}

export interface VariableStatement extends Flat {
  readonly kind: "variables";
  readonly head: string;
  readonly declarators: readonly Declarator[];
  /** In the head of a loop there is no semicolon. */
  readonly semicolon: string;
}

export interface Declarator extends Flat {
  readonly kind: "declarator";
  /** A name, or a pattern. */
  readonly target: Node;
  readonly type: Node | undefined;
  readonly value: Node | undefined;
}

/** `{ a, b: c }` on the left of a declaration. */
export interface Pattern extends Flat {
  readonly kind: "pattern";
  readonly properties: readonly Property[];
}

export interface If extends Flat {
  readonly kind: "if";
  readonly test: Node;
  readonly consequent: Node;
  readonly alternate: Node | undefined;
}

/** `while (…)`, `for (… of …)`. */
export interface Loop extends Flat {
  readonly kind: "while" | "for" | "for-each";
  readonly head: readonly (Node | undefined)[];
  readonly operator: string;
  readonly body: Node;
}

export interface Switch extends Flat {
  readonly kind: "switch";
  readonly discriminant: Node;
  readonly cases: readonly SwitchCase[];
}

export interface SwitchCase {
  readonly test: Node | undefined;
  readonly body: readonly Statement[];
  readonly blankAfter: boolean;
}

export interface Try extends Flat {
  readonly kind: "try";
  readonly block: Node;
  readonly parameter: string | undefined;
  readonly handler: Node | undefined;
  readonly finalizer: Node | undefined;
}

export interface FunctionDeclaration extends Flat {
  readonly kind: "function";
  readonly head: string;
  readonly signature: Signature;
  readonly body: Node;
}

export interface Interface extends Flat {
  readonly kind: "interface";
  readonly head: string;
  readonly typeParameters: readonly TypeParameter[];
  readonly members: readonly TypeMember[];
}

export interface Enum extends Flat {
  readonly kind: "enum";
  readonly head: string;
  readonly members: readonly EnumMember[];
}

export interface EnumMember extends Flat {
  readonly kind: "enum-member";
  readonly comments: readonly Comment[];
  readonly key: string;
  readonly value: Node | undefined;
  readonly blankAfter: boolean;
}

export interface TypeAlias extends Flat {
  readonly kind: "alias";
  readonly head: string;
  readonly headWidth: number;
  readonly typeParameters: readonly TypeParameter[];
  readonly type: Node;
}

/** An import or export that names a module, or names of this one. */
export interface Linkage extends Flat {
  readonly kind: "linkage";
  readonly head: string;
  readonly names: readonly string[] | undefined;
  readonly tail: string;
}

/** What opens a bracket, and has a line for everything inside where it does not fit on one. */
export type ShellNode = ArrayLiteral | ObjectLiteral | TypeLiteral | Block;

export type Node =
  | Leaf
  | Line
  | Reference
  | Affixed
  | IndexedAccess
  | Tuple
  | TypeLiteral
  | TypeMember
  | PropertySignature
  | MappedType
  | TypeList
  | FunctionType
  | Predicate
  | Parenthesized
  | TypeParameter
  | Parameter
  | Signature
  | ArrayLiteral
  | ObjectLiteral
  | Property
  | Call
  | Member
  | Unary
  | Binary
  | Conditional
  | Assignment
  | Cast
  | Arrow
  | Commented
  | Block
  | Statement
  | Simple
  | VariableStatement
  | Declarator
  | Pattern
  | If
  | Loop
  | Switch
  | Try
  | FunctionDeclaration
  | Interface
  | Enum
  | EnumMember
  | TypeAlias
  | Linkage;
