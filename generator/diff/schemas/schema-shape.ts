import { boundsOf } from "../../model/bounds.js";
import { stringFormatCheck } from "../../model/formats.js";
import type {
  ArraySchema,
  Docs,
  JsonValue,
  LiteralSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "../../model/model.js";
import { canonicalJson } from "../../json/json.js";

/** A schema split into its own constraints and its labelled inner schemas. */
export interface SchemaShape {
  /** Equal for nodes with the same constraints. */
  readonly rules: string;
  /** Equal for nodes with the same annotations. */
  readonly words: string;
  /** In the order of their labels. */
  readonly children: readonly (readonly [label: string, schema: Schema])[];
}

/** What the shape of a schema needs to know of its document. */
interface ShapeModel {
  readonly api: { readonly protojson: boolean };
  /** What a field mask about a message may name; undefined: it is an ordinary string. */
  maskShape(message: string): string | undefined;
}

/**
 * The order of keywords and members does not matter, except where it has a meaning. The caller follows
 * references.
 */
export function shapeOf(schema: Schema, model: ShapeModel): SchemaShape {
  const { rules, children = [], words = null } = partsOf(schema, model);
  const labels = children.map(([label]) => label);
  return {
    rules: canonicalJson([schema.kind, labels.sort(), ...rules]),
    words: canonicalJson([wordsOf(schema.docs), words]),
    children: [...children].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}

interface Parts {
  readonly rules: readonly JsonValue[];
  readonly words?: JsonValue;
  readonly children?: readonly (readonly [string, Schema])[];
}

function partsOf(schema: Schema, model: ShapeModel): Parts {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
      return { rules: [] };
    case "ref":
      return { rules: [schema.target] };
    case "number":
      return numberParts(schema);
    case "string":
      return stringParts(schema, model);
    case "literal":
      return literalParts(schema);
    case "array":
      return arrayParts(schema);
    case "object":
      return objectParts(schema);
    case "union":
      return unionParts(schema);
    case "intersection":
      return { rules: [], children: schema.members.map((member, at) => [`${at}`, member]) };
    case "not":
      return { rules: [], children: [["not", schema.schema]] };
    case "conditional":
      return {
        rules: [],
        children: [["if", schema.if], ...named("then", schema.then), ...named("else", schema.else)],
      };
    case "unevaluated":
      return {
        rules: [schema.of],
        children: [
          ["base", schema.base],
          ["rest", schema.schema],
        ],
      };
    default:
      return schema satisfies never;
  }
}

function numberParts(schema: NumberSchema): Parts {
  const { integer, multipleOf = null, format = null } = schema;
  return { rules: [integer, multipleOf, { ...boundsOf(schema, "assert") }], words: format };
}

function stringParts(schema: StringSchema, model: ShapeModel): Parts {
  const { minLength = 0, maxLength = null, pattern = null, format, fieldMask } = schema;
  const check = format === undefined ? undefined : stringFormatCheck(format, model.api.protojson);
  const mask = fieldMask === undefined ? undefined : model.maskShape(fieldMask.message);
  // Masks that are received too accept any text.
  const paths = fieldMask?.checked === true ? (mask ?? null) : null;
  return {
    rules: [minLength, maxLength, pattern, check ?? null, paths],
    words: [format ?? null, mask === undefined ? null : [fieldMask?.message ?? null, mask]],
  };
}

/** An open enum accepts any string, so its listed strings are only annotations. */
function literalParts({ values, open }: LiteralSchema): Parts {
  const checked = open ? values.filter((value) => typeof value !== "string") : values;
  return {
    rules: [open, checked.map(canonicalJson).sort()],
    words: values.map(canonicalJson).sort(),
  };
}

function arrayParts(schema: ArraySchema): Parts {
  const { prefixItems, items, minItems = 0, maxItems = null, uniqueItems, contains } = schema;
  return {
    rules: [minItems, maxItems, uniqueItems, contains?.min ?? null, contains?.max ?? null],
    children: [
      ...prefixItems.map((item, at) => [`item ${String(at).padStart(6, "0")}`, item] as const),
      ...named("items", items),
      ...named("contains", contains?.schema),
    ],
  };
}

function objectParts(schema: ObjectSchema): Parts {
  const { required, minProperties = 0, maxProperties = null, dependentRequired, oneofs } = schema;
  const dependencies = dependentRequired.map(({ property, required: names }) =>
    canonicalJson([property, [...names].sort()]),
  );
  const groups = oneofs.map(({ members, mode, nulls }) => {
    return canonicalJson([[...members].sort(), mode, nulls]);
  });
  return {
    rules: [[...required].sort(), minProperties, maxProperties, dependencies.sort(), groups.sort()],
    words: [oneofs.map(({ name }) => name).sort(), propertyWords(schema)],
    children: [
      ...schema.properties.map(
        (property) => [`property ${property.name}`, property.schema] as const,
      ),
      ...schema.patternProperties.map(
        ({ pattern, schema: inner }) => [`pattern ${pattern}`, inner] as const,
      ),
      ...schema.dependentSchemas.map(
        ({ property, schema: inner }) => [`dependent ${property}`, inner] as const,
      ),
      ...named("rest", schema.additionalProperties),
      ...named("names", schema.propertyNames),
    ],
  };
}

/** The annotations at the properties, which replace those of the referenced schemas. */
function propertyWords({ properties }: ObjectSchema): JsonValue {
  return Object.fromEntries(
    properties.map(({ name, docs }) => [`property ${name}`, wordsOf(docs)] as const),
  );
}

function unionParts({ mode, members, closed, discriminator }: UnionSchema): Parts {
  const tags = discriminator?.mapping.map(({ value, member }) => canonicalJson([value, member]));
  const other = discriminator?.otherwise?.member ?? null;
  const untagged = discriminator?.untagged?.map(({ member }) => member) ?? null;
  const rules = [mode, discriminator?.property ?? null, tags?.sort() ?? null, other, untagged];
  const numbered = (prefix: string, forms: readonly Schema[]) =>
    forms.map((form, at): [string, Schema] => [`${prefix}${String(at).padStart(6, "0")}`, form]);
  return { rules, children: [...numbered("", members), ...numbered("closed ", closed ?? [])] };
}

function named(label: string, schema: Schema | undefined): [string, Schema][] {
  return schema === undefined ? [] : [[label, schema]];
}

function wordsOf(docs: Docs): JsonValue {
  const { example: _example, ...words } = docs;
  return words;
}
