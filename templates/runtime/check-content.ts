import type { ContentDescriptor } from "./endpoint.js";
import type { Issue } from "./issue.js";
import { issueWithin } from "./issue-within.js";
import { getInherited, getOwn, hasOwn, ownFields } from "./own.js";
import { toPointer } from "./pointer.js";
import type { StandardIssue, StandardSchemaV1 } from "./standard-schema.js";

/** A body that fits its declaration, decoded; or what is wrong with it. */
export type CheckedContent =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** At most so many issues are reported for one body, or for the headers of one response. */
export const MOST_ISSUES = 100;

/** Checks a body, and decodes it where its schema does. Never throws; gives 100 issues at most. */
export function checkContent(
  content: Partial<ContentDescriptor>,
  body: unknown,
): CheckedContent {
  try {
    const { schema, itemSchema } = ownFields(content);
    if (schema !== undefined) return check(schema, body);
    if (itemSchema === undefined) return { ok: true, value: body };
    if (!Array.isArray(body)) return refuse("must be the list of the items");
    return checkItems(itemSchema, body);
  } catch (error) {
    return refuse(`cannot be checked: ${reasonOf(error)}`);
  }
}

type Schema = StandardSchemaV1<unknown, unknown>;

/** A hole is not an item, so that a list that lies about its length ends. */
function checkItems(
  itemSchema: Schema,
  items: readonly unknown[],
): CheckedContent {
  const values: unknown[] = [];
  const issues: Issue[] = [];
  const { length } = items;
  for (let i = 0; i < length && issues.length < MOST_ISSUES; i++) {
    const checked = hasOwn(items, String(i))
      ? check(itemSchema, items[i])
      : refuse("must be an item");
    if (checked.ok) values.push(checked.value);
    else
      checked.issues
        .slice(0, MOST_ISSUES - issues.length)
        .forEach((issue) => issues.push(issueWithin(i, issue)));
  }
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: values };
}

/** The schema may be of another library, whose results inherit from classes. */
function check(schema: Schema, body: unknown): CheckedContent {
  const result: object = schema["~standard"].validate(body);
  if (typeof result !== "object") return refuse("cannot be checked");
  if (typeof getInherited(result, "then") === "function")
    return refuse("cannot be checked synchronously");
  const issues = getInherited(result, "issues") as
    readonly StandardIssue[] | undefined;
  if (issues === undefined)
    return { ok: true, value: getInherited(result, "value") };
  return { ok: false, issues: issues.slice(0, MOST_ISSUES).map(toIssue) };
}

/** What was thrown may throw again when it is made text. */
function reasonOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "it throws";
  }
}

function refuse(message: string): CheckedContent {
  return { ok: false, issues: [toIssue({ message })] };
}

/** Our own validators give whole issues; of those of others only message and path are known. */
function toIssue(issue: StandardIssue): Issue {
  if (getOwn(issue, "pointer") !== undefined) return issue as Issue;
  const given = getInherited(issue, "path") as StandardIssue["path"];
  const path = (given ?? []).map((segment) => {
    const key = typeof segment === "object" ? segment.key : segment;
    return typeof key === "number" ? key : String(key);
  });
  const message = String(issue.message);
  const rest = {
    code: "type",
    expected: "a valid value",
    received: "another",
  } as const;
  return { path, pointer: toPointer(path), message, ...rest };
}
