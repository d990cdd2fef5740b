import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { JsonValue } from "./json.js";
import { scanJson } from "./json-scan.js";
import type { FindRange, NodeRange, ParsedText, TextProblem, TextRange } from "./parsed-text.js";

/** JSON (RFC 8259): strict, but keys that stand twice are found. */
export function parseJson(text: string): ParsedText {
  const { duplicateKeys, numbers, tooDeep } = scanJson(text);
  if (tooDeep !== undefined) return { problems: [tooDeep] };
  try {
    const value = JSON.parse(text) as JsonValue;
    const problems = [...duplicateKeys, ...numbers];
    return problems.some(({ code }) => code === "invalid-syntax")
      ? { problems }
      : { value, problems };
  } catch (error) {
    return { problems: [findSyntaxProblem(text, error)] };
  }
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
  // The tolerant parser lets a few things pass that JSON.parse does not, such as raw tabs.
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const start = Number(/position (\d+)/.exec(reason)?.[1] ?? 0);
  const message = `This is not valid JSON: ${reason}.`;
  return { code: "invalid-syntax", message, start, end: start + 1 };
}

/** `CommaExpected` -> `comma expected`. */
function words(code: string): string {
  return code.replace(/(?!^)([A-Z])/g, " $1").toLowerCase();
}

/** Parses the text again, with positions: only findings pay for it. */
export function jsonRanges(text: string): FindRange {
  const root = parseTree(text);
  return (segments) => {
    if (root === undefined) return { value: { start: 0, end: 0 } };
    let node = root;
    let found: NodeRange = { value: rangeOf(root) };
    for (const segment of segments) {
      const step = stepInto(node, segment);
      if (step === undefined) break;
      node = step.node;
      found = step.range;
    }
    return found;
  };
}

function stepInto(node: Node, segment: string): { node: Node; range: NodeRange } | undefined {
  if (node.type === "array") {
    const item = node.children?.[Number(segment)];
    return item === undefined ? undefined : { node: item, range: { value: rangeOf(item) } };
  }
  // The last one: where a key stands twice, JSON.parse takes its last value.
  const property = node.children?.findLast(({ children }) => children?.[0]?.value === segment);
  const [key, value] = property?.children ?? [];
  if (key === undefined || value === undefined) return undefined;
  return { node: value, range: { key: rangeOf(key), value: rangeOf(value) } };
}

function rangeOf({ offset, length }: Node): TextRange {
  return { start: offset, end: offset + length };
}
