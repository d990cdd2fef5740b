import { escapeHidden } from "../../text/hidden-characters.js";
import type { Api } from "../../model/model.js";
import type { TextFile } from "../output.js";

/** Columns that a line may have; prettier's default. */
const width = 80;

/**
 * A JSON value as text, laid out as prettier lays it out: objects on several lines, arrays on one
 * where they fit. Checking a published document with prettier then finds nothing. Characters that nobody
 * sees are escaped.
 */
export function jsonText(value: unknown): string {
  return `${withShortArrays(escapeHidden(JSON.stringify(value, null, 2), "\n"))}\n`;
}

/**
 * What JSON.stringify lays out is right but for arrays, which it always breaks, and it is several times
 * as fast as anything that we could do ourselves. A line end stands nowhere inside of its strings.
 */
function withShortArrays(text: string): string {
  let tidy = "";
  let done = 0;
  for (let at = text.indexOf("[\n"); at !== -1; at = text.indexOf("[\n", at + 2)) {
    const found = shorterArray(text, at);
    if (found === undefined) continue;
    tidy += text.slice(done, at) + found.text;
    done = found.end;
    at = found.end - 2;
  }
  return tidy + text.slice(done);
}

/** The broken array that begins at `start` as it should stand there, if that is otherwise. */
function shorterArray(text: string, start: number): { text: string; end: number } | undefined {
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const lead = start - lineStart;
  let indent = 0;
  while (text[lineStart + indent] === " ") indent += 1;
  const items: string[] = [];
  let length = lead + 2;
  let line = start + 2;
  while (text[line + indent] !== "]") {
    const lineEnd = text.indexOf("\n", line);
    const last = text[lineEnd - 1];
    if (last === "{") return undefined;
    if (last === "[") return printAgain(text, start, indent);
    const item = text.slice(line + indent + 2, last === "," ? lineEnd - 1 : lineEnd);
    items.push(item);
    length += item.length + 2;
    if (length > width + 3 && !isNumber(items[0])) return undefined;
    line = lineEnd + 1;
  }
  const end = line + indent + 1;
  const flat = `[${items.join(", ")}]`;
  if (lead + flat.length + (text[end] === "," ? 1 : 0) <= width) return { text: flat, end };
  if (!items.every(isNumber)) return undefined;
  const inner = " ".repeat(indent + 2);
  return { text: `[\n${fill(items, inner).join(",\n")}\n${" ".repeat(indent)}]`, end };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^[-\d]/.test(text);
}

/** Arrays in arrays are rare, and have rules of their own. */
function printAgain(text: string, start: number, indent: number): { text: string; end: number } {
  const spaces = " ".repeat(indent);
  const end = text.indexOf(`\n${spaces}]`, start) + indent + 2;
  const value: unknown = JSON.parse(text.slice(start, end));
  const lead = start - text.lastIndexOf("\n", start) - 1;
  return { text: print(value, spaces, lead, text[end] === "," ? 1 : 0), end };
}

function quoted(value: unknown): string {
  return escapeHidden(JSON.stringify(value));
}

/** `lead` columns stand before the value on its line, `trail` after it. */
function print(value: unknown, indent: string, lead: number, trail: number): string {
  if (Array.isArray(value)) return printArray(value, indent, lead, trail);
  if (typeof value !== "object" || value === null) return quoted(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return "{}";
  const inner = `${indent}  `;
  const members = keys.map((key, index) => {
    const name = quoted(key);
    const comma = index < keys.length - 1 ? 1 : 0;
    const member = (value as Record<string, unknown>)[key];
    return `${inner}${name}: ${print(member, inner, inner.length + name.length + 2, comma)}`;
  });
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function printArray(
  items: readonly unknown[],
  indent: string,
  lead: number,
  trail: number,
): string {
  if (items.length === 0) return "[]";
  const flat = mayBeFlat(items) ? flatArray(items) : undefined;
  if (flat !== undefined && lead + flat.length + trail <= width) return flat;
  const inner = `${indent}  `;
  const lines = items.every((item) => typeof item === "number")
    ? fill(items.map(String), inner)
    : items.map(
        (item, index) => inner + print(item, inner, inner.length, index < items.length - 1 ? 1 : 0),
      );
  return `[\n${lines.join(",\n")}\n${indent}]`;
}

/** Several containers of several members each always stand on lines of their own. */
function mayBeFlat(items: readonly unknown[]): boolean {
  return items.length < 2 || !items.every((item) => Array.isArray(item) && item.length > 1);
}

function flatArray(items: readonly unknown[]): string | undefined {
  const parts = items.map((item) => {
    if (Array.isArray(item))
      return item.length === 0 ? "[]" : mayBeFlat(item) ? flatArray(item) : undefined;
    if (typeof item !== "object" || item === null) return quoted(item);
    return Object.keys(item).length === 0 ? "{}" : undefined;
  });
  return parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
}

/** Numbers stand as many to a line as fit. */
function fill(numbers: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  for (const number of numbers) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + number.length + 3 <= width) {
      lines[lines.length - 1] = `${last}, ${number}`;
    } else {
      lines.push(indent + number);
    }
  }
  return lines;
}

/** `openapi.json`: the bundled document. */
export function emitDocument(api: Api): TextFile {
  return { path: "openapi.json", text: jsonText(api.document) };
}
