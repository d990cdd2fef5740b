/** Standard Schema v1: the functions behind `FooSchema`. */
import type { Issue, ValidationResult } from "./issues.js";
import { copyDigits, getInherited, getOwn, isObject } from "./own.js";
import {
  fits,
  type Node,
  type NullReader,
  pathOf,
  type Reread,
  type Table,
} from "./trace.js";
import {
  explainWhole,
  findIssues,
  listResult,
  type NullRule,
  type ValidateOptions,
} from "./validate.js";

/** The interface of Standard Schema, version 1 (https://standardschema.dev), which many tools accept. */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardProps<Input, Output>;
}

export interface StandardProps<Input = unknown, Output = Input> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (
    value: unknown,
    options?: StandardOptions | undefined,
  ) => StandardResult<Output> | Promise<StandardResult<Output>>;
  /** For inference only; never there at run time. */
  readonly types?:
    { readonly input: Input; readonly output: Output } | undefined;
}

export interface StandardOptions {
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<StandardIssue> };

export interface StandardIssue {
  readonly message: string;
  readonly path?:
    ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/** For a value that differs when it is read again: the pass reports that it throws. */
const unreadable: Node = {
  explain: () => {
    throw new TypeError("cannot be decoded");
  },
};

/**
 * A `validate…` function as a Standard Schema, with the function that decodes valid values. Its issues have
 * all fields of `Issue`. Its `validate` never throws.
 */
export function standardSchema<T, Decoded = T>(
  validate: (value: unknown) => ValidationResult<T>,
  decode?: (value: T) => Decoded,
): StandardSchemaV1<T, Decoded> {
  return {
    "~standard": {
      version: 1,
      vendor: "specwright",
      validate: (given) => {
        const result = validate(given);
        if (!result.ok) return { issues: result.issues };
        const { value } = result;
        // Without a function to decode, both types are the same.
        if (decode === undefined) return { value: value as never };
        try {
          return { value: decode(value) };
        } catch {
          return { issues: findIssues(value, unreadable) };
        }
      },
    },
  };
}

/** A body of JSON in a descriptor, checked by a `validate…` function. */
export function jsonBody(
  validate: (value: unknown) => ValidationResult<unknown>,
): {
  readonly mediaType: string;
  readonly schema: StandardSchemaV1<unknown, unknown>;
} {
  return { mediaType: "application/json", schema: standardSchema(validate) };
}

/** A schema without a generated validator: it only uses its table. */
export function tableSchema(
  table: () => Node,
): StandardSchemaV1<unknown, unknown> {
  let node: Node | undefined;
  return standardSchema<unknown>((value) =>
    listResult<unknown>(value, (node ??= table())),
  );
}

/**
 * The maximum number of passes. One pass finds all fields, except where a field decides which schema
 * applies to others: `if`, and alternatives that all fail.
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

/** As `jsonBody`, for ProtoJSON. */
export function protojsonBody(
  validate: (
    value: unknown,
    options: ValidateOptions,
  ) => ValidationResult<unknown>,
): {
  readonly mediaType: string;
  readonly schema: StandardSchemaV1<unknown, unknown>;
} {
  return { mediaType: "application/json", schema: protojsonSchema(validate) };
}

/** The copy, or the value itself where it differs when it is read again, or throws. */
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
      nulls.found.push({ path: [...pathOf(trace.place), name] });
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
    return copyDigits(value, items);
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
  return copyDigits(value, Object.fromEntries(kept));
}

function reread(value: unknown, inner: Fields | Reread | undefined): unknown {
  if (inner === undefined) return value;
  return inner instanceof Map ? without(value, inner) : getOwn(inner, "text");
}

/**
 * The message for an issue, for example in another language; undefined keeps the default one. The issue has
 * all parts of the message: its code, and the expected and received values.
 */
export type IssueMessages = (issue: Issue) => string | undefined;

/** The same issues with other messages. */
export function translateIssues(
  issues: readonly Issue[],
  messages: IssueMessages,
): Issue[] {
  return issues.map((issue) => {
    const message = messages(issue);
    return message === undefined ? issue : { ...issue, message };
  });
}

/** The same schema with other messages, for forms and frameworks. It must be a generated schema. */
export function withMessages<Input, Output>(
  schema: StandardSchemaV1<Input, Output>,
  messages: IssueMessages,
): StandardSchemaV1<Input, Output> {
  const standard = schema["~standard"];
  return {
    ...schema,
    "~standard": {
      ...standard,
      validate: (value, options) => {
        const result = standard.validate(value, options);
        return result instanceof Promise
          ? result.then((late) => translated(late, messages))
          : translated(result, messages);
      },
    },
  };
}

function translated<Output>(
  result: StandardResult<Output>,
  messages: IssueMessages,
): StandardResult<Output> {
  const issues = getInherited(result, "issues");
  if (issues === undefined) return result;
  return { issues: translateIssues(issues as Issue[], messages) };
}
