/**
 * Characters that a reader does not see, or takes for a space: controls, marks that turn the direction of
 * text or join letters, line ends of any kind, spaces of other widths, private and unassigned ones, those
 * that renderers leave out by default (fillers, variation selectors, tags), and letters and symbols whose
 * picture is blank. By the properties of Unicode, so that a new character needs no new line here; of
 * blank pictures Unicode has no property (in Braille, in music, Egyptian, Khitan).
 */
const hidden =
  /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{13441}\u{13442}]|\u{16fe4}/u;

const hiddenAnywhere = new RegExp(hidden, "gu");

/** Most texts: ASCII, which is told at a tenth of the cost. */
const plain = /^[ -~]*$/;

export function hasHidden(text: string): boolean {
  return !plain.test(text) && hidden.test(text);
}

/** Whatever may be hidden stands in one of these. The full search takes ten times as long for a long text. */
const odd = /[^ -~]+/g;
const oddWithinLines = /[^\n -~]+/g;

/** The text with something in place of each hidden character; lone surrogates count as such. */
export function replaceHidden(text: string, replacement: (character: string) => string): string {
  return text.replace(odd, (part) => part.replace(hiddenAnywhere, replacement));
}

/**
 * The text with `\uXXXX` for each hidden character. Within quotes it means the same, in JavaScript and
 * in JSON; `keep` names the layout characters around them.
 */
export function escapeHidden(text: string, keep: "" | "\n" | "\n\t" = ""): string {
  const escape = (character: string) =>
    keep.includes(character) ? character : unicodeEscape(character);
  return text.replace(keep === "" ? odd : oddWithinLines, (part) =>
    part.replace(hiddenAnywhere, escape),
  );
}

/** `\uXXXX` for each code unit. */
export function unicodeEscape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}

/** `U+3164`, for prose. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
