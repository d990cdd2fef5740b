import { isJsonObject, type JsonValue, type Pointer } from "../../json/json.js";
import { buildConditional, buildNot } from "./build-conditional.js";
import { buildLiteral } from "./build-literal.js";
import { isRawBytes } from "./build-string.js";
import { buildTyped } from "./build-typed.js";
import { withUnevaluated } from "./build-unevaluated.js";
import { buildUnion } from "../unions/build-union.js";
import type { Hint, SchemaContext } from "../context.js";
import { readDocs } from "../docs.js";
import { readExtension } from "../extensions.js";
import { groupKey } from "../oneofs/named-oneofs.js";
import { readMessage } from "../oneofs/message.js";
import type { AnySchema, IntersectionSchema, Schema } from "../../model/model.js";
import { hiddenThroughout, onlyObjects } from "./schemas-together.js";
import { reportOneofs } from "../oneofs/report-oneofs.js";
import { RawObject } from "../raw.js";
import { schemaAdvice } from "./type-advice.js";

/** Keywords that change what a schema accepts and that the builders below do not support, with a fix. */
const unsupported: ReadonlyMap<string, string> = new Map([
  [
    "$recursiveRef",
    "Write `$dynamicRef: '#node'` instead, and `$dynamicAnchor: node` where `$recursiveAnchor: true` stands.",
  ],
]);

/** Builds the model of one raw schema: the conjunction of its keywords. */
export function buildSchema(
  value: JsonValue,
  pointer: Pointer,
  outer: SchemaContext,
  hint: Hint,
): Schema {
  const shared = sharedSchema(value, pointer, outer, hint);
  if (shared !== undefined) return shared;
  const context = outer.entering(pointer);
  if (value === true) return { kind: "any", source: pointer, docs: {} };
  if (value === false) return { kind: "never", source: pointer, docs: {} };
  if (!isJsonObject(value)) {
    const message = "A schema must be an object or a boolean.";
    // A YAML key without a value, or `[]` for an empty map as PHP writes it: it means no constraint.
    const harmless = value === null || (Array.isArray(value) && value.length === 0);
    const fix = schemaAdvice(value);
    context.findings.report("invalid-document", message, { pointer }, { fix, harmless });
    return { kind: "any", source: pointer, docs: {} };
  }
  const raw = new RawObject(value, pointer, context.findings);
  if (raw.get("$ref") !== undefined && !context.dialect.refSiblings) {
    return withNull(raw, buildReference(raw, context), context);
  }
  reportUnsupported(raw, context);
  const base = conjunction(raw, partsOf(raw, context, hint));
  return withNull(raw, withUnevaluated(raw, base, context, hint), context);
}

/** A schema that is the target of references has one name, which is also used in its own place. */
function sharedSchema(
  value: JsonValue,
  pointer: Pointer,
  context: SchemaContext,
  { building, hidden }: Hint,
): Schema | undefined {
  // Sibling schemas hide some of its properties, which the shared type would still have.
  if (building === pointer || (hidden?.size ?? 0) > 0) return undefined;
  const target = context.shared(pointer);
  if (target === undefined) return undefined;
  const docs = isJsonObject(value) ? readDocs(new RawObject(value, pointer, context.findings)) : {};
  return { kind: "ref", target, source: pointer, docs };
}

function partsOf(raw: RawObject, context: SchemaContext, place: Hint): Schema[] {
  const own = hiddenThroughout(raw.value, context);
  const { hidden: outer = own } = place;
  const hidden = outer.size === 0 || outer === own ? own : new Set([...outer, ...own]);
  const ofObjects = place.ofObjects === true || onlyObjects(raw.value, context);
  const hint: Hint = { ...place, hidden, ofObjects };
  const message = readMessage(raw, context, hint);
  reportOneofs(raw, context);
  const typed = buildTyped(raw, context, hint, message);
  const literal = buildLiteral(raw, context, hint, typed);
  const adopted = new Set([...(hint.adopted ?? []), ...(message?.named ?? []).map(groupKey)]);
  const nested: Hint = { name: hint.name, place: "nested", hidden, ofObjects, adopted };
  const parts = [
    raw.has("$ref") ? buildReference(raw, context) : undefined,
    buildDynamicReference(raw, context),
    ...allOf(raw, context, nested, message?.items),
    literal?.whole === true ? undefined : typed?.schema,
    literal?.schema,
    message?.keywords.has("oneOf") === true ? undefined : buildUnion(raw, "oneOf", context, hint),
    buildUnion(raw, "anyOf", context, hint),
    message?.keywords.has("not") === true ? undefined : buildNot(raw, context, nested),
    buildConditional(raw, context, nested),
  ];
  return parts.filter((part) => part !== undefined);
}

function allOf(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
  read: ReadonlySet<number> = new Set(),
): Schema[] {
  const members = raw.read("allOf", "array") ?? [];
  return members.flatMap((member, index) => {
    return read.has(index) ? [] : [buildSchema(member, raw.at("allOf", index), context, hint)];
  });
}

function conjunction(raw: RawObject, parts: readonly Schema[]): Schema {
  const docs = readDocs(raw);
  const [first, ...rest] = parts;
  if (first === undefined) return { kind: "any", ...contentOf(raw), source: raw.pointer, docs };
  if (rest.length === 0) return { ...first, source: raw.pointer, docs };
  const intersection: IntersectionSchema = {
    kind: "intersection",
    members: parts,
    source: raw.pointer,
    docs,
  };
  return intersection;
}

function contentOf(raw: RawObject): Pick<AnySchema, "content"> {
  if (isRawBytes(raw)) return { content: "bytes" };
  const isText = typeof raw.get("contentEncoding") === "string";
  return isText ? { content: "text" } : {};
}

/** `nullable: true` without `type`: beside a reference or an `allOf`. */
function withNull(raw: RawObject, schema: Schema, context: SchemaContext): Schema {
  if (raw.read("nullable", "boolean") !== true && readExtension(raw, "x-nullable") !== true) {
    return schema;
  }
  if (!context.dialect.nullableKeyword && raw.has("nullable")) {
    context.findings.report(
      "nullable-in-3.1",
      "`nullable` is not a keyword of this version; null is accepted here.",
      {
        pointer: raw.at("nullable"),
        at: "key",
      },
    );
  }
  if (acceptsNull(schema)) return schema;
  const { source, docs } = schema;
  return {
    kind: "union",
    mode: "anyOf",
    members: [schema, { kind: "null", source, docs: {} }],
    source,
    docs,
  };
}

function acceptsNull(schema: Schema): boolean {
  if (schema.kind === "any" || schema.kind === "null") return true;
  if (schema.kind === "literal") return schema.values.includes(null);
  if (schema.kind !== "union" || schema.mode === "oneOf") return false;
  return schema.members.some(acceptsNull);
}

function reportUnsupported(raw: RawObject, context: SchemaContext): void {
  for (const [keyword, fix] of unsupported) {
    if (!raw.has(keyword)) continue;
    const place = { pointer: raw.at(keyword), at: "key" } as const;
    const message = `\`${keyword}\` is a keyword of JSON Schema 2019-09, and has no effect here.`;
    context.findings.report("unsupported-keyword", message, place, { fix });
  }
}

/** `$ref`: the node names its target, so recursive schemas stay finite (JSON Schema core, 8.2.3.1). */
function buildReference(raw: RawObject, context: SchemaContext): Schema {
  const docs = context.dialect.refSiblings ? readDocs(raw) : {};
  const reference = raw.read("$ref", "string");
  const target = reference === undefined ? undefined : context.target(reference, raw.at("$ref"));
  if (target === undefined) return { kind: "any", source: raw.pointer, docs };
  return { kind: "ref", target, source: raw.pointer, docs };
}

/** `$dynamicRef`: the target depends on the dynamic scope (JSON Schema core, 8.2.3.2). */
function buildDynamicReference(raw: RawObject, context: SchemaContext): Schema | undefined {
  const initial = raw.read("$dynamicRef", "string");
  if (initial === undefined) return undefined;
  const pointer = context.dynamicScope?.targetOf(raw.pointer, initial) ?? initial;
  const target = context.target(pointer, raw.at("$dynamicRef"));
  return target === undefined ? undefined : { kind: "ref", target, source: raw.pointer, docs: {} };
}
