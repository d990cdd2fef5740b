/** The JSON Schemas that a Standard Schema of the output returns. */
import type { ValidationResult } from "./issues.js";
import { ownFields } from "./own.js";
import { type StandardProps, standardSchema } from "./standard-schema.js";

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

/**
 * A schema of draft 2020-12, whose inner schemas are done, in the words of draft-07.
 *
 * @throws Error - where draft-07 has no words for it.
 */
export function forDraft07(schema: JsonSchema): JsonSchema {
  const { dependentRequired, dependentSchemas, ...others } = ownFields(
    withoutSiblings(schema),
  );
  const dependencies = {
    ...(dependentRequired as object | undefined),
    ...(dependentSchemas as object | undefined),
  };
  const both = Object.keys((dependentRequired ?? {}) as object).filter((name) =>
    Object.hasOwn((dependentSchemas ?? {}) as object, name),
  );
  for (const name of both) {
    const required = (dependentRequired as JsonSchema)[name];
    const also = (dependentSchemas as JsonSchema)[name];
    Object.assign(dependencies, { [name]: { allOf: [{ required }, also] } });
  }
  return arrayRules({
    ...others,
    ...(Object.keys(dependencies).length > 0 && { dependencies }),
  });
}

/** In draft-07, keywords beside `$ref` are ignored. */
function withoutSiblings(schema: JsonSchema): JsonSchema {
  const { $ref, allOf, ...others } = ownFields(schema);
  if ($ref === undefined || Object.keys(schema).length === 1) return schema;
  return {
    ...others,
    allOf: [{ $ref }, ...((allOf ?? []) as readonly unknown[])],
  };
}

function arrayRules(schema: JsonSchema): JsonSchema {
  const { prefixItems, items, contains, minContains, maxContains, ...others } =
    ownFields(schema);
  for (const name of ["unevaluatedProperties", "unevaluatedItems"]) {
    if (Object.hasOwn(others, name)) refuse(name);
  }
  if (maxContains !== undefined) refuse("maxContains");
  if (typeof minContains === "number" && minContains > 1) refuse("minContains");
  return {
    ...others,
    ...(prefixItems === undefined
      ? items !== undefined && { items }
      : {
          items: prefixItems,
          ...(items !== undefined && { additionalItems: items }),
        }),
    // `minContains: 0` has no effect.
    ...(contains !== undefined && minContains !== 0 && { contains }),
  };
}

function refuse(keyword: string): never {
  throw new Error(
    `JSON Schema draft-07 has no words for \`${keyword}\`; ask for draft-2020-12.`,
  );
}

/** How a draft differs from draft 2020-12. */
interface Dialect {
  readonly uri: string;
  /** The keyword with the referenced schemas. */
  readonly definitions: string;
  /** One schema, whose inner ones are done. */
  readonly rewrite?: (schema: JsonSchema) => JsonSchema;
}

const dialects: { readonly [target: string]: Dialect } = {
  "draft-2020-12": {
    uri: "https://json-schema.org/draft/2020-12/schema",
    definitions: "$defs",
  },
  "draft-07": {
    uri: "http://json-schema.org/draft-07/schema#",
    definitions: "definitions",
    rewrite: forDraft07,
  },
};

/**
 * A schema that stands by itself: what it refers to is in its `$defs`.
 *
 * @throws Error - for a target that is not known, or one that cannot say what the schema says.
 */
export function toJsonSchema(
  make: () => JsonSchemaPart,
  target: string,
): Record<string, unknown> {
  const dialect = Object.hasOwn(dialects, target)
    ? dialects[target]
    : undefined;
  if (dialect === undefined) {
    const known = Object.keys(dialects).join(", ");
    throw new Error(
      `There is no JSON Schema for the target ${JSON.stringify(target)}; known are ${known}.`,
    );
  }
  const root = make();
  const parts = new Map<string, JsonSchemaPart>();
  collect(root, parts);
  const convert = converter(root.name, dialect);
  const definitions = [...parts.values()]
    .filter(({ name }) => name !== root.name)
    .map(({ name, schema }) => [name, convert(schema)] as const);
  return {
    $schema: dialect.uri,
    ...convert(root.schema),
    ...(definitions.length > 0 && {
      [dialect.definitions]: Object.fromEntries(definitions),
    }),
  };
}

function collect(
  part: JsonSchemaPart,
  found: Map<string, JsonSchemaPart>,
): void {
  found.set(part.name, part);
  ownFields(part).parts?.forEach((make) => {
    const other = make();
    if (!found.has(other.name)) collect(other, found);
  });
}

const one =
  /^(?:items|contains|not|if|then|else|propertyNames|(?:additional|unevaluated)(?:Properties|Items))$/;
const several = /^(?:prefixItems|allOf|anyOf|oneOf)$/;
const named = /^(?:properties|patternProperties|dependentSchemas)$/;

/** A schema of the dialect. References to the root, which is not among the definitions, are `#`. */
function converter(
  root: string,
  dialect: Dialect,
): (schema: JsonSchema) => JsonSchema {
  const { definitions, rewrite = (schema: JsonSchema) => schema } =
    ownFields(dialect);
  const rootReference = `#/$defs/${encodeURIComponent(root)}`;
  const convert = (schema: unknown): unknown =>
    typeof schema === "object" ? convertSchema(schema as JsonSchema) : schema;
  const convertSchema = (schema: JsonSchema): JsonSchema => {
    const { "x-oneofs": oneofs, ...rest } = ownFields(schema);
    const entries = Object.entries(rest).map(
      (entry) => [entry[0], convertValue(entry[0], entry[1])] as const,
    );
    return rewrite({
      ...Object.fromEntries(entries),
      ...(oneofs !== undefined && {
        allOf: [
          ...((entries.find((entry) => entry[0] === "allOf")?.[1] ??
            []) as readonly unknown[]),
          ...oneofRules(oneofs as Oneofs),
        ],
        "x-oneofs": oneofs,
      }),
    });
  };
  const convertValue = (key: string, value: unknown): unknown => {
    if (one.test(key)) return convert(value);
    if (several.test(key)) return (value as readonly unknown[]).map(convert);
    if (named.test(key)) {
      const entries = Object.entries(value as object);
      return Object.fromEntries(
        entries.map((entry) => [entry[0], convert(entry[1])]),
      );
    }
    if (key !== "$ref") return value;
    return value === rootReference
      ? "#"
      : (value as string).replace("$defs", definitions);
  };
  return convertSchema;
}

interface Oneofs {
  readonly [group: string]: readonly string[];
}

/** At most one member is set: each member is absent or null, or all later ones are. */
function oneofRules(groups: Oneofs): JsonSchema[] {
  const unset = (members: readonly string[]): JsonSchema => ({
    properties: Object.fromEntries(
      members.map((name) => [name, { type: "null" }]),
    ),
  });
  return Object.values(groups).flatMap((members) =>
    members.slice(0, -1).map((name, index) => ({
      anyOf: [unset([name]), unset(members.slice(index + 1))],
    })),
  );
}

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

/** The values as self-contained JSON Schemas: `input` before decoding, and `output` after it. */
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
