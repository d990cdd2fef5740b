/**
 * What a part of the tree stands in, as far as its layout depends on that: prettier's rules ask for the
 * parent at many points.
 */
export type Place =
  | "plain"
  /** In the brackets of `if`, `while` and `switch`. */
  | "head"
  | "return"
  | "for"
  /** On the right of a declaration or assignment. */
  | "value"
  /** There, after a line end that the assignment itself may make. */
  | "value-on-own-line"
  | "property"
  | "argument"
  /** The only argument of `Boolean(…)`. */
  | "boolean-argument"
  /** The last argument, which the call folds itself around. */
  | "folded-argument"
  | "callee"
  | "new-callee"
  | "unary"
  | "object"
  /** In the brackets of a member. */
  | "index"
  | "arrow-body"
  | "statement"
  | "logical"
  | "binary"
  | "test"
  /** A branch of a conditional. */
  | "consequent"
  | "alternate"
  /** In a conditional that is returned, or an argument. */
  | "test-indented"
  | "consequent-indented"
  | "alternate-indented"
  /** What is cast where it is returned or assigned. */
  | "cast-value"
  /** In brackets of its own. */
  | "parentheses"
  | "type-argument"
  /** An item of a tuple of several. */
  | "tuple-item"
  | "only-tuple-item"
  /** The type of the only parameter, which the brackets fold themselves around. */
  | "only-parameter";
