import { replaceHidden } from "./hidden-characters.js";

/**
 * Text of documents reaches terminals and logs. Control characters and marks that reorder or
 * hide text could rewrite what a reader sees, so they are shown as a sign of the same width. Spaces stay
 * spaces. What GitHub's
 * runner would take for a command, `::error::` at the start of a line and `##[error]` anywhere in one,
 * loses a character to one that looks like it.
 */

function sign(character: string): string {
  if (/\p{Zs}/u.test(character)) return " ";
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

/** `keep` names the layout characters that stay; by default none does. */
export function visibleText(text: string, keep: "" | "\t" | "\n" | "\t\n" = ""): string {
  return replaceHidden(text, (character) =>
    keep.includes(character) ? character : sign(character),
  )
    .replace(/^([^\S\n]*):(?=:)/gm, "$1\ua789")
    .replace(/##(?=\[)/g, "#\u266f");
}
