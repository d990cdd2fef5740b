import type { Findings, Location } from "../diagnostics.js";
import { codeFrame } from "./code-frame.js";
import type { JsonValue, Pointer } from "./json.js";
import { jsonRanges, parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import type { FindRange, ParsedText, TextProblem, TextRange } from "./parsed-text.js";
import { parsePointer } from "./pointer.js";
import { TextLines } from "./text-lines.js";
import { yamlRanges } from "./yaml-ranges.js";

export type LocateAt = "key" | "value";

/** One document as it was read: its value, and where parts of it stand. */
export interface SourceFile {
  /** Absolute, without a fragment: references in the document are relative to it. */
  readonly uri: string;
  readonly value: JsonValue;
  /** The place of `pointer` or of its nearest ancestor; undefined for a document without text. */
  locate(pointer: Pointer, at: LocateAt): Location | undefined;
}

/** A document that was given as a value. */
export function valueSource(uri: string, value: JsonValue): SourceFile {
  return { uri, value, locate: () => undefined };
}

export interface TextInput {
  readonly uri: string;
  /** As people are to read it: relative where possible. */
  readonly file: string;
  readonly text: string;
}

/** Parses a text; its faults become findings. Undefined where no value is left. */
export function textSource(input: TextInput, findings: Findings): SourceFile | undefined {
  const { syntax, parsed } = parse(input);
  const lines = lazy(() => new TextLines(input.text));
  const locationOf = (range: TextRange): Location => toLocation(input.file, lines(), range);
  for (const problem of parsed.problems) report(findings, problem, lines, locationOf);
  const { value } = parsed;
  if (value === undefined) return undefined;
  const ranges = lazy((): FindRange => {
    return syntax === "json" ? jsonRanges(input.text) : yamlRanges(input.text);
  });
  return {
    uri: input.uri,
    value,
    locate: (pointer, at) => {
      const found = ranges()(parsePointer(pointer));
      return locationOf((at === "key" ? found.key : undefined) ?? found.value);
    },
  };
}

function parse({ file, text }: TextInput): { syntax: "json" | "yaml"; parsed: ParsedText } {
  if (/\.json$/i.test(file)) return { syntax: "json", parsed: parseJson(text) };
  if (text.trimStart().startsWith("{")) {
    const parsed = parseJson(text);
    // `{a: b}` is YAML all the same.
    const isYaml = parsed.value === undefined && /\.ya?ml$/i.test(file);
    if (!isYaml) return { syntax: "json", parsed };
  }
  return { syntax: "yaml", parsed: parseYaml(text) };
}

function report(
  findings: Findings,
  problem: TextProblem,
  lines: () => TextLines,
  locationOf: (range: TextRange) => Location,
): void {
  const { code, message, fix, other } = problem;
  const first = other === undefined ? undefined : lines().positionOf(other);
  const also =
    first === undefined ? "" : ` The first is at line ${first.line}, column ${first.column}.`;
  const location = locationOf(problem);
  findings.report(code, message + also, { location }, fix === undefined ? {} : { fix });
}

/** The range's first line: a mapping may go on for pages. */
function toLocation(file: string, lines: TextLines, range: TextRange): Location {
  const { line, column } = lines.positionOf(range.start);
  const end = lines.positionOf(Math.max(range.end, range.start + 1));
  const lineEnd = lines.line(line).length + 1;
  const endColumn = Math.max(column + 1, end.line === line ? end.column : lineEnd);
  return { file, line, column, endColumn, frame: codeFrame(lines, { line, column, endColumn }) };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
