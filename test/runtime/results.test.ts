import { describe, expect, it } from "vitest";
import { isTooDeep, isTooMuch, type Node, startDepth } from "../../templates/runtime/trace.js";
import { explainArray, explainItems } from "../../templates/runtime/check-objects.js";
import {
  explainReference,
  fail,
  listResult,
  refuse,
  ValidationError,
} from "../../templates/runtime/validate.js";
import { explainString, neverNode, stringNode } from "../../templates/runtime/check-values.js";
import { formatIssues } from "../../templates/runtime/format-issues.js";
import {
  describe as describeValue,
  describeValues,
  type Issue,
  quote,
} from "../../templates/runtime/issues.js";

const strings: Node = explainArray({ items: stringNode });

function issuesOf(value: unknown, node: Node): readonly Issue[] {
  const result = fail(value, node);
  return result.ok ? [] : result.issues;
}

describe("fail, refuse and their texts", () => {
  it("fails with issues, as many as asked for", () => {
    const result = fail([1, 2], strings, { maxIssues: 1 });
    expect(result).toMatchObject({ ok: false, issues: [{ pointer: "/0" }] });
    expect(result.ok ? [] : result.issues).toHaveLength(1);
  });

  it("refuses with an error that reads well", () => {
    const error = refuse("Names", [1, 2, 3, 4, 5], strings);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("ValidationError");
    expect(error.issues).toHaveLength(5);
    expect(error.message).toBe(
      "Names is not valid: /0 must be a string (received number 1); " +
        "/1 must be a string (received number 2); /2 must be a string (received number 3); and 2 more",
    );
  });

  it("formats issues on one line each, whatever the names hold", () => {
    const issues = issuesOf({ "a\n\u001b[31m": 1 }, { explain: strings.explain as never });
    expect(formatIssues(issues)).toBe("(root) must be an array (received object)");
    const [issue] = issuesOf([1], strings);
    const hostile = { ...issue!, pointer: "/a\n\u001b[31m" };
    expect(formatIssues([hostile, issue!])).toBe(
      "/a\\u000a\\u001b[31m must be a string (received number 1)\n/0 must be a string (received number 1)",
    );
  });
});

describe("listResult", () => {
  const short = (value: unknown): boolean => typeof value === "string" && value.length < 3;
  const item = () => explainString({ maxLength: 2 });
  const list = () => explainItems(explainReference(item, short));

  it("gives the very value where nothing is wrong", () => {
    const value = ["a", "b"];
    const result = listResult<string[]>(value, list);
    expect(result).toEqual({ ok: true, value });
    expect(result.ok && result.value).toBe(value);
  });

  it("tells what is wrong with items, and with what is no list", () => {
    expect(listResult(["a", "abc", "abcd"], list, { maxIssues: 1 })).toMatchObject({
      ok: false,
      issues: [{ pointer: "/1", code: "maxLength" }],
    });
    expect(listResult({}, list)).toMatchObject({ ok: false, issues: [{ code: "type" }] });
  });

  it("asks each item once, and explains none that is accepted", () => {
    let asked = 0;
    const check = (): boolean => ++asked > 0;
    const never = () => neverNode;
    expect(listResult([1, 2, 3], explainItems(explainReference(never, check))).ok).toBe(true);
    expect(asked).toBe(3);
  });

  it("counts references to recursive schemas anew in each pass", () => {
    const check = (_: unknown, depth: number): boolean => !isTooDeep(depth);
    const tree = () => explainItems(explainReference(() => neverNode, check));
    startDepth();
    while (!isTooMuch()) isTooDeep(0);
    expect(listResult([1], tree, undefined, startDepth()).ok).toBe(true);
  });
});

describe("describe", () => {
  it.each([
    [undefined, "nothing"],
    [null, "null"],
    [true, "boolean true"],
    [-0.5, "number -0.5"],
    [3n, "bigint 3"],
    ["a\nb", String.raw`string "a\nb"`],
    ["x".repeat(51), `string "${"x".repeat(50)}"…`],
    [[], "array of 0 items"],
    [[1], "array of 1 item"],
    [{ a: 1 }, "object"],
    [() => 1, "function"],
    [Symbol("a"), "symbol"],
  ])("%o", (value, want) => {
    expect(describeValue(value)).toBe(want);
  });

  it("lists values, and cuts long lists and long values", () => {
    expect(describeValues(["a"])).toBe('"a"');
    expect(describeValues([1, null])).toBe("one of 1, null");
    expect(describeValues(Array.from({ length: 12 }, (_, i) => i))).toBe(
      "one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more",
    );
    expect(quote(Array.from({ length: 60 }, () => 1))).toHaveLength(51);
  });
});
