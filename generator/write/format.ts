import { layoutText } from "./layout/layout-text.js";

/** Prettier's defaults, whatever configuration stands around: output is a function of the document. */
const options = { parser: "typescript" } as const;

/**
 * Formats the parts of a module as prettier would. Parts are joined by an empty line, as prettier
 * itself leaves them. `onFallback` hears of parts that had to go through prettier itself, which takes
 * fifty times as long.
 */
export async function formatParts(
  parts: readonly string[],
  onFallback?: (part: string) => void,
): Promise<string> {
  const formatted: string[] = [];
  for (const part of parts) {
    const laid = layoutText(part);
    if (laid === undefined) onFallback?.(part);
    formatted.push(laid ?? (await formatPart(part)).trimEnd());
  }
  return `${formatted.join("\n\n")}\n`;
}

/** Types nested hundreds deep are more than prettier can bear; they stay as they were printed. */
async function formatPart(part: string): Promise<string> {
  const { format } = await import("prettier");
  try {
    return await format(part, options);
  } catch (error) {
    if (error instanceof RangeError) return part;
    throw error;
  }
}

/** A README, with the code blocks in it. */
export async function formatMarkdown(text: string): Promise<string> {
  const { format } = await import("prettier");
  return format(text, { parser: "markdown" });
}
