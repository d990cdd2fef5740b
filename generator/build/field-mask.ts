import type { Findings } from "../findings/diagnostics.js";
import { nearMiss } from "../text/nearest-name.js";
import { appendPointer } from "../json/pointer.js";
import type { SchemaContext } from "./context.js";
import { readExtension } from "./extensions.js";
import { stringFormatCheck } from "../model/formats.js";
import { MessageTables } from "../model/message-fields.js";
import { mapChildren } from "../model/map-schema.js";
import type { FieldMask, FieldMaskUse, NamedSchema, Pointer, Schema } from "../model/model.js";
import type { NameScope } from "../text/name-scope.js";
import type { RawObject } from "./raw.js";
import type { SchemaSides } from "./operations/schema-sides.js";
import { schemaKeys } from "./schema-graph.js";

/** `x-field-mask` of a string; a component that does not exist is a finding. */
export function buildFieldMask(raw: RawObject, context: SchemaContext): FieldMaskUse | undefined {
  const key = readExtension(raw, "x-field-mask");
  if (key === undefined) return undefined;
  const format = raw.get("format");
  if (typeof format === "string" && stringFormatCheck(format, context.protojson) !== undefined) {
    const message = `\`x-field-mask\` stands beside the format "${format}", which no field mask has: it is ignored.`;
    raw.report("invalid-extension", message, "x-field-mask", "Remove one of the two.");
    return undefined;
  }
  const keys = schemaKeys(context.document);
  if (keys.includes(key)) {
    const message = appendPointer("#/components/schemas", key);
    if (!context.masked.has(message)) context.masked.set(message, raw.at("x-field-mask"));
    return { message, checked: context.side === "request" };
  }
  const near = nearMiss(key, keys);
  const fix =
    near === undefined
      ? "Write the key of the component schema that the mask is about."
      : `Did you mean \`${near}\`?`;
  const text = `\`x-field-mask\` must name a component schema, and there is no \`${key}\`: it is ignored.`;
  raw.report("invalid-extension", text, "x-field-mask", fix);
  return undefined;
}

/** `x-field-mask` of a schema that says that it is no string. */
export function reportMisplacedMask(raw: RawObject): void {
  if (readExtension(raw, "x-field-mask") === undefined) return;
  const message = "`x-field-mask` must stand on a string: it is ignored.";
  const fix = "Move it to the string that holds the mask, or remove it.";
  raw.report("invalid-extension", message, "x-field-mask", fix);
}

/**
 * The schemas with masks checked in those that are sent and never received: what the server has sent may
 * name fields that are newer than the document, and it may be sent back.
 */
export function checkSentMasks(
  schemas: readonly NamedSchema[],
  { request, response }: SchemaSides,
): readonly NamedSchema[] {
  return schemas.map((named) => {
    const isOnlySent = request.has(named.source) && !response.has(named.source);
    return { ...named, schema: withChecked(named.schema, isOnlySent) };
  });
}

function withChecked(schema: Schema, checked: boolean): Schema {
  if (schema.kind !== "string") return mapChildren(schema, (child) => withChecked(child, checked));
  const { fieldMask } = schema;
  if (fieldMask === undefined || fieldMask.checked === checked) return schema;
  return { ...schema, fieldMask: { ...fieldMask, checked } };
}

interface MaskScope {
  readonly schemas: readonly NamedSchema[];
  readonly names: NameScope;
  readonly findings: Findings;
}

/** The messages that masks are about, with the names that their functions end with. */
export function nameFieldMasks(
  masked: ReadonlyMap<string, Pointer>,
  { schemas, names, findings }: MaskScope,
): FieldMask[] {
  const tables = new MessageTables({ schemas });
  const found = schemas.filter(({ id }) => masked.has(id));
  for (const { id, key = "" } of found) {
    const pointer = masked.get(id);
    if (pointer === undefined || tables.table(id) !== undefined) continue;
    const message = `\`x-field-mask\` must name a message, and \`${key}\` has no fields that a mask can name: it is ignored.`;
    const fix = "Name an object with `properties`, or remove it.";
    findings.report("invalid-extension", message, { pointer }, { fix });
  }
  return found
    .filter(({ id }) => tables.table(id) !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ id, name }) => ({ message: id, name: names.stem(name, maskNames) }));
}

/** What `masks.ts` exports for a message. */
function maskNames(name: string): string[] {
  return [`${name}Path`, `fieldsOf${name}`, `fieldMaskOf${name}`, `changedFieldsOf${name}`];
}
