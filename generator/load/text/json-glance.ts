import type { ReadLimits } from "../limits.js";

/** Facts about a JSON text that one pass over its characters finds. */
export interface JsonGlance {
  /** Colons outside of strings: in valid JSON the members of all objects together. */
  readonly members: number;
  /** Some number may not be exact as a double. */
  readonly unusualNumbers: boolean;
  readonly tooDeep: boolean;
  /** The index of the first value above the limit. */
  readonly tooManyAt?: number;
}

const quote = 0x22;
const backslash = 0x5c;

/**
 * One fast pass over the characters. A real scan follows only if it finds something suspicious. Its result
 * has no meaning for a text that is not JSON.
 */
export function glanceAtJson(text: string, limits: ReadLimits): JsonGlance {
  let members = 0;
  let unusualNumbers = false;
  let depth = 0;
  // Counted by commas: each value except the first of a list or object follows one.
  let values = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === quote) {
      index = stringEnd(text, index);
    } else if (character === 0x3a) {
      members += 1;
    } else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return { members, unusualNumbers, tooDeep: true };
    } else if (character === 0x7d || character === 0x5d) {
      depth -= 1;
    } else if (character === 0x2c) {
      values += 1;
      if (values > limits.nodes) {
        return { members, unusualNumbers, tooDeep: false, tooManyAt: index };
      }
    } else if (character === 0x2d || (character >= 0x30 && character <= 0x39)) {
      const end = numberEnd(text, index);
      // Fifteen digits always fit a double; an exponent may not.
      unusualNumbers ||= end - index > 15 || /[eE]/.test(text.slice(index, end));
      index = end - 1;
    }
  }
  return { members, unusualNumbers, tooDeep: false };
}

/** The index of the quote that ends the string which begins at `start`; the last index where none does. */
export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length - 1;
}

/** The index after a number, or after a word such as `true`. */
export function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isPlain(text.charCodeAt(end))) end += 1;
  return end;
}

/** `0-9 A-Z a-z + - .` */
function isPlain(character: number): boolean {
  return (
    (character >= 0x30 && character <= 0x39) ||
    (character >= 0x41 && character <= 0x5a) ||
    (character >= 0x61 && character <= 0x7a) ||
    character === 0x2b ||
    character === 0x2d ||
    character === 0x2e
  );
}
