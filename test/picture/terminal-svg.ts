import { escapeXml, fixed, windowSvg } from "./window-svg.js";

/** One run in a terminal: what was typed, and what came back with its ANSI colours. */
export interface TerminalRun {
  readonly command: string;
  readonly output: string;
}

interface Style {
  readonly color: string;
  readonly bold: boolean;
}

interface Span extends Style {
  readonly text: string;
}

const size = { character: 8.4, line: 20, margin: 20 } as const;

const palette = { text: "#c9d1d9", prompt: "#7ee787" } as const;

/** Foreground colours by their SGR code (ECMA-48, 8.3.117). */
const colors: ReadonlyMap<number, string> = new Map([
  [31, "#ff7b72"],
  [32, "#7ee787"],
  [33, "#e3b341"],
  [34, "#79c0ff"],
  [36, "#56d4dd"],
  [39, palette.text],
]);

/**
 * A picture of a terminal, as SVG: text stays text, and needs no browser to be made. Throws for escape
 * sequences that it does not know, rather than show something else than a terminal would.
 */
export function terminalSvg(title: string, runs: readonly TerminalRun[]): string {
  const lines = runs.flatMap(({ command, output }, index) => [
    ...(index === 0 ? [] : [[]]),
    promptLine(command),
    ...styledLines(output.trimEnd()),
  ]);
  const columns = Math.max(
    ...lines.map((spans) => spans.reduce((n, { text }) => n + text.length, 0)),
  );
  const width = Math.ceil(columns * size.character) + 2 * size.margin;
  const rows = lines.map((spans, index) => row(spans, (index + 0.75) * size.line));
  return windowSvg(title, { width, height: lines.length * size.line, parts: rows });
}

function promptLine(command: string): Span[] {
  return [
    { text: "$ ", color: palette.prompt, bold: true },
    { text: command, color: palette.text, bold: true },
  ];
}

/** Colours go on over line ends, as in a terminal. */
function styledLines(output: string): Span[][] {
  const lines: Span[][] = [[]];
  let style: Style = { color: palette.text, bold: false };
  for (const part of output.split(/(\u001B\[[\d;]*m|\n)/)) {
    if (part === "\n") lines.push([]);
    else if (part.startsWith("\u001B[") && part.endsWith("m")) {
      for (const code of part.slice(2, -1).split(";")) style = applySgr(style, Number(code));
    } else if (part !== "") {
      if (/[^\P{Cc}]/u.test(part)) throw new Error(`Not for a picture: ${JSON.stringify(part)}`);
      lines.at(-1)?.push({ text: part, ...style });
    }
  }
  return lines;
}

function applySgr(style: Style, code: number): Style {
  if (code === 0) return { color: palette.text, bold: false };
  if (code === 1) return { ...style, bold: true };
  if (code === 22) return { ...style, bold: false };
  const color = colors.get(code);
  if (color === undefined) throw new Error(`No colour is known for SGR ${code}.`);
  return { ...style, color };
}

/** Every span is set to the width of its columns: whatever the font, the frames stay aligned. */
function row(spans: readonly Span[], y: number): string {
  let column = 0;
  const parts = spans.map(({ text, color, bold }) => {
    const blanks = text.length - text.trimStart().length;
    const shown = text.trim();
    const x = fixed(size.margin + (column + blanks) * size.character);
    column += text.length;
    if (shown === "") return "";
    const weight = bold ? ' font-weight="bold"' : "";
    const length = fixed(shown.length * size.character);
    return `<text x="${x}" y="${y}" fill="${color}"${weight} xml:space="preserve" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(shown)}</text>`;
  });
  return parts.join("");
}
