import { concat, hardline, joinDocs, line, type Doc } from "./doc.js";
import type { Comment } from "./tokens.js";
import { unsupported } from "./unsupported.js";

/** Comments in front of something, each with the space or line end that follows it. */
export function layComments(comments: readonly Comment[]): Doc[] {
  return comments.flatMap(({ text, breakBefore, breakAfter }) => {
    if (text.includes("\n") && !breakAfter) unsupported("a comment of several lines in a line");
    return [commentDoc(text), breakAfter ? (breakBefore ? hardline : line) : " "];
  });
}

function commentDoc(text: string): Doc {
  if (!text.includes("\n")) return { kind: "text", text, width: text.length };
  const lines = text
    .split("\n")
    .map((content, index) => (index === 0 ? content.trimEnd() : content.trim()));
  // Only where every line starts with a star does prettier move the lines.
  if (lines.some((content, index) => index > 0 && !content.startsWith("*")))
    return { kind: "text", text, width: Infinity };
  return joinDocs(
    hardline,
    lines.map((content, index) => ({
      kind: "text",
      text: index === 0 ? content : ` ${content}`,
      width: 1,
    })),
  );
}

/** Statements or cases, one to a line, with at most one empty line between. */
export function layLines(
  lines: readonly { readonly doc: Doc; readonly blankAfter: boolean }[],
): Doc {
  const parts: Doc[] = [];
  for (const [index, { doc, blankAfter }] of lines.entries()) {
    parts.push(doc);
    if (index < lines.length - 1) parts.push(hardline);
    if (blankAfter && index < lines.length - 1) parts.push(hardline);
  }
  return concat(parts);
}
