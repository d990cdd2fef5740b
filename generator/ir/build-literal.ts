import type { JsonValue } from "../load/json.js";
import type { Typed } from "./build-typed.js";
import { matchesType } from "./types.js";
import type { Hint, SchemaContext } from "./context.js";
import type { LiteralSchema } from "./model.js";
import type { RawObject } from "./raw.js";

interface Literal {
  readonly schema: LiteralSchema;
  /** The values say it all: what the type asserts is already true of each of them. */
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
  const values =
    types === undefined
      ? listed
      : listed.filter((value) => types.some((type) => matchesType(value, type)));
  const open =
    context.side !== "request" &&
    isExtensible(raw) &&
    values.every((value) => value === null || isText(value));
  const deserves = hint.place === "inline" && values.length > 1 && values.every(isText);
  const typeName = deserves ? context.names.plainName(hint.name) : undefined;
  const schema: LiteralSchema = {
    kind: "literal",
    values,
    open,
    source: raw.pointer,
    docs: {},
    ...(typeName === undefined ? {} : { typeName }),
  };
  return { schema, whole: typed?.constrained !== true };
}

function listedValues(raw: RawObject): readonly JsonValue[] | undefined {
  const constant = raw.get("const");
  if (constant !== undefined) return [constant];
  const values = raw.read("enum", "array");
  if (values !== undefined) return values;
  const extensible = raw.get("x-extensible-enum");
  return Array.isArray(extensible) ? (extensible as readonly JsonValue[]) : undefined;
}

/** The document says that values will be added: clients must not refuse ones that they do not know. */
function isExtensible(raw: RawObject): boolean {
  const mark = raw.get("x-extensible-enum");
  return mark === true || Array.isArray(mark) || raw.get("x-speakeasy-unknown-values") === "allow";
}

function isText(value: JsonValue): boolean {
  return typeof value === "string";
}
