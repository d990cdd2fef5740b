import { fits } from "./attempt.js";
import { explainWhole, findIssues } from "./explain.js";
import type { Table } from "./node.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import type { ValidationResult } from "./result.js";
import { standardSchema, type StandardSchemaV1 } from "./standard-schema.js";
import type { NullReader, Reread } from "./trace.js";
import type { NullRule, ValidateOptions } from "./validate-options.js";

/**
 * How often fields are looked for. One pass finds all of them, except where a field decides which
 * schema applies to others: `if`, and alternatives that all fail.
 */
const MOST_PASSES = 8;

/** What to leave out, or to read as a text, as a tree of property names and array indices. */
type Fields = Map<string | number, Fields | Reread>;

/**
 * For the option `nulls` of the `validate…` functions: a field that is null, and whose schema does not
 * allow null, is read as if it were absent, as the JSON mapping of protobuf reads it. The value of the
 * result is then a copy without these fields; the given value stays as it is. List items, map entries
 * and fields whose schema allows null stay as they are. A whole number in place of the name of an open enum is
 * read as its digits: servers write the number of a value whose name they do not know. Never throws.
 */
export const nullIsUnset: NullRule = (value, table, options) => {
  const node = typeof table === "function" ? table() : table;
  const read = withoutUnset(value, node);
  const issues = findIssues(read, node, options);
  return issues.length === 0
    ? { ok: true, value: read }
    : { ok: false, issues };
};

/** As `standardSchema`, for ProtoJSON: `nullIsUnset` counts. */
export function protojsonSchema<T, Decoded = T>(
  validate: (value: unknown, options: ValidateOptions) => ValidationResult<T>,
  decode?: (value: T) => Decoded,
): StandardSchemaV1<T, Decoded> {
  const options = { nulls: nullIsUnset };
  return standardSchema((value) => validate(value, options), decode);
}

/** The copy; the value as it is, where it answers otherwise when it is read again, or throws. */
function withoutUnset(value: unknown, node: Table): unknown {
  let read = value;
  try {
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const fields = findUnset(read, node);
      if (fields.size === 0) break;
      read = without(read, fields);
    }
  } catch {
    return value;
  }
  return read;
}

function findUnset(value: unknown, table: Table): Fields {
  const nulls: NullReader = {
    found: [],
    isUnset: (child, name, trace) => {
      if (fits(null, child, trace)) return false;
      nulls.found.push({ path: [...trace.path, name] });
      return true;
    },
  };
  explainWhole(value, table, {}, 0, nulls);
  const fields: Fields = new Map();
  nulls.found.forEach((each) => add(fields, each));
  return fields;
}

function add(fields: Fields, found: Reread): void {
  let at = fields;
  found.path.forEach((key, index) => {
    if (index === found.path.length - 1) at.set(key, found);
    const next = at.get(key) ?? new Map<string | number, Fields | Reread>();
    // Nothing is below what is read as another value.
    if (next instanceof Map) at.set(key, (at = next));
  });
}

/** A copy without the fields; parts without such fields are shared with the value. */
function without(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value)) {
    const items = [...(value as readonly unknown[])];
    fields.forEach((inner, key) => {
      items[Number(key)] = reread(items[Number(key)], inner);
    });
    return items;
  }
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    const inner = fields.get(name);
    const isUnset =
      inner !== undefined &&
      !(inner instanceof Map) &&
      getOwn(inner, "text") === undefined;
    if (!isUnset) kept.push([name, reread(value[name], inner)]);
  }
  // Unlike assignment, this keeps a property `__proto__` a property.
  return Object.fromEntries(kept);
}

function reread(value: unknown, inner: Fields | Reread | undefined): unknown {
  if (inner === undefined) return value;
  return inner instanceof Map ? without(value, inner) : getOwn(inner, "text");
}
