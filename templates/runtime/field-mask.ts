import { list, quoteText } from "./issues.js";
import { equal } from "./check-values.js";
import { demand, type Node, reportType } from "./trace.js";
import { getOwn, hasOwn } from "./own.js";

/**
 * Field masks: the JSON form of `google.protobuf.FieldMask` (ProtoJSON). A mask is a text of paths with
 * commas between them, a path of names with dots between them, and each name in lowerCamelCase.
 */

/** The fields of a message that paths may name. Tables refer to each other by functions: messages recur. */
export interface MaskTable {
  /** The name of the message, for people. */
  readonly message: string;
  /** The fields, as masks write them. */
  readonly names: readonly string[];
  /** The names in JSON of those fields that the document does not write in lowerCamelCase. */
  readonly spelled: { readonly [name: string]: string };
  /** The fields that only the server sets. */
  readonly readOnly: readonly string[];
  /** The fields that are one message. Paths end at all others: at lists and maps too. */
  readonly messages: { readonly [name: string]: () => MaskTable };
}

/** The text of a mask, each path once. No path at all is `""`, which servers may read as all fields. */
export function joinPaths(paths: readonly string[]): string {
  return Array.from(new Set(paths)).join(",");
}

/**
 * The paths of the fields that differ between two forms of a message, in the order of the table. Null is
 * unset, and so is an empty list. A message that is set in both forms is compared field by field, `depth`
 * names deep and never inside itself; a oneof that was switched gives both members. Fields that only the
 * server sets are left out.
 */
export function changedPaths(
  before: unknown,
  after: unknown,
  fields: MaskTable,
  depth: number = Infinity,
): string[] {
  const found: string[] = [];
  compare(before, after, { fields, prefix: "", inside: [], depth, found });
  return found;
}

interface Place {
  readonly fields: MaskTable;
  readonly prefix: string;
  /** The messages around this one. */
  readonly inside: readonly MaskTable[];
  readonly depth: number;
  readonly found: string[];
}

function compare(before: unknown, after: unknown, place: Place): void {
  const { fields, prefix, depth, found } = place;
  const inside = [...place.inside, fields];
  for (const name of fields.names) {
    if (fields.readOnly.includes(name)) continue;
    const key = spellingOf(fields, name);
    const from = fieldOf(before, key);
    const to = fieldOf(after, key);
    if (from === undefined && to === undefined) continue;
    const inner = depth > 1 ? messageOf(fields, name) : undefined;
    const isInside = isObject(from) && isObject(to) && inner !== undefined;
    if (isInside && !inside.includes(inner)) {
      compare(from, to, {
        fields: inner,
        prefix: `${prefix}${name}.`,
        inside,
        depth: depth - 1,
        found,
      });
    } else if (!equal(from, to)) found.push(prefix + name);
  }
}

/** A field's own value; undefined where it is unset. */
function fieldOf(message: unknown, key: string): unknown {
  if (!isObject(message)) return undefined;
  const value = getOwn(message, key);
  const isEmpty = Array.isArray(value) && value.length === 0;
  return value === null || isEmpty ? undefined : value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a text is a mask of fields that exist. `""` names none, and `*` alone means all (AIP-134). */
export function isFieldMask(text: string, fields: MaskTable): boolean {
  return wrongPaths(text, fields, 1).length === 0;
}

/** A field mask of a message; every path must exist. */
export function explainFieldMask(fields: MaskTable): Node {
  return {
    explain: (value, trace) => {
      if (typeof value !== "string") return reportType(value, trace, "string");
      const wrong = wrongPaths(value, fields, MOST_WRONG);
      if (wrong.length === 0) return;
      const expected = `a field mask of ${fields.message}`;
      const message = `must be ${expected}: ${list(wrong)}`;
      demand(value, trace, "fieldMask", expected, message);
    },
  };
}

const MOST_WRONG = 3;

/** What is wrong with the first paths that do not exist, in words. */
function wrongPaths(text: string, fields: MaskTable, most: number): string[] {
  const wrong: string[] = [];
  if (text === "" || text === "*") return wrong;
  for (let at = 0; at <= text.length && wrong.length < most;) {
    const path = text.slice(at, endOf(text, ",", at));
    const fault = faultOf(path, fields);
    if (fault !== undefined) wrong.push(fault);
    at += path.length + 1;
  }
  return wrong;
}

function endOf(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found;
}

function faultOf(path: string, root: MaskTable): string | undefined {
  let fields: MaskTable | undefined = root;
  let last = "";
  for (let at = 0; at <= path.length; at += last.length + 1) {
    const written = path.slice(at, endOf(path, ".", at));
    if (fields === undefined)
      return `a path ends at ${quoteText(last)}, which has no fields that a mask can name`;
    const name = nameOf(fields, written);
    if (name === undefined) {
      const meant = suggestion(fields, written);
      const more = meant === undefined ? "" : ` (write ${quoteText(meant)})`;
      return `${fields.message} has no field ${quoteText(written)}${more}`;
    }
    last = written;
    fields = messageOf(fields, name);
  }
  return undefined;
}

/** A name as masks write it; documents that are not in lowerCamelCase may use their own spelling. */
function nameOf(fields: MaskTable, written: string): string | undefined {
  const { names, spelled } = fields;
  if (names.includes(written)) return written;
  for (const name in spelled)
    if (hasOwn(spelled, name) && spelled[name] === written) return name;
  return undefined;
}

/** The field that was probably meant: by its name in the `.proto` file, or in other letters. */
function suggestion(fields: MaskTable, written: string): string | undefined {
  const plain = (name: string) => name.replace(/_/g, "").toLowerCase();
  const wanted = plain(written);
  return fields.names.find((name) => plain(name) === wanted);
}

function spellingOf({ spelled }: MaskTable, name: string): string {
  const own = getOwn(spelled, name);
  return typeof own === "string" ? own : name;
}

function messageOf(
  { messages }: MaskTable,
  name: string,
): MaskTable | undefined {
  const make = getOwn(messages, name);
  return typeof make === "function" ? (make as () => MaskTable)() : undefined;
}
