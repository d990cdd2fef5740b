import { parseTree, printParseErrorCode, type ParseError } from "jsonc-parser";
import { glanceAtJson } from "./json-glance.js";
import { isJsonObject, type JsonValue } from "../../json/json.js";
import { scanJson, type JsonScan } from "./json-scan.js";
import { tooManyNodesAt } from "../limit-problem.js";
import { defaultLimits, type ReadLimits } from "../limits.js";
import type { ParsedText, TextProblem } from "./parsed-text.js";

/** Parses JSON (RFC 8259) strictly, and reports duplicate keys. */
export function parseJson(text: string, limits: ReadLimits = defaultLimits): ParsedText {
  const { members, unusualNumbers, tooDeep, tooManyAt } = glanceAtJson(text, limits);
  if (tooManyAt !== undefined) return { problems: [tooManyNodesAt(tooManyAt, limits)] };
  const scan = tooDeep || unusualNumbers ? scanJson(text, limits) : undefined;
  if (scan?.tooDeep !== undefined) return { problems: [scan.tooDeep] };
  try {
    const value = JSON.parse(text) as JsonValue;
    // With a duplicate key, the value has fewer members than the text.
    const isPlain = scan === undefined && countMembers(value) === members;
    return isPlain ? { value, problems: [] } : withProblems(value, scan ?? scanJson(text, limits));
  } catch (error) {
    return { problems: [findSyntaxProblem(text, error)] };
  }
}

function withProblems(value: JsonValue, { duplicateKeys, numbers }: JsonScan): ParsedText {
  const problems = [...duplicateKeys, ...numbers];
  return problems.some(({ code }) => code === "invalid-syntax")
    ? { problems }
    : { value, problems };
}

function countMembers(value: JsonValue): number {
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) {
      if (typeof item === "object") members += countMembers(item);
    }
  } else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      members += 1;
      const member = value[key];
      if (typeof member === "object") members += countMembers(member);
    }
  }
  return members;
}

function findSyntaxProblem(text: string, thrown: unknown): TextProblem {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined) {
    return {
      code: "invalid-syntax",
      message: `This is not valid JSON: ${words(printParseErrorCode(first.error))}.`,
      fix: "Correct the JSON at this place; look at the commas and quotes around it.",
      start: first.offset,
      end: first.offset + Math.max(1, first.length),
    };
  }
  // The tolerant parser accepts a few things that JSON.parse does not, such as raw tabs in strings.
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const start = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
  const message = `This is not valid JSON: ${reason}.`;
  return { code: "invalid-syntax", message, start, end: start + 1 };
}

/** `CommaExpected` -> `comma expected`. */
function words(code: string): string {
  return code.replace(/(?!^)([A-Z])/g, " $1").toLowerCase();
}
