import { unsupported } from "./unsupported.js";

const mark = /[\p{Nonspacing_Mark}\p{Enclosing_Mark}]/u;
const pictograph = /\p{Extended_Pictographic}/u;

/** No character in front of this one takes two columns. */
const firstWide = 0x1100;

/** Blocks from there on in which every letter takes this many. */
const blocks: readonly (readonly [from: number, to: number, columns: 1 | 2])[] = [
  [0x1e00, 0x1eff, 1],
  [0x2010, 0x2027, 1],
  [0x2030, 0x203b, 1],
  [0x20a0, 0x20b5, 1],
  [0x3001, 0x3029, 2],
  [0x3041, 0x3096, 2],
  [0x30a0, 0x30ff, 2],
  [0x4e00, 0x9fa5, 2],
  [0xac00, 0xd7a3, 2],
  [0xff01, 0xff5e, 2],
];

/**
 * Columns that the text takes, as prettier counts them. Throws `Unsupported` at emoji and whatever else
 * takes tables: most of Unicode is not worth them here.
 */
export function textWidth(text: string): number {
  if (isAscii(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character, character.codePointAt(0) ?? 0);
  return width;
}

/** Most texts are names: a loop is faster than an expression for those. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

function characterWidth(character: string, code: number): number {
  // Prettier counts it among other text than its own only.
  if (code === 0x7f) return unsupported("a control");
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0;
  if (code < 0x7f) return 1;
  if (pictograph.test(character)) return unsupported(character);
  if (code < firstWide) return mark.test(character) ? 0 : 1;
  const block = blocks.find(([from, to]) => code >= from && code <= to);
  return block === undefined ? unsupported(character) : block[2];
}
