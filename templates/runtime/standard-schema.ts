import { findIssues } from "./explain.js";
import type { Node } from "./node.js";
import type { ValidationResult } from "./result.js";

/** The interface of Standard Schema, version 1 (https://standardschema.dev), which many tools accept. */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardProps<Input, Output>;
}

export interface StandardProps<Input = unknown, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (
    value: unknown,
    options?: StandardOptions | undefined,
  ) => StandardResult<Output> | Promise<StandardResult<Output>>;
  /** For inference only; never there at run time. */
  readonly types?:
    { readonly input: Input; readonly output: Output } | undefined;
}

export interface StandardOptions {
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<StandardIssue> };

export interface StandardIssue {
  readonly message: string;
  readonly path?:
    ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/** For a value that answers otherwise when it is read again: the pass reports that it throws. */
const unreadable: Node = {
  explain: () => {
    throw new TypeError("cannot be decoded");
  },
};

/**
 * A `validate…` function as a Standard Schema, with the function that decodes what is valid. Its issues
 * carry all that ours do. Its `validate` never throws.
 */
export function standardSchema<T, Decoded = T>(
  validate: (value: unknown) => ValidationResult<T>,
  decode?: (value: T) => Decoded,
): StandardSchemaV1<T, Decoded> {
  return {
    "~standard": {
      version: 1,
      vendor: "specwright",
      validate: (given) => {
        const result = validate(given);
        if (!result.ok) return { issues: result.issues };
        const { value } = result;
        // Without a function to decode, both types are the same.
        if (decode === undefined) return { value: value as never };
        try {
          return { value: decode(value) };
        } catch {
          return { issues: findIssues(value, unreadable) };
        }
      },
    },
  };
}
