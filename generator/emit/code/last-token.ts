/**
 * The end of the last token of a TypeScript text, behind which ts-morph sets a comma; -1 for a text without
 * tokens. White space and comments are no tokens; a slash begins no regular expression, as for a scanner
 * without a parser. The build gives it to ts-morph in the place of the compiler's scanner
 * (`generator/light-ts-morph.js`).
 */
export function endOfLastToken(text: string): number {
  let end = -1;
  let at = 0;
  /** For each `${` that is open: how many braces are open in it. */
  const braces: number[] = [];
  while (at < text.length) {
    const start = at;
    const character = text.charAt(at);
    const open = braces.at(-1);
    if (blank.test(character)) {
      at += 1;
      continue;
    }
    if (text.startsWith("//", at)) {
      at = indexOrEnd(text, lineEnd, at);
      continue;
    }
    if (text.startsWith("/*", at)) {
      const close = text.indexOf("*/", at + 2);
      at = close === -1 ? text.length : close + 2;
      continue;
    }
    if (character === '"' || character === "'") at = endOfString(text, at);
    else if (character === "`" || (character === "}" && open === 0)) {
      if (character === "}") braces.pop();
      at = endOfTemplatePart(text, at);
      if (text.startsWith("${", at - 2) && at - 2 > start) braces.push(0);
    } else {
      if (open !== undefined && character === "{") braces[braces.length - 1] = open + 1;
      if (open !== undefined && character === "}") braces[braces.length - 1] = open - 1;
      at += 1;
    }
    end = at;
  }
  return end;
}

/** What the compiler takes for white space or a line end. */
const blank = /[\s\u0085\u200b]/;

const lineEnd = /[\n\r\u2028\u2029]/g;

function indexOrEnd(text: string, wanted: RegExp, from: number): number {
  wanted.lastIndex = from;
  return wanted.exec(text)?.index ?? text.length;
}

/** Strings end with their line, closed or not. */
function endOfString(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote) return at + 1;
    if (character === "\n" || character === "\r") return at;
    if (character === "\\") at += text.startsWith("\r\n", at + 1) ? 2 : 1;
  }
  return text.length;
}

/** From a backtick or the brace that closes a substitution to the next backtick or `${`. */
function endOfTemplatePart(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "`") return at + 1;
    if (character === "\\") at += 1;
    else if (text.startsWith("${", at)) return at + 2;
  }
  return text.length;
}
