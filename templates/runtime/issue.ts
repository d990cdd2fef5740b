/** The rule that a value breaks: a JSON Schema keyword, or one of ours. */
export type IssueCode =
  | "type"
  | "enum"
  | "const"
  | "required"
  | "additionalProperties"
  | "unevaluatedProperties"
  | "propertyNames"
  | "minLength"
  | "maxLength"
  | "pattern"
  | "format"
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minItems"
  | "maxItems"
  | "uniqueItems"
  | "contains"
  | "unevaluatedItems"
  | "minProperties"
  | "maxProperties"
  | "dependentRequired"
  /** Several members of a protobuf oneof are set. */
  | "oneof"
  /** A field mask names a field that its message does not have. */
  | "fieldMask"
  | "anyOf"
  /** No alternative of a JSON Schema `oneOf` fits, or more than one. */
  | "oneOf"
  | "not"
  /** Nothing is allowed here. */
  | "never"
  /** Nested too deeply. */
  | "depth";

/** One fault of a value. */
export interface Issue {
  /** From the root: property names and array indices. A missing property's path ends in its name. */
  readonly path: readonly (string | number)[];
  /** The path as an RFC 6901 JSON pointer; `""` is the root. */
  readonly pointer: string;
  readonly code: IssueCode;
  /** For people, to be read after the name of the place: `must be a string`. */
  readonly message: string;
  /** What would have been right: `string or null`. */
  readonly expected: string;
  /** What was there: `number 3`; `nothing` for a missing property. */
  readonly received: string;
  /** For the code `oneof`: the group, and the members that are set. */
  readonly oneof?: { readonly group: string; readonly set: readonly string[] };
}
