import { forDraft07 } from "./json-schema-draft-07.js";
import type { JsonSchema, JsonSchemaPart } from "./json-schema-part.js";
import { ownFields } from "./own.js";

/** How a schema of some draft differs from one of draft 2020-12. */
interface Dialect {
  readonly uri: string;
  /** The keyword that holds the schemas referred to. */
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
          ...((entries.find(([key]) => key === "allOf")?.[1] ??
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

/** At most one member is set: each is absent or null, or all that come after it are. */
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
