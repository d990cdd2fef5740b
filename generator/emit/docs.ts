import { describeStringFormat } from "../model/formats.js";
import type { Docs, LiteralSchema, Schema } from "../model/model.js";
import { codePointName, replaceHidden } from "../text/hidden-characters.js";
import { Code, literal, nothing } from "./code/code.js";
import { lineEnd, sequence } from "./code/tree.js";

/** Columns of prose in a comment, without its indentation. */
const width = 88;

/**
 * Spec prose as the inside of a documentation comment, line by line. What ends a comment, starts a
 * directive or hides text is defused; nothing is deleted but what joins pictures, since deleting can
 * re-form what it removed.
 */
export function commentLines(prose: string): string[] {
  if (prose.length <= width && harmless.test(prose)) return [prose.trimEnd()];
  return prose
    .split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/)
    .map((line) => defuse(line).trimEnd())
    .flatMap(wrap);
}

/** Most prose: one line of ASCII in which nothing can start or end anything, nor be an indented `@`. */
const harmless = /^[ !"$-.0-?A-~]*$/;

/** Spaces of other widths, such as those that word processors write. */
const space = /(?![\u2028\u2029])\p{Z}/gu;

/** What makes a picture of a sign, or joins pictures to one: without it they stand side by side. */
const pictureJoiner =
  /(?<=\p{Extended_Pictographic})(?:\ufe0f|\ufe0f?\u200d(?=\p{Extended_Pictographic}))/gu;

function defuse(line: string): string {
  if (harmless.test(line)) return line;
  return (
    replaceHidden(
      line.replace(/\t/g, "  ").replace(space, " ").replace(pictureJoiner, ""),
      codePointName,
    )
      .replace(/\*\//g, "*\\/")
      .replace(/^([\s*/]*)@/, "$1\\@")
      // Bundlers and compilers look for these anywhere in a comment: `@__PURE__`, `#__NO_SIDE_EFFECTS__`,
      // `@internal` (stripInternal), `@jsxImportSource`.
      .replace(/([#@])(?=__|internal|jsx)/gi, "$1\\")
      .replace(/([/*])([#@])(?=\s*source)/gi, "$1\\$2")
  );
}

function wrap(line: string): string[] {
  if (line.length <= width) return [line];
  const indent = /^\s*(?:[-*]\s+)?/.exec(line)?.[0] ?? "";
  const wrapped: string[] = [];
  let current = indent;
  let isStart = true;
  for (const word of line.slice(indent.length).split(" ")) {
    if (!isStart && current.length + word.length + 1 > width) {
      wrapped.push(current.trimEnd());
      current = " ".repeat(indent.length);
      isStart = true;
    }
    // A word that starts a line must not read as a tag there.
    const safe = current.trim() === "" && word.startsWith("@") ? `\\${word}` : word;
    current += isStart ? safe : ` ${safe}`;
    isStart = false;
  }
  wrapped.push(current.trimEnd());
  return wrapped;
}

export interface Comment {
  readonly docs: Docs;
  /** What the thing is made of: formats and bounds become tags. */
  readonly schema?: Schema;
  /** The place in the document to link to. */
  readonly source?: string;
  /** First line where the document says nothing. */
  readonly fallback?: string;
  /** Where it is found: a paragraph after the document's own words. */
  readonly found?: string;
  readonly protojson?: boolean;
}

/** The lines of a documentation comment; empty where there is nothing to say. */
export function docLines(comment: Comment): string[] {
  const { docs, schema, source, fallback } = comment;
  const prose = [docs.summary ?? docs.title, docs.description].filter((text) => text !== undefined);
  const distinct = prose.filter(
    (text, index) => prose.findIndex((other) => other.trim() === text.trim()) === index,
  );
  const paragraphs = distinct.map((text) => commentLines(text.trim()));
  if (paragraphs.length === 0 && fallback !== undefined) paragraphs.push(commentLines(fallback));
  if (comment.found !== undefined) paragraphs.push(commentLines(comment.found));
  const { aliases = [] } = docs;
  if (aliases.length > 0)
    paragraphs.push(commentLines(`Also called ${aliases.map(inBackticks).join(", ")}.`));
  const values = schema?.kind === "literal" ? valueLines(schema) : [];
  if (values.length > 0) paragraphs.push(values);
  const body = paragraphs.flatMap((paragraph, index) =>
    index === 0 ? paragraph : ["", ...paragraph],
  );
  const tags = [
    ...accessLines(docs),
    ...(schema === undefined ? [] : constraintLines(schema, comment.protojson === true)),
    ...defaultLines(docs),
    ...(docs.deprecated === true ? deprecationLines(docs) : []),
    // Not `@see`: a file where that stands costs TypeScript the reading of all its comments.
    ...(source === undefined ? [] : [`@source openapi.json${oneLine(source)}`]),
  ];
  return [...body, ...tags];
}

/** Inside backticks nothing needs an escape but the backtick itself, which has none. */
export function inBackticks(text: string): string {
  return `\`${commentLines(text).join(" ").replaceAll("`", "'")}\``;
}

/** What the document says of the values of an enum, as a list. */
function valueLines({ values, labels = [] }: LiteralSchema): string[] {
  return values.flatMap((value, index) => {
    const description = labels[index]?.description;
    return description === undefined
      ? []
      : commentLines(`- ${oneLine(literal(value).toString())}: ${oneLine(description)}`);
  });
}

function accessLines(docs: Docs): string[] {
  if (docs.readOnly === true) return ["Read-only: the server sets it."];
  return docs.writeOnly === true ? ["Write-only: it is sent, never returned."] : [];
}

function deprecationLines(docs: Docs): string[] {
  const lines = docs.deprecation === undefined ? [] : commentLines(docs.deprecation.trim());
  return [`@deprecated ${lines[0] ?? ""}`.trimEnd(), ...lines.slice(1).map((line) => `  ${line}`)];
}

function defaultLines(docs: Docs): string[] {
  if (docs.default === undefined) return [];
  const text = oneLine(literal(docs.default).toString());
  return text.length > width ? [] : [`@defaultValue ${text}`];
}

/** Formats, units and bounds, as far as the type does not show them. */
function constraintLines(schema: Schema, protojson: boolean): string[] {
  switch (schema.kind) {
    case "string":
      return [
        ...tag("format", schema.format && describeStringFormat(schema.format, protojson)),
        ...tag("minLength", schema.minLength),
        ...tag("maxLength", schema.maxLength),
        ...tag("pattern", schema.pattern),
      ];
    case "number":
      return [
        ...tag("format", schema.format ?? (schema.integer ? "integer" : undefined)),
        ...tag("minimum", schema.minimum),
        ...tag("maximum", schema.maximum),
        ...tag("exclusiveMinimum", schema.exclusiveMinimum),
        ...tag("exclusiveMaximum", schema.exclusiveMaximum),
        ...tag("multipleOf", schema.multipleOf),
      ];
    case "array":
      return [...tag("minItems", schema.minItems), ...tag("maxItems", schema.maxItems)];
    case "union": {
      // Of several alternatives it would be unclear which one is meant.
      const [only, ...others] = schema.members.filter(({ kind }) => kind !== "null");
      return only !== undefined && others.length === 0 ? constraintLines(only, protojson) : [];
    }
    default:
      return [];
  }
}

function tag(name: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [`@${name} ${oneLine(String(value))}`];
}

function oneLine(text: string): string {
  return commentLines(text).join(" ");
}

/** A documentation comment as code, for places inside a type or an expression; ends with a line end. */
export function docComment(comment: Comment): Code {
  const lines = docLines(comment);
  if (lines.length === 0) return nothing;
  if (lines.length === 1) return Code.trusted(sequence([`/** ${lines[0] ?? ""} */`, lineEnd]));
  const inner = lines.flatMap((line) => [line === "" ? " *" : ` * ${line}`, lineEnd]);
  return Code.trusted(sequence(["/**", lineEnd, ...inner, " */", lineEnd]));
}
