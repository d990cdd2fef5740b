import type { ContentDescriptor } from "./endpoint.js";
import type { Issue } from "./issue.js";
import { issueWithin } from "./issue-within.js";
import { getOwn } from "./own.js";
import { toPointer } from "./pointer.js";
import type { StandardIssue, StandardSchemaV1 } from "./standard-schema.js";

/** A body that fits its declaration, decoded; or what is wrong with it. */
export type CheckedContent =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Checks a body, and decodes it where its schema does. Never throws. */
export function checkContent(
  { schema, itemSchema }: Partial<ContentDescriptor>,
  body: unknown,
): CheckedContent {
  if (schema !== undefined) return check(schema, body);
  if (itemSchema === undefined) return { ok: true, value: body };
  if (!Array.isArray(body)) return refuse("must be the list of the items");
  const values: unknown[] = [];
  const issues: Issue[] = [];
  for (const [index, item] of (body as readonly unknown[]).entries()) {
    const checked = check(itemSchema, item);
    if (checked.ok) values.push(checked.value);
    else
      issues.push(...checked.issues.map((issue) => issueWithin(index, issue)));
  }
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: values };
}

function check(
  schema: StandardSchemaV1<unknown, unknown>,
  body: unknown,
): CheckedContent {
  try {
    const result = schema["~standard"].validate(body);
    if ("then" in result) return refuse("cannot be checked synchronously");
    if (result.issues === undefined) return { ok: true, value: result.value };
    return { ok: false, issues: result.issues.map(toIssue) };
  } catch (error) {
    return refuse(`cannot be checked: ${String(error)}`);
  }
}

function refuse(message: string): CheckedContent {
  return { ok: false, issues: [toIssue({ message })] };
}

/** Our own validators give whole issues; of those of others only message and path are known. */
function toIssue(issue: StandardIssue): Issue {
  if (getOwn(issue, "pointer") !== undefined) return issue as Issue;
  const path = (issue.path ?? []).map((segment) => {
    const key = typeof segment === "object" ? segment.key : segment;
    return typeof key === "number" ? key : String(key);
  });
  const { message } = issue;
  const rest = {
    code: "type",
    expected: "a valid value",
    received: "another",
  } as const;
  return { path, pointer: toPointer(path), message, ...rest };
}
