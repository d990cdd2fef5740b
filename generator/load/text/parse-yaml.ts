import type { YAMLError } from "yaml";
import { tooDeepAt, tooManyNodesAt, tooSlowAt } from "../limit-problem.js";
import { defaultLimits, type ReadLimits } from "../limits.js";
import type { ParsedText, TextProblem } from "./parsed-text.js";
import { plainYamlRanges } from "./plain-yaml-ranges.js";
import { farTooDeepAt, readPlainYaml } from "./plain-yaml.js";
import { parseYamlDocument, type YamlDocument } from "./yaml-document.js";
import { YamlReader } from "./yaml-value.js";

/** Parses a single YAML 1.2 document whose values JSON can express. */
export function parseYaml(text: string, limits: ReadLimits = defaultLimits): ParsedText {
  const tooMany = startOfPart(text, limits.nodes);
  if (tooMany !== undefined) return { problems: [tooManyNodesAt(tooMany, limits)] };
  const plain = readPlainYaml(text, limits);
  if (plain === undefined) {
    const tooSlow = startOfPart(text, Math.ceil(limits.nodes / slowness));
    if (tooSlow !== undefined) return { problems: [tooSlowAt(tooSlow, slowness, limits)] };
    const tooDeep = farTooDeepAt(text, limits);
    if (tooDeep !== undefined) return { problems: [tooDeepAt(tooDeep, limits)] };
    return parseCarefully(text, limits);
  }
  return { value: plain.value, problems: [], ranges: plainYamlRanges(plain) };
}

/** The slower parser, for texts with anchors, unusual numbers or faults. */
export function parseCarefully(text: string, limits: ReadLimits = defaultLimits): ParsedText {
  let document: YamlDocument;
  try {
    document = parseYamlDocument(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problems: [tooDeep(text, limits)] };
  }
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    const continued = errors.filter((error) => isContinued(text, error, errors));
    const others = errors.filter(
      ({ pos: [start] }) => !continued.some(({ pos }) => pos[0] === start),
    );
    return {
      problems: firstSyntaxErrors([
        ...firstPerLine(text, others).map((error) => toProblem(atContent(text, error), limits)),
        ...continued.map((error) => continuedLine(text, error)),
      ]),
    };
  }
  return new YamlReader(limits).read(document.contents);
}

/** How many times as much memory and time the slower parser needs. */
const slowness = 5;

/**
 * The index after `most` lines and items, as an estimate of values. They are counted before the text is
 * parsed, since running out of memory would end the process.
 */
function startOfPart(text: string, most: number): number | undefined {
  if (text.length <= most) return undefined;
  let parts = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (!isSeparator(text.charCodeAt(index))) continue;
    parts += 1;
    if (parts > most) return index;
  }
  return undefined;
}

/** Whether a character may begin a new value: line breaks, and `,` `[` `{` of flow collections. */
function isSeparator(character: number): boolean {
  return (
    character === 0x0a ||
    character === 0x2c ||
    character === 0x0d ||
    character === 0x5b ||
    character === 0x7b
  );
}

const mostSyntaxErrors = 3;

/**
 * After a syntax error the parser misreads the rest of the text, so its later errors only follow from the
 * first one and are dropped.
 */
function firstSyntaxErrors(problems: readonly TextProblem[]): readonly TextProblem[] {
  const syntax = problems
    .filter(({ code }) => code === "invalid-syntax")
    .sort((a, b) => a.start - b.start)
    .slice(0, mostSyntaxErrors);
  const last = syntax.at(-1);
  if (last === undefined) return problems;
  return problems.filter(
    (problem) =>
      syntax.includes(problem) || (problem.code !== last.code && problem.start < last.start),
  );
}

/** Wrong indentation makes the library report several errors; the first one of a line is the cause. */
function firstPerLine(text: string, errors: readonly YAMLError[]): YAMLError[] {
  const sorted = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  let lineEnd = -1;
  return sorted.filter(({ pos: [start] }) => {
    if (start <= lineEnd) return false;
    const next = text.indexOf("\n", start);
    lineEnd = next === -1 ? text.length : next;
    return true;
  });
}

/**
 * A key that is indented deeper than the value above continues that value. The library reports two errors
 * at the value; the finding is at the key.
 */
function isContinued(text: string, error: YAMLError, errors: readonly YAMLError[]): boolean {
  const [start, end] = error.pos;
  return (
    error.code === "MULTILINE_IMPLICIT_KEY" &&
    text.slice(start, end).includes("\n") &&
    errors.some(({ code, pos }) => code === "BLOCK_AS_IMPLICIT_KEY" && pos[0] === start)
  );
}

function continuedLine(text: string, { pos: [, end] }: YAMLError): TextProblem {
  const start = firstContent(text, text.lastIndexOf("\n", end - 1) + 1);
  return {
    code: "invalid-syntax",
    message: `This is not valid YAML: by its indentation, this line continues the text above it, and \`${text.slice(start, end)}\` is not a key.`,
    fix: "Indent the line as the key above it.",
    start,
    end,
  };
}

/** Errors in the indentation are shown at the text after it. */
function atContent(text: string, error: YAMLError): Pick<YAMLError, "code" | "message" | "pos"> {
  const [start, end] = error.pos;
  const { code, message } = error;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const content = firstContent(text, lineStart);
  const isIndentation = code !== "TAB_AS_INDENT" && start < content;
  return { code, message, pos: isIndentation ? [content, Math.max(end, content + 1)] : error.pos };
}

/** The first character from `start` on that is not a space. */
function firstContent(text: string, start: number): number {
  let index = start;
  while (text.charCodeAt(index) === 32) index += 1;
  return index;
}

function toProblem(
  { code, message, pos: [start, end] }: Pick<YAMLError, "code" | "message" | "pos">,
  limits: ReadLimits,
): TextProblem {
  const at = { start, end: Math.max(end, start + 1) };
  switch (code) {
    case "MULTIPLE_DOCS":
      return {
        code: "invalid-syntax",
        message: "The file contains several YAML documents; only one is read.",
        fix: "Keep one document per file: remove the `---` line and what belongs to another document.",
        ...at,
      };
    case "TAG_RESOLVE_FAILED":
      return {
        code: "invalid-syntax",
        message: `A YAML tag has no meaning here: ${message}.`,
        fix: "Remove the tag, or put the text in quotes.",
        ...at,
      };
    case "RESOURCE_EXHAUSTION":
      return tooDeepAt(start, limits);
    default:
      return { code: "invalid-syntax", message: `This is not valid YAML: ${message}.`, ...at };
  }
}

/** Reported at the line with the deepest indentation, since a stack overflow has no position. */
function tooDeep(text: string, limits: ReadLimits): TextProblem {
  let start = 0;
  let deepest = -1;
  for (const match of text.matchAll(/^[ \t[{-]*/gm)) {
    if (match[0].length <= deepest) continue;
    deepest = match[0].length;
    start = match.index;
  }
  return tooDeepAt(start, limits);
}
