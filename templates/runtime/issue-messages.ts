import type { Issue } from "./issue.js";
import { getInherited } from "./own.js";
import type { StandardResult, StandardSchemaV1 } from "./standard-schema.js";

/**
 * The words for an issue, in another language or another tone; undefined leaves the usual ones. All that
 * the usual ones are made of is in the issue: its code, and what was expected and received.
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

/** The same schema, for forms and frameworks, with other messages. It has to be one of ours. */
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
