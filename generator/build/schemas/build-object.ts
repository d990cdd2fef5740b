import { buildOneofs, isFlat } from "../oneofs/build-oneofs.js";
import { buildSchema } from "./build-schema.js";
import type { Hint, SchemaContext } from "../context.js";
import { hiddenProperties } from "./hidden-properties.js";
import { pascalCase } from "../../text/identifiers.js";
import type {
  DependentRequired,
  DependentSchema,
  ObjectSchema,
  PatternProperty,
  Property,
} from "../../model/model.js";
import { patternFlags } from "../../regex/patterns.js";
import { reportForeignPattern, reportInvalidPattern } from "./report-foreign-pattern.js";
import { reportSlowPattern } from "./report-slow-pattern.js";
import type { RawObject } from "../raw.js";
import { hasOneofs } from "../schema-graph.js";
import { isClosedAround, restKeyword } from "./unevaluated.js";

/** Objects (JSON Schema core, 10.3.2; validation, 6.5) and the protobuf oneofs beside their properties. */
export function buildObject(raw: RawObject, context: SchemaContext, hint: Hint): ObjectSchema {
  const hidden = hiddenProperties(raw.value, context);
  const required = [...new Set(raw.strings("required"))].filter((name) => {
    return !hidden.has(name) && hint.hidden?.has(name) !== true;
  });
  const nested: Hint = { name: hint.name, place: "nested" };
  const typeName = claimTypeName(raw, context, hint);
  const properties = buildProperties(raw, context, hint, hidden, new Set(required));
  const oneofs = buildOneofs(raw, context, typeName ?? hint.name, hidden);
  return {
    kind: "object",
    properties,
    patternProperties: buildPatternProperties(raw, context, nested),
    ...buildRest(raw, context, { name: `${hint.name}Value`, place: "inline" }),
    ...buildPropertyNames(raw, context, nested),
    required,
    ...counts(raw),
    dependentRequired: buildDependentRequired(raw),
    dependentSchemas: buildDependentSchemas(raw, context, nested),
    oneofs,
    ...(oneofs.length === 0
      ? {}
      : { fieldsName: context.names.plainName(`${typeName ?? hint.name}Fields`) }),
    flatOneofs: isFlat(raw, oneofs, context),
    source: raw.pointer,
    docs: {},
    ...(typeName === undefined ? {} : { typeName }),
  };
}

/**
 * Gives an inline object a type name where it is not nested and has properties or is a ProtoJSON message,
 * and always where it has oneofs, which need a name.
 */
function claimTypeName(raw: RawObject, context: SchemaContext, hint: Hint): string | undefined {
  if (hint.place === "top") return undefined;
  const isHost = hasOneofs(raw.value);
  const deserves =
    hint.place === "inline" && Object.keys(raw.child("properties")?.value ?? {}).length > 0;
  const isMessage =
    hint.place === "inline" && context.protojson && !raw.has("additionalProperties");
  return isHost || deserves || isMessage ? context.names.plainName(hint.name) : undefined;
}

function buildProperties(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
  hidden: ReadonlySet<string>,
  required: ReadonlySet<string>,
): Property[] {
  const properties = raw.child("properties");
  if (properties === undefined) return [];
  const names = Object.keys(properties.value).filter((name) => !hidden.has(name));
  return names.map((name) => {
    const source = properties.at(name);
    const value = properties.get(name) ?? true;
    const inline: Hint = { name: hint.name + pascalCase(name), place: "inline" };
    const schema = buildSchema(value, source, context, inline);
    return { name, schema, required: required.has(name), docs: schema.docs, source };
  });
}

/** The schema of properties that are not declared. */
function buildRest(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): Pick<ObjectSchema, "additionalProperties"> {
  if (isClosedAround(raw, context.dialect.composedObjects)) return {};
  const key = restKeyword(raw, "additionalProperties");
  const value = key === undefined ? undefined : raw.get(key);
  if (key === undefined || value === undefined) return {};
  return { additionalProperties: buildSchema(value, raw.at(key), context, hint) };
}

function buildPropertyNames(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): Pick<ObjectSchema, "propertyNames"> {
  const value = raw.get("propertyNames");
  if (value === undefined) return {};
  return { propertyNames: buildSchema(value, raw.at("propertyNames"), context, hint) };
}

function counts(raw: RawObject): Pick<ObjectSchema, "minProperties" | "maxProperties"> {
  const minProperties = raw.read("minProperties", "count");
  const maxProperties = raw.read("maxProperties", "count");
  return {
    ...(minProperties === undefined ? {} : { minProperties }),
    ...(maxProperties === undefined ? {} : { maxProperties }),
  };
}

function buildPatternProperties(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): PatternProperty[] {
  const patterns = raw.child("patternProperties");
  if (patterns === undefined) return [];
  return Object.keys(patterns.value).flatMap((pattern) => {
    const place = { pointer: patterns.at(pattern), at: "key" } as const;
    if (patternFlags(pattern) === undefined) {
      reportInvalidPattern("This key", pattern, place, context.findings);
      return [];
    }
    reportSlowPattern(pattern, place, context.findings);
    reportForeignPattern(pattern, place, context.findings);
    const schema = buildSchema(patterns.get(pattern) ?? true, place.pointer, context, hint);
    return [{ pattern, schema }];
  });
}

function buildDependentRequired(raw: RawObject): DependentRequired[] {
  const dependent = raw.child("dependentRequired");
  if (dependent === undefined) return [];
  return Object.keys(dependent.value).map((property) => ({
    property,
    required: dependent.strings(property),
  }));
}

function buildDependentSchemas(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): DependentSchema[] {
  const dependent = raw.child("dependentSchemas");
  if (dependent === undefined) return [];
  return Object.keys(dependent.value).map((property) => {
    const value = dependent.get(property) ?? true;
    return { property, schema: buildSchema(value, dependent.at(property), context, hint) };
  });
}
