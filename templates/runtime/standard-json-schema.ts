import type { JsonSchemaPart } from "./json-schema-part.js";
import { toJsonSchema } from "./json-schema.js";
import type { ValidationResult } from "./result.js";
import { standardSchema, type StandardProps } from "./standard-schema.js";

/**
 * A Standard Schema that is a Standard JSON Schema too, version 1
 * (https://standardschema.dev/json-schema).
 */
export interface StandardSchemaWithJSON<Input = unknown, Output = Input> {
  readonly "~standard": StandardPropsWithJSON<Input, Output>;
}

export interface StandardPropsWithJSON<
  Input = unknown,
  Output = Input,
> extends StandardProps<Input, Output> {
  readonly jsonSchema: StandardJSONSchemas;
}

/** The values as JSON Schemas that stand by themselves: those that are validated, and what they become. */
export interface StandardJSONSchemas {
  readonly input: (options: StandardJSONOptions) => Record<string, unknown>;
  readonly output: (options: StandardJSONOptions) => Record<string, unknown>;
}

export interface StandardJSONOptions {
  /** `draft-2020-12` or `draft-07`; all others throw. */
  readonly target: "draft-2020-12" | "draft-07" | ({} & string);
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** As `standardSchema`, with the JSON Schema of what is validated. */
export function standardJsonSchema<T, Decoded = T>(
  validate: (value: unknown) => ValidationResult<T>,
  part: () => JsonSchemaPart,
  decode?: (value: T) => Decoded,
): StandardSchemaWithJSON<T, Decoded> {
  const input = ({ target }: StandardJSONOptions) => toJsonSchema(part, target);
  return {
    "~standard": {
      ...standardSchema(validate, decode)["~standard"],
      jsonSchema: {
        input,
        output: decode === undefined ? input : refuseDecoded,
      },
    },
  };
}

function refuseDecoded(): never {
  throw new Error(
    "No JSON Schema describes decoded values, such as a Date or a bigint; ask for that of the input.",
  );
}
