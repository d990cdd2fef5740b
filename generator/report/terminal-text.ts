import { visibleText } from "../text/visible-text.js";

/** What picocolors writes: bold, dim, colours, and their ends. */
const style = /(\u001b\[(?:1|2|22|3[1-79]|90)m)/;

/**
 * Text for a terminal as a whole: line breaks, tabs and our own colours stay, whatever else could move
 * the cursor or hide text is shown. The last of two guards: parts of other people's text have been made
 * visible before they came to stand in it, their line breaks too.
 */
export function terminalText(text: string): string {
  return text
    .split(style)
    .map((part, index) => (index % 2 === 1 ? part : visibleText(part, "\t\n")))
    .join("");
}
