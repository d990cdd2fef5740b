const quoteOrEscape = /\\(["'\\])|(["'])/g;

/** A string's text as prettier quotes it: double, unless there are more double quotes inside than single. */
export function normalString(text: string): string {
  const inside = text.slice(1, -1);
  if (text.charCodeAt(0) === 34 && !inside.includes('"')) return text;
  const quote = count(inside, '"') > count(inside, "'") ? "'" : '"';
  if (text.startsWith(quote)) return text;
  const requoted = inside.replace(quoteOrEscape, (found, escaped?: string, bare?: string) => {
    if (escaped !== undefined) return escaped === quote || escaped === "\\" ? found : escaped;
    return bare === quote ? `\\${quote}` : found;
  });
  return quote + requoted + quote;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** A number's text as prettier writes it: lower case, no idle signs, zeros or points. */
export function normalNumber(text: string): string {
  if (/^\d+$/.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/e\+?(-?)0*(?=\d)/, "e$1")
    .replace(/e-?0$/, "")
    .replace(/^\./, "0.")
    .replace(/(\.\d+?)0+(?=e|$)/, "$1")
    .replace(/\.(?=e|$)/, "");
}
