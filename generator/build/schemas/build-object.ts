import { isJsonObject, type JsonValue, type Pointer } from "../../json/json.js";
import { buildOneofs, isFlat } from "../oneofs/build-oneofs.js";
import { buildSchema } from "./build-schema.js";
import type { Hint, SchemaContext } from "../context.js";
import { hiddenProperties } from "./schemas-together.js";
import { pascalCase } from "../../text/identifiers.js";
import { groupKey, namedOneofs } from "../oneofs/named-oneofs.js";
import type { Message } from "../oneofs/message.js";
import type {
  DependentRequired,
  DependentSchema,
  ObjectSchema,
  PatternProperty,
  Property,
} from "../../model/model.js";
import type { RawPlace } from "../oneofs/oneof-arms.js";
import {
  reportForeignPattern,
  reportInvalidPattern,
  reportSlowPattern,
} from "./report-patterns.js";
import { RawObject } from "../raw.js";
import { hasOneofs } from "../schema-graph.js";
import { isClosedAround, restKeyword } from "./unevaluated.js";
import { patternFlags } from "../../regex/pattern-syntax.js";

/** Objects (JSON Schema core, 10.3.2; validation, 6.5) and the protobuf oneofs beside their properties. */
export function buildObject(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
  message?: Message,
): ObjectSchema {
  const { parts, hidden, required } = readParts(raw, context, hint, message);
  const nested: Hint = { name: hint.name, place: "nested" };
  const typeName = claimTypeName(raw, context, hint, message);
  const names = new Set(required);
  const declared = parts.flatMap((part) => buildProperties(part, context, hint, hidden, names));
  const member = (name: string, { value, pointer }: RawPlace): Property => {
    return buildProperty({ name, value, source: pointer }, context, hint, names);
  };
  const properties = [...onePerName(declared), ...membersElsewhere(message, hint, member)];
  const dependentRequired = buildDependentRequired(raw);
  const oneofs = buildOneofs({
    ...{ raw, context, hint, message, properties, owner: typeName ?? hint.name },
    hidden: new Set([...hidden, ...(hint.hidden ?? [])]),
    declared: (arm) => arm.declared && member(arm.member, arm.declared),
  });
  return {
    kind: "object",
    properties,
    patternProperties: buildPatternProperties(raw, context, nested),
    ...buildRest(raw, context, { name: `${hint.name}Value`, place: "inline" }),
    ...buildPropertyNames(raw, context, nested),
    required,
    ...counts(raw),
    dependentRequired,
    dependentSchemas: buildDependentSchemas(raw, context, nested),
    oneofs,
    ...(oneofs.length + dependentRequired.length === 0
      ? {}
      : { fieldsName: context.names.plainName(`${typeName ?? hint.name}Fields`) }),
    flatOneofs: isFlat(oneofs, context),
    source: raw.pointer,
    docs: {},
    ...(typeName === undefined ? {} : { typeName }),
  };
}

/** What a message says in itself and in its `allOf`. */
function readParts(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
  message: Message | undefined,
): {
  readonly parts: readonly RawObject[];
  readonly hidden: ReadonlySet<string>;
  readonly required: readonly string[];
} {
  const parts = [raw, ...(message?.places ?? []).map((place) => rawAt(place, context))];
  const hidden = new Set(parts.flatMap((part) => [...hiddenProperties(part.value, context)]));
  const asked = parts.flatMap((part) => part.strings("required"));
  const shared = (message?.oneofs ?? []).flatMap((oneof) => oneof.required);
  const required = [...new Set([...asked, ...shared])].filter((name) => {
    return !hidden.has(name) && hint.hidden?.has(name) !== true;
  });
  return { parts, hidden, required };
}

/** An inline object deserves a name if people would want to speak of it; oneofs cannot do without. */
function claimTypeName(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
  message: Message | undefined,
): string | undefined {
  if (hint.place === "top") return undefined;
  const isHost = message !== undefined || (hasOneofs(raw.value) && !isAdopted(raw, hint));
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
    const place = { name, value: properties.get(name) ?? true, source: properties.at(name) };
    return buildProperty(place, context, hint, required);
  });
}

function buildProperty(
  { name, value, source }: { name: string; value: JsonValue; source: Pointer },
  context: SchemaContext,
  hint: Hint,
  required: ReadonlySet<string>,
): Property {
  const inline: Hint = { name: hint.name + pascalCase(name), place: "inline" };
  const schema = buildSchema(value, source, context, inline);
  return { name, schema, required: required.has(name), docs: schema.docs, source };
}

/** Whether the oneofs that the schema names belong to the message around it. */
function isAdopted({ pointer, value }: RawObject, { adopted }: Hint): boolean {
  const groups = namedOneofs(value);
  return groups.every(({ name }) => adopted?.has(groupKey({ name, host: { pointer } })) === true);
}

function rawAt({ value, pointer }: RawPlace, { findings }: SchemaContext): RawObject {
  return new RawObject(isJsonObject(value) ? value : {}, pointer, findings);
}

/** Parts of a message that declare the same property say the same of it. */
function onePerName(properties: readonly Property[]): Property[] {
  const seen = new Set<string>();
  return properties.filter(({ name }) => {
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst;
  });
}

/** Members of oneofs that the message's own `properties` do not have. */
function membersElsewhere(
  message: Message | undefined,
  { hidden }: Hint,
  build: (name: string, place: RawPlace) => Property,
): Property[] {
  const declared = (message?.oneofs ?? []).flatMap(({ arms, isLoose }) => {
    return arms.flatMap((arm): [string, RawPlace][] => {
      const isProperty = !isLoose && arm.isHidden !== true && arm.declared !== undefined;
      return isProperty ? [[arm.member, arm.declared]] : [];
    });
  });
  const beside = [...(message?.beside ?? [])].filter(([name]) => hidden?.has(name) !== true);
  return [...beside, ...declared].map(([name, place]) => build(name, place));
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
