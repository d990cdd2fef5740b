import { decodePunycode } from "./punycode.js";

/** Letters, digits and marks; the exceptions of RFC 5892 section 2.6; what needs a context. */
const allowed =
  /^[-\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\u06fd\u06fe\u0f0b\u3007\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d]+$/u;
const disallowed = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/;

/** The contexts of RFC 5892 appendix A: what is wrong with a character's neighbours. */
const outOfContext = [
  /\u00b7(?!l)|(?<!l)\u00b7/u,
  /\u0375(?!\p{Script=Greek})/u,
  /(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u,
  /[\u0660-\u0669].*[\u06f0-\u06f9]|[\u06f0-\u06f9].*[\u0660-\u0669]/u,
];
const joiner = /[\u200c\u200d]/;

/** Whether a label that begins with `xn--` stands for a label that IDNA 2008 allows (RFC 5891). */
export function isALabel(label: string): boolean {
  const text = decodePunycode(label.slice(4).toLowerCase());
  if (text === undefined || !/[^\0-\x7f]/.test(text)) return false;
  if (
    !allowed.test(text) ||
    disallowed.test(text) ||
    /^\p{M}|^-|-$|^..--/u.test(text)
  )
    return false;
  if (outOfContext.some((pattern) => pattern.test(text))) return false;
  if (joiner.test(text) && !areJoinersInContext(text)) return false;
  const isKatakanaDotAlone =
    text.includes("\u30fb") &&
    !/(?!\u30fb)[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(
      text,
    );
  return !isKatakanaDotAlone && text === fold(text);
}

/** What case folding and compatibility change is not allowed; U+00DF and U+03C2 are exceptions. */
function fold(text: string): string {
  return text.toLowerCase().normalize("NFKC");
}

/** After a virama; for the non-joiner also between letters that join (RFC 5892 appendix A.1). */
function areJoinersInContext(text: string): boolean {
  const rest = text.replace(
    /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0f84\u1039\u103a\u17d2\u1b44\ua806\ua8c4\ua953\ua9c0\uabed][\u200c\u200d]/gu,
    "",
  );
  const joined = rest.replace(
    /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}]\p{Mn}*)\u200c(?=\p{Mn}*[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}])/gu,
    "",
  );
  return !joiner.test(joined);
}
