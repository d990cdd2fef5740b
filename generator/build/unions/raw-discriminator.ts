import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer, normalizePointer } from "../../json/pointer.js";

/** A Discriminator Object as it is written, where it has the form that it should. */
export interface RawDiscriminator {
  readonly property: string;
  /** Tag to schema. */
  readonly mapping: ReadonlyMap<string, Pointer>;
}

export function rawDiscriminator(schema: JsonValue | undefined): RawDiscriminator | undefined {
  const value = isJsonObject(schema) ? ownValue(schema, "discriminator") : undefined;
  const property = isJsonObject(value) ? ownValue(value, "propertyName") : undefined;
  if (!isJsonObject(value) || typeof property !== "string") return undefined;
  return { property, mapping: mappingOf(value) };
}

function mappingOf(discriminator: JsonObject): ReadonlyMap<string, Pointer> {
  const mapping = ownValue(discriminator, "mapping");
  const entries = isJsonObject(mapping) ? Object.entries(mapping) : [];
  return new Map(
    entries.flatMap(([tag, target]) => {
      return typeof target === "string" ? [[tag, mappingTarget(target)] as const] : [];
    }),
  );
}

/** The target of an entry of a discriminator's mapping, which is a reference or the name of a component. */
export function mappingTarget(target: string): Pointer {
  return target.startsWith("#")
    ? normalizePointer(target)
    : appendPointer("#/components/schemas", target);
}
