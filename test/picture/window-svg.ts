const palette = { back: "#0d1117", bar: "#21262d" } as const;

const frame = { margin: 20, bar: 36, font: 14 } as const;

/** A window on a dark screen; what it shows is placed from its top left corner below the bar. */
export function windowSvg(
  title: string,
  content: { readonly width: number; readonly height: number; readonly parts: readonly string[] },
): string {
  const { width, parts } = content;
  const height = frame.bar + content.height + 2 * frame.margin;
  const buttons = ["#ff5f56", "#ffbd2e", "#27c93f"].map(
    (color, index) => `<circle cx="${20 + index * 20}" cy="18" r="6" fill="${color}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${palette.back}"/>`,
    `<path d="M0 ${frame.bar}V8a8 8 0 0 1 8-8h${width - 16}a8 8 0 0 1 8 8v${frame.bar - 8}z" fill="${palette.bar}"/>`,
    ...buttons,
    `<g transform="translate(0 ${frame.bar + frame.margin})" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${frame.font}">`,
    ...parts.filter((part) => part !== ""),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

export function fixed(value: number): string {
  return value.toFixed(1);
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
