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

const size = { character: 8.4, line: 20, font: 14, margin: 20, bar: 36 } as const;

const palette = { back: "#0d1117", bar: "#21262d", text: "#c9d1d9", prompt: "#7ee787" } as const;

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
  const height = size.bar + lines.length * size.line + 2 * size.margin;
  const rows = lines.map((spans, index) =>
    row(spans, size.bar + size.margin + (index + 0.75) * size.line),
  );
  const buttons = ["#ff5f56", "#ffbd2e", "#27c93f"].map(
    (color, index) => `<circle cx="${20 + index * 20}" cy="18" r="6" fill="${color}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${palette.back}"/>`,
    `<path d="M0 ${size.bar}V8a8 8 0 0 1 8-8h${width - 16}a8 8 0 0 1 8 8v${size.bar - 8}z" fill="${palette.bar}"/>`,
    ...buttons,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${size.font}">`,
    ...rows.filter((text) => text !== ""),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
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

function fixed(value: number): string {
  return value.toFixed(1);
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
