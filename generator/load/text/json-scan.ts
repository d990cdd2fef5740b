import { createScanner, type JSONScanner } from "jsonc-parser";
import { tooDeepAt } from "../limit-problem.js";
import { defaultLimits, type ReadLimits } from "../limits.js";
import { NumberFaults } from "./number-fault.js";
import type { TextProblem } from "./parsed-text.js";

// The library declares these as const enums, which cannot be imported with `isolatedModules`.
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  text: 10,
  number: 11,
  end: 17,
};

/** What JSON.parse does not report: duplicate keys, lost digits, and too deep nesting. */
export interface JsonScan {
  readonly duplicateKeys: readonly TextProblem[];
  /** Numbers that JSON.parse rounds, and (`invalid-syntax`) those that it reads as infinity. */
  readonly numbers: readonly TextProblem[];
  readonly tooDeep?: TextProblem;
}

/** One pass over the tokens, without recursion. */
export function scanJson(text: string, limits: ReadLimits = defaultLimits): JsonScan {
  const scanner = createScanner(text, true);
  const duplicateKeys: TextProblem[] = [];
  const numbers = new NumberFaults();
  /** The keys of each open object; undefined for an open array. */
  const open: (Map<string, number> | undefined)[] = [];
  let previous = 0;
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace) open.push(new Map());
    else if (kind === token.openBracket) open.push(undefined);
    else if (kind === token.closeBrace || kind === token.closeBracket) open.pop();
    else if (kind === token.text && (previous === token.openBrace || previous === token.comma)) {
      const problem = noteKey(scanner, open.at(-1));
      if (problem !== undefined) duplicateKeys.push(problem);
    }
    if (kind === token.number) numbers.check(scanner.getTokenValue(), scanner.getTokenOffset());
    if (open.length > limits.depth) {
      const tooDeep = tooDeepAt(scanner.getTokenOffset(), limits);
      return { duplicateKeys, numbers: numbers.problems, tooDeep };
    }
    previous = kind;
  }
  return { duplicateKeys, numbers: numbers.problems };
}

function noteKey(scanner: JSONScanner, keys?: Map<string, number>): TextProblem | undefined {
  if (keys === undefined) return undefined;
  const key = scanner.getTokenValue();
  const start = scanner.getTokenOffset();
  const other = keys.get(key);
  if (other === undefined) {
    keys.set(key, start);
    return undefined;
  }
  const message = `The key \`${key}\` occurs twice in one object.`;
  const end = start + scanner.getTokenLength();
  return { code: "duplicate-key", message, start, end, other };
}
