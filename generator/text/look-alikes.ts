import { hasHidden, replaceHidden } from "./hidden-characters.js";

/**
 * Letters of other scripts whose picture is that of a Latin letter, after Unicode's confusables (UTS 39):
 * Cyrillic, Greek, Armenian, Cherokee, Coptic and phonetic ones. Full-width and mathematical letters,
 * Roman numerals and ligatures are found by their compatibility decomposition, and need no entry.
 */
const pictures: Readonly<Record<string, string>> = {
  a: "аαɑ",
  b: "ЬƄᏏ",
  c: "сϲⲥᴄ",
  d: "ԁᏧ",
  e: "еҽ",
  f: "ꞙք",
  g: "ɡց",
  h: "һհᏂ",
  i: "іιıɩӏ",
  j: "јϳյ",
  k: "κк",
  n: "ոп",
  o: "оοօσⲟᴏ",
  p: "рρⲣ",
  q: "ԛզ",
  r: "гᴦⲅ",
  s: "ѕꜱ",
  u: "υսᴜ",
  v: "νѵᴠ",
  w: "ԝաᴡ",
  x: "хχ",
  y: "уγү",
  z: "ᴢ",
  A: "АΑᎪ",
  B: "ВΒᏴ",
  C: "СϹᏟⲤ",
  D: "Ꭰ",
  E: "ЕΕᎬ",
  F: "Ϝ",
  G: "ԌᏀ",
  H: "НΗᎻ",
  J: "ЈᎫ",
  K: "КΚᏦⲔ",
  L: "ᏞⳐ",
  M: "МΜᎷⲘ",
  N: "ΝⲚ",
  O: "ОΟՕⲞ",
  P: "РΡᏢⲢ",
  Q: "ⵕ",
  R: "ᎡᏒ",
  S: "ЅՏᏚ",
  T: "ТΤᎢⲦ",
  U: "Սሀ",
  V: "ѴᏙ",
  W: "ԜᎳ",
  X: "ХΧⲬ",
  Y: "УΥҮⲨ",
  Z: "ΖᏃ",
  l: "І" + "ΙӀⲒᎥǀ" + "I1|",
  "0": "O" + "٥۵०০",
};

const letterOf = new Map(
  Object.entries(pictures).flatMap(([letter, others]) =>
    [...others].map((other) => [other, letter === "0" ? "O" : letter] as const),
  ),
);

/** Letters and digits that have a plain form; what is raised, lowered or framed looks otherwise. */
const decomposed = /(?![ªº])[\p{Lu}\p{Ll}\p{Lo}\p{Nd}\p{Nl}\p{P}\p{Zs}]/gu;

/**
 * What a name looks like: names that look the same have the same text. Of ASCII letters only those are
 * taken together that other scripts have too (`l`, `I`, `1`; `O`, `0`).
 */
export function appearanceOf(name: string): string {
  return replaceHidden(name, (character) => (/\p{Zs}/u.test(character) ? " " : ""))
    .normalize("NFC")
    .replace(decomposed, (character) => character.normalize("NFKC"))
    .replace(/\p{Pd}/gu, "-")
    .replace(/[\u2018\u2019\u02bc\u02b9]/g, "'")
    .replace(/\P{Zs}/gu, (character) => letterOf.get(character) ?? character)
    .replace(/0/g, "O")
    .normalize("NFC");
}

/** Pairs of names that look the same and are not, each name with the first one like it; ASCII alone never. */
export function lookAlikes(names: Iterable<string>): (readonly [name: string, like: string])[] {
  const distinct = [...new Set(names)];
  if (distinct.every(isAscii)) return [];
  const first = new Map<string, string>();
  const found: (readonly [string, string])[] = [];
  // Plain names first: they are what the others look like.
  for (const name of distinct.sort((a, b) => Number(isOdd(a)) - Number(isOdd(b)))) {
    const appearance = appearanceOf(name);
    // What is blank is told as such.
    if (appearance.trim() === "") continue;
    const like = first.get(appearance);
    if (like === undefined) first.set(appearance, name);
    else if (!isAscii(name) || !isAscii(like)) found.push([name, like]);
  }
  return found;
}

function isAscii(name: string): boolean {
  return /^[ -~]*$/.test(name);
}

function isOdd(name: string): boolean {
  return !isAscii(name) || hasHidden(name);
}
