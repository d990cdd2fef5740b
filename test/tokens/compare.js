// node test/tokens/compare.js BEFORE AFTER: whether two folders of generated TypeScript say the same but for
// white space, quotes that may be others or none, commas at the end of lists and the first `|` of a union. Comments count, words only. Exits
// with 1 where something differs, and says where.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { argv, exit, stdout } from "node:process";
import ts from "typescript";

const [before = "", after = ""] = argv.slice(2);
const closing = new Set(["}", "]", ")", ">"]);
const opening = new Set(["=", ":", "(", "<", ",", "[", "=>", "&", "?"]);
const comments = new Set([
  ts.SyntaxKind.MultiLineCommentTrivia,
  ts.SyntaxKind.SingleLineCommentTrivia,
]);

const keyEnds = new Set([":", "?", "="]);
const quotedName = /^"[\p{ID_Start}$_][\p{ID_Continue}$]*"$/u;

/** The tokens of a text, and where each begins. */
function tokensOf(text) {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    false,
    ts.LanguageVariant.Standard,
    text,
  );
  const tokens = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.WhitespaceTrivia || kind === ts.SyntaxKind.NewLineTrivia) continue;
    const isComment = comments.has(kind);
    const raw = scanner.getTokenText();
    const isText = kind === ts.SyntaxKind.StringLiteral;
    const value = isText ? JSON.stringify(scanner.getTokenValue()) : raw;
    const token = isComment ? wordsOf(raw) : value;
    const former = tokens.at(-1)?.token;
    if (closing.has(token) && (former === "," || former === ";") && token !== "") tokens.pop();
    if (token === "|" && opening.has(former)) continue;
    // A key that needs no quotes may have some.
    if (keyEnds.has(token) && quotedName.test(former))
      tokens.push({ ...tokens.pop(), token: former.slice(1, -1) });
    tokens.push({ token, at: scanner.getTokenStart() });
  }
  return tokens;
}

function wordsOf(comment) {
  return comment.replace(/^\s*\*(?!\/)/gm, "").replace(/\s+/g, " ");
}

function* filesIn(folder, path = "") {
  for (const name of readdirSync(join(folder, path)).sort()) {
    const inner = join(path, name);
    if (statSync(join(folder, inner)).isDirectory()) yield* filesIn(folder, inner);
    else yield inner;
  }
}

let compared = 0;
let differing = 0;
const paths = new Set([...filesIn(before), ...filesIn(after)]);
for (const path of paths) {
  if (!path.endsWith(".ts")) continue;
  const [one, other] = [join(before, path), join(after, path)];
  if (!existsSync(one) || !existsSync(other)) {
    stdout.write(`${path}: only in one of the folders\n`);
    differing += 1;
    continue;
  }
  compared += 1;
  const [oldText, newText] = [readFileSync(one, "utf8"), readFileSync(other, "utf8")];
  const [oldTokens, newTokens] = [tokensOf(oldText), tokensOf(newText)];
  const length = Math.max(oldTokens.length, newTokens.length);
  for (let index = 0; index < length; index += 1) {
    if (oldTokens[index]?.token === newTokens[index]?.token) continue;
    differing += 1;
    const around = (tokens) =>
      tokens
        .slice(Math.max(0, index - 12), index + 12)
        .map(({ token }) => token)
        .join(" ");
    const line = newText.slice(0, newTokens[index]?.at ?? 0).split("\n").length;
    stdout.write(`${path}:${line}\n  - ${around(oldTokens)}\n  + ${around(newTokens)}\n`);
    break;
  }
}
stdout.write(`${compared} files compared, ${differing} differ\n`);
exit(differing === 0 ? 0 : 1);
