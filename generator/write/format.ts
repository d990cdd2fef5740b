import { format } from "prettier";

/** Prettier's defaults, whatever configuration stands around: output is a function of the document. */
const options = { parser: "typescript" } as const;

/**
 * Formats a module a part at a time: prettier needs time that grows with the square of a flat file.
 * Parts are joined by an empty line, as prettier itself leaves them.
 */
export async function formatParts(parts: readonly string[]): Promise<string> {
  const formatted: string[] = [];
  for (const part of parts) formatted.push((await formatPart(part)).trimEnd());
  return `${formatted.join("\n\n")}\n`;
}

/** Types nested hundreds deep are more than prettier can bear; they stay as they were printed. */
async function formatPart(part: string): Promise<string> {
  try {
    return await format(part, options);
  } catch (error) {
    if (error instanceof RangeError) return part;
    throw error;
  }
}

/** A README, with the code blocks in it. */
export async function formatMarkdown(text: string): Promise<string> {
  return format(text, { parser: "markdown" });
}
