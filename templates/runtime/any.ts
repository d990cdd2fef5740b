import type { Issue } from "./issues.js";
import { copyDigits, getOwn, hasOwn } from "./own.js";
import type { StandardSchemaV1 } from "./standard-schema.js";
import { ValidationError } from "./validate.js";

/**
 * Messages behind `@type`: the JSON form of `google.protobuf.Any` (ProtoJSON), and the places of such
 * messages in a response, which servers give as JSONPath.
 */

/** Only a type, and none of the names that documents have: TypeScript tells them apart by it. */
declare enum Other {
  message = "(another message)",
}

/**
 * The name of a message that the document does not have: a string that is none of the known names. To compare
 * it with other names, read it as `string` first.
 */
export type OtherAny = Other;

/** What is found in nothing. */
export type UnsetAny<Value> = undefined extends Value
  ? undefined
  : null extends Value
    ? undefined
    : never;

/** The schemas of a document's messages, by their full names. */
export interface AnySchemas {
  readonly [type: string]: () => StandardSchemaV1;
}

/** A message with its full name; `value` is checked where the document has the message. */
export interface Unpacked {
  readonly type: string;
  readonly value: unknown;
}

/**
 * What an Any holds: the name after the last `/` of `@type`, and the message without `@type`. A message that
 * the document does not have comes back as it is, with its `@type`; null and undefined give undefined.
 *
 * @throws ValidationError for a message that is not as the document says.
 */
export function unpackMessage(
  any: unknown,
  messages: AnySchemas,
): Unpacked | undefined {
  if (any === undefined || any === null) return undefined;
  const url = typeof any === "object" ? getOwn(any, "@type") : undefined;
  const type =
    typeof url === "string" ? url.slice(url.lastIndexOf("/") + 1) : "";
  if (!hasOwn(messages, type)) return { type, value: any };
  const schema = (messages[type] as () => StandardSchemaV1)();
  const result = schema["~standard"].validate(payloadOf(any, type));
  if (result instanceof Promise) throw new TypeError("is checked at once");
  if (hasOwn(result, "issues") && result.issues !== undefined)
    throw new ValidationError(type, result.issues as readonly Issue[]);
  return { type, value: (result as { readonly value: unknown }).value };
}

/** Messages whose JSON form is not an object of their fields stand in `value`. */
const special =
  /^google\.protobuf\.(?:Any|Duration|FieldMask|ListValue|Struct|Timestamp|Value|\w+Value)$/;

function payloadOf(any: object, type: string): unknown {
  if (special.test(type)) return getOwn(any, "value");
  const fields: { [name: string]: unknown } = {};
  for (const name of Object.keys(any)) {
    // An assignment to `__proto__` would set the prototype, and no message has such a field.
    if (name !== "@type" && name !== "__proto__")
      fields[name] = getOwn(any, name);
  }
  return copyDigits(any, fields);
}

/**
 * What a JSONPath such as `$.expanded[0]` leads to in the response that it came with; undefined where it leads
 * to nothing, or is not a path of names and indices. Only own properties count. Never throws.
 */
export function expandedAt(
  response: unknown,
  path: string | null | undefined,
): unknown {
  if (typeof path !== "string" || path.charAt(0) !== "$") return undefined;
  try {
    let value = response;
    // The steps of RFC 9535 that lead to one place: `.name`, `[0]`, `['name']`, `["name"]`.
    const step =
      /\.([^\s.[\]'"*]+)|\[(\d{1,10})\]|\['((?:[^'\\]|\\['\\])*)'\]|\["((?:[^"\\]|\\["\\])*)"\]/y;
    for (let at = 1; at < path.length; at = step.lastIndex) {
      step.lastIndex = at;
      const found = step.exec(path);
      if (found === null) return undefined;
      const index = found[2];
      const quoted = found[3] ?? found[4] ?? "";
      const key = found[1] ?? index ?? quoted.replace(/\\(.)/g, "$1");
      const isIndex = index !== undefined;
      if (typeof value !== "object" || value === null) return undefined;
      if (Array.isArray(value) !== isIndex) return undefined;
      value = getOwn(value, isIndex ? String(Number(index)) : key);
    }
    return value;
  } catch {
    return undefined;
  }
}
