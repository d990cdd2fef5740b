import type { Findings } from "../findings/diagnostics.js";
import { isJsonObject, ownValue, type Pointer } from "../json/json.js";
import { describeClosed } from "./describe-closed.js";
import { describeFields, describeRequired, type FieldTools } from "./describe-fields.js";
import { describeOneofs } from "./describe-oneofs.js";
import type { ProtoMessage } from "./descriptor-facts.js";
import { hasSpecialJson } from "./descriptor-facts.js";
import { fitOf } from "./fit.js";
import { reportTypes } from "./report-types.js";
import type { RequiredElsewhere } from "./required-elsewhere.js";
import {
  declaredNames,
  nameOf,
  partsOf,
  propertiesOf,
  valuesOf,
  type SchemaPlace,
} from "./schema-parts.js";

export interface MessageTools extends FieldTools {
  readonly findings: Findings;
  readonly messages: ReadonlyMap<string, ProtoMessage>;
  /** Whether the schema at this place is known to be a message. */
  readonly isMessage: (pointer: Pointer) => boolean;
  readonly elsewhere: RequiredElsewhere;
}

/** Writes what is known of a message into its schema, and into the schemas that stand inside of it. */
export function describeMessage(
  place: SchemaPlace,
  message: ProtoMessage,
  tools: MessageTools,
): void {
  const parts = partsOf(place);
  describeClosed(place, message, tools);
  reportTypes(parts, message, tools);
  describeFields(parts, message, tools);
  const members = describeOneofs(parts, message, tools);
  describeRequired(parts, message, members, tools.overlay);
  for (const part of parts) {
    const properties = propertiesOf(part.schema);
    for (const field of message.fields) {
      const name = nameOf(field, properties);
      const schema = name === undefined ? undefined : ownValue(properties, name);
      if (name === undefined || !isJsonObject(schema)) continue;
      const inner = valuesOf({ path: [...part.path, "properties", name], schema }, field);
      describeInline(inner, field.message, tools);
    }
  }
}

/** A message that stands in place and has no name: found by where it is, and checked by its properties. */
function describeInline(
  place: SchemaPlace | undefined,
  fullName: string | undefined,
  tools: MessageTools,
): void {
  if (place === undefined || fullName === undefined || hasSpecialJson(fullName)) return;
  const message = tools.messages.get(fullName);
  if (message === undefined || Object.hasOwn(place.schema, "$ref")) return;
  const names = declaredNames(place, tools);
  if (names.size > 0 && fitOf(names, message).rank >= 2) describeMessage(place, message, tools);
}
