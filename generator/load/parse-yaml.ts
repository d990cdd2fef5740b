import type { YAMLError } from "yaml";
import { maxDepth, type ParsedText, type TextProblem } from "./parsed-text.js";
import { parseYamlDocument, type YamlDocument } from "./yaml-document.js";
import { YamlReader } from "./yaml-value.js";

/** YAML 1.2, one document, of values that JSON has too. */
export function parseYaml(text: string): ParsedText {
  const tooMuch = findTooMuch(text);
  if (tooMuch !== undefined) return { problems: [tooMuch] };
  let document: YamlDocument;
  try {
    document = parseYamlDocument(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problems: [tooDeep(text)] };
  }
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) return { problems: firstPerLine(text, errors).map(toProblem) };
  return new YamlReader().read(document.contents);
}

/**
 * Lines and items that a text may have. The parser keeps most of a kilobyte for each; the largest
 * documents in public use have little more than a million.
 */
const mostParts = 3_000_000;

/** Found before the text is parsed: running out of memory would end the process. */
function findTooMuch(text: string): TextProblem | undefined {
  if (text.length <= mostParts) return undefined;
  let parts = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (!separators.has(character)) continue;
    parts += 1;
    if (parts <= mostParts) continue;
    const message = `The file has more than ${mostParts} lines and items, too many to be read as YAML.`;
    const fix = "Save it as JSON, which is read in a fraction of the memory, or split it.";
    return { code: "invalid-syntax", message, fix, start: index, end: index + 1 };
  }
  return undefined;
}

/** What begins a new value: ends of lines, and `,` `[` `{` of flow collections. */
const separators: ReadonlySet<number> = new Set([10, 13, 44, 91, 123]);

/** One slip of indentation makes the library report several errors; the first of a line is the cause. */
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

function toProblem({ code, message, pos: [start, end] }: YAMLError): TextProblem {
  const at = { start, end: Math.max(end, start + 1) };
  switch (code) {
    case "MULTIPLE_DOCS":
      return {
        code: "invalid-syntax",
        message: "The file holds several YAML documents; only one is read.",
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
      return { ...tooDeep(""), ...at };
    default:
      return { code: "invalid-syntax", message: `This is not valid YAML: ${message}.`, ...at };
  }
}

/** Located at the line that is indented most: the parser that overflowed cannot say where it was. */
function tooDeep(text: string): TextProblem {
  let start = 0;
  let deepest = -1;
  for (const match of text.matchAll(/^[ \t[{-]*/gm)) {
    if (match[0].length <= deepest) continue;
    deepest = match[0].length;
    start = match.index;
  }
  return {
    code: "invalid-syntax",
    message: `The document is nested more than ${maxDepth} levels deep.`,
    fix: "Flatten the document.",
    start,
    end: start + 1,
  };
}
