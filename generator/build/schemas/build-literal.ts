import { sameJson, type JsonValue } from "../../json/json.js";
import type { Typed } from "./build-typed.js";
import type { Hint, SchemaContext } from "../context.js";
import { readEnumLabels } from "./enum-labels.js";
import { isMarkedOpen, isOpenEnum, isTextEnum } from "./open-enum.js";
import { readExtension } from "../extensions.js";
import type { LiteralSchema } from "../../model/model.js";
import type { RawObject } from "../raw.js";
import { matchesType } from "../../model/types.js";

interface Literal {
  readonly schema: LiteralSchema;
  /** All values fit the type, so that needs no check. */
  readonly whole: boolean;
}

/** `enum` and `const` (JSON Schema validation, 6.1.2 and 6.1.3). */
export function buildLiteral(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
  typed: Typed | undefined,
): Literal | undefined {
  const listed = listedValues(raw);
  if (listed === undefined) return undefined;
  const types = typed?.types;
  const fits = (value: JsonValue) =>
    types === undefined || types.some((type) => matchesType(value, type));
  const values = listed.filter(fits);
  const labels = raw.has("const") ? [] : readEnumLabels(raw, listed);
  readExtension(raw, "x-extensible-enum");
  readExtension(raw, "x-speakeasy-unknown-values");
  const open = isOpenHere(raw, context) && isTextEnum(values) && values.some(isText);
  const deserves = hint.place === "inline" && values.length > 1 && values.every(isText);
  const typeName = deserves ? context.names.plainName(hint.name) : undefined;
  const schema: LiteralSchema = {
    kind: "literal",
    values,
    open,
    ...(labels.length === 0
      ? {}
      : { labels: labels.filter((_, index) => fits(listed[index] ?? null)) }),
    source: raw.pointer,
    docs: {},
    ...(typeName === undefined ? {} : { typeName }),
  };
  return { schema, whole: typed?.constrained !== true };
}

/**
 * Whether the enum is open in this direction. Responses may have values that the document does not list
 * yet. Schemas that no operation uses are closed, unless they are marked.
 */
function isOpenHere(raw: RawObject, { side, unknownEnumValues }: SchemaContext): boolean {
  if (side === "request" || !isOpenEnum(raw.value, unknownEnumValues)) return false;
  return side === "response" || isMarkedOpen(raw.value);
}

function listedValues(raw: RawObject): readonly JsonValue[] | undefined {
  const constant = raw.get("const");
  const values = raw.read("enum", "array");
  if (constant !== undefined) {
    const allowed = values?.some((value) => sameJson(value, constant)) ?? true;
    return allowed ? [constant] : [];
  }
  if (values !== undefined) return values;
  const extensible = readExtension(raw, "x-extensible-enum");
  return typeof extensible === "object" ? extensible : undefined;
}

function isText(value: JsonValue): boolean {
  return typeof value === "string";
}
