import { fits } from "./attempt.js";
import { explainWhole, findIssues } from "./explain.js";
import type { Table } from "./node.js";
import { isObject } from "./object.js";
import type { ValidationResult } from "./result.js";
import { standardSchema, type StandardSchemaV1 } from "./standard-schema.js";
import type { NullReader } from "./trace.js";
import type { NullRule, ValidateOptions } from "./validate-options.js";

/**
 * How often fields are looked for. One pass finds all of them, except where a field decides which
 * schema applies to others: `if`, and alternatives that all fail.
 */
const MOST_PASSES = 8;

/** The fields to leave out, as a tree of property names and array indices; `true` is such a field. */
type Fields = Map<string | number, Fields | true>;

/**
 * For the option `nulls` of the `validate…` functions: a field that is null, and whose schema does not
 * allow null, is read as if it were absent, as the JSON mapping of protobuf reads it. The value of the
 * result is then a copy without these fields; the given value stays as it is. List items, map entries
 * and fields whose schema allows null stay as they are. Never throws.
 */
export const nullIsUnset: NullRule = (value, table, options) => {
  const node = typeof table === "function" ? table() : table;
  let read = value;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const fields = findUnset(read, node);
    if (fields.size === 0) break;
    read = without(read, fields);
  }
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

function findUnset(value: unknown, table: Table): Fields {
  const nulls: NullReader = {
    paths: [],
    isUnset: (child, name, trace) => {
      if (fits(null, child, trace)) return false;
      nulls.paths.push([...trace.path, name]);
      return true;
    },
  };
  explainWhole(value, table, {}, 0, nulls);
  const fields: Fields = new Map();
  for (const path of nulls.paths) add(fields, path);
  return fields;
}

function add(fields: Fields, path: readonly (string | number)[]): void {
  let at = fields;
  path.forEach((key, index) => {
    if (index === path.length - 1) at.set(key, true);
    const next = at.get(key) ?? new Map<string | number, Fields | true>();
    // Nothing is below a field that is null.
    if (next !== true) at.set(key, (at = next));
  });
}

/** A copy without the fields; parts without such fields are shared with the value. */
function without(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value)) {
    const items = [...(value as readonly unknown[])];
    for (const [key, inner] of fields)
      if (inner !== true)
        items[Number(key)] = without(items[Number(key)], inner);
    return items;
  }
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    const inner = fields.get(name);
    if (inner === undefined) kept.push([name, value[name]]);
    else if (inner !== true) kept.push([name, without(value[name], inner)]);
  }
  // Unlike assignment, this keeps a property `__proto__` a property.
  return Object.fromEntries(kept);
}
