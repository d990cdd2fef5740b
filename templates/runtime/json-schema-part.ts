/** A JSON Schema as an object. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A named schema as JSON Schema, draft 2020-12, and those that it refers to. */
export interface JsonSchemaPart {
  /** Its key below `$defs`. */
  readonly name: string;
  readonly schema: JsonSchema;
  readonly parts?: readonly (() => JsonSchemaPart)[];
}
