import type { Findings, Location } from "../findings/diagnostics.js";
import { codeFrame } from "./code-frame.js";
import type { JsonValue, Pointer } from "../json/json.js";
import { jsonRanges } from "./text/json-ranges.js";
import { defaultLimits, type ReadLimits } from "./limits.js";
import { parseJson } from "./text/parse-json.js";
import { parseYaml } from "./text/parse-yaml.js";
import type { FindRange, ParsedText, TextProblem, TextRange } from "./text/parsed-text.js";
import { parsePointer } from "../json/pointer.js";
import { TextLines } from "../text/text-lines.js";
import { yamlRanges } from "./text/yaml-ranges.js";

export type LocateAt = "key" | "value";

/** A source document: its value, and the positions of its parts. */
export interface SourceFile {
  /** Absolute, without a fragment: references in the document are relative to it. */
  readonly uri: string;
  readonly value: JsonValue;
  /** Whether the document may contain a keyword that starts with `$`; false only if it certainly does not. */
  mentions(keyword: string): boolean;
  /** The place of `pointer` or of its nearest ancestor; undefined for a document without text. */
  locate(pointer: Pointer, at: LocateAt): Location | undefined;
}

/** A document that was given as a value. */
export function valueSource(uri: string, value: JsonValue): SourceFile {
  return { uri, value, mentions: () => true, locate: () => undefined };
}

export interface TextInput {
  readonly uri: string;
  /** As people are to read it: relative where possible. */
  readonly file: string;
  readonly text: string;
}

/** Report at most this many faults of one text. */
const mostProblems = 100;

/** Escapes of JSON and YAML that stand for `$` or a letter. */
const escapedWord = /\\(?:u00|U0{6}|x)(?:24|[46][1-9a-f]|[57][\da])/i;

/** Parses a text; its faults become findings. Undefined where no value is left. */
export function textSource(
  input: TextInput,
  findings: Findings,
  limits: ReadLimits = defaultLimits,
): SourceFile | undefined {
  const { syntax, parsed } = parse(input, limits);
  const lines = lazy(() => new TextLines(input.text));
  const locationOf = (range: TextRange): Location => toLocation(input.file, lines(), range);
  for (const problem of parsed.problems.slice(0, mostProblems)) {
    report(findings, problem, lines, locationOf);
  }
  const { value } = parsed;
  if (value === undefined) return undefined;
  const words = lazy(() => new Set(input.text.match(/\$\w+/g)));
  // A character of the keyword may be escaped.
  const hasEscapes = lazy(() => escapedWord.test(input.text));
  const ranges = lazy((): FindRange => {
    if (syntax === "json") return jsonRanges(input.text);
    return parsed.ranges ?? yamlRanges(input.text);
  });
  return {
    uri: input.uri,
    value,
    // Most texts do not contain the characters at all, which is much faster to check.
    mentions: (keyword) => (input.text.includes(keyword) && words().has(keyword)) || hasEscapes(),
    locate: (pointer, at) => {
      const found = ranges()(parsePointer(pointer));
      return locationOf((at === "key" ? found.key : undefined) ?? found.value);
    },
  };
}

function parse(
  { file, text }: TextInput,
  limits: ReadLimits,
): { syntax: "json" | "yaml"; parsed: ParsedText } {
  if (/\.json$/i.test(file)) return { syntax: "json", parsed: parseJson(text, limits) };
  if (text.trimStart().startsWith("{")) {
    const parsed = parseJson(text, limits);
    // `{a: b}` starts like JSON, but is YAML.
    const isYaml = parsed.value === undefined && /\.ya?ml$/i.test(file);
    if (!isYaml) return { syntax: "json", parsed };
  }
  return { syntax: "yaml", parsed: parseYaml(text, limits) };
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

/** Only the first line of the range, since a mapping may be very long. */
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
