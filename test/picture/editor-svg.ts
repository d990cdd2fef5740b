import { escapeXml, fixed, windowSvg } from "./window-svg.js";

/** What an editor shows of code: each text is from the TypeScript server, none is written by hand. */
export interface EditorScene {
  readonly code: string;
  /** A box with what the server says of a word, below the line where it stands. */
  readonly boxes: readonly EditorBox[];
  /** The underlined word of an error. */
  readonly error: Place;
}

export interface EditorBox {
  readonly place: Place;
  readonly lines: readonly string[];
  readonly kind: "hover" | "completion" | "error";
}

/** From 0 on. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

const size = { character: 8.4, line: 20, margin: 20, gutter: 34 } as const;

const palette = { text: "#c9d1d9", dim: "#6e7681", error: "#ff7b72", box: "#161b22" } as const;

const edges = { hover: "#79c0ff", completion: "#7ee787", error: "#ff7b72" } as const;

/** A picture of an editor, as SVG. Boxes push the lines below them down, so that nothing is covered. */
export function editorSvg(title: string, { code, boxes, error }: EditorScene): string {
  const parts: string[] = [];
  let row = 0;
  let columns = 0;
  for (const [index, line] of code.split("\n").entries()) {
    columns = Math.max(columns, line.length);
    parts.push(text(size.margin, row, String(index + 1), palette.dim), codeText(line, row));
    if (index === error.line) parts.push(squiggle(error, row));
    row += 1;
    for (const box of boxes.filter(({ place }) => place.line === index)) {
      parts.push(boxSvg(box, row));
      columns = Math.max(columns, box.place.column + longest(box.lines) + 3);
      row += box.lines.length + 1;
    }
  }
  const width = Math.ceil(codeStart + columns * size.character + size.margin);
  return windowSvg(title, { width, height: row * size.line, parts });
}

const codeStart = size.margin + size.gutter;

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}

function codeText(line: string, row: number): string {
  const indent = line.length - line.trimStart().length;
  if (line.trim() === "") return "";
  return text(codeStart + indent * size.character, row, line.trim(), palette.text);
}

/** Set to the width of its columns, whatever the font: marks and boxes stand where their words are. */
function text(x: number, row: number, words: string, color: string): string {
  const y = (row + 0.75) * size.line;
  const length = fixed(words.length * size.character);
  return `<text x="${fixed(x)}" y="${fixed(y)}" fill="${color}" xml:space="preserve" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(words)}</text>`;
}

function squiggle({ column, length }: Place, row: number): string {
  const x = codeStart + column * size.character;
  const y = row * size.line + size.line - 2;
  const waves = Array.from({ length: length * 2 }, () => "l2.1 -3l2.1 3");
  const path = `M${fixed(x)} ${fixed(y)}${waves.join("")}`;
  return `<path d="${path}" fill="none" stroke="${palette.error}"/>`;
}

function boxSvg({ place, lines, kind }: EditorBox, row: number): string {
  const x = codeStart + place.column * size.character;
  const width = fixed((longest(lines) + 2) * size.character);
  const y = fixed(row * size.line + 4);
  const height = fixed(lines.length * size.line + 8);
  const frame = `<rect x="${fixed(x)}" y="${y}" width="${width}" height="${height}" rx="4" fill="${palette.box}" stroke="${edges[kind]}"/>`;
  const words = lines.map((line, index) =>
    line === "" ? "" : text(x + size.character, row + index + 0.4, line, palette.text),
  );
  return frame + words.join("");
}
