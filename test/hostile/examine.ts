import { isDeepStrictEqual } from "node:util";
import ts from "typescript";
import type { JsonObject } from "../../generator/json/json.js";
import type { Output } from "./emit-output.js";
import { oncePerText } from "./once-per-text.js";

/** Raw in source these hide text, end lines or turn its direction; only `\n` lays it out. */
const unsafe =
  /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;

const sourceMark = /\/[/*][#@]\s*source(?:Mapping)?URL/;

/** What is wrong with the text of an output, without running it; empty where nothing is. */
export function examine(output: Output, document: JsonObject): string[] {
  const faults = [...output.modules].flatMap(([path, text]) => {
    return examineModule(text).map((fault) => `${path}: ${fault}`);
  });
  faults.push(...hiddenIn(output.document).map((fault) => `openapi.json: ${fault}`));
  const read = JSON.parse(output.document) as unknown;
  if (
    !isDeepStrictEqual(read, document) &&
    !isDeepStrictEqual(read, withTidyReferences(document))
  ) {
    faults.push("openapi.json: reads back as another document");
  }
  return faults;
}

/**
 * White space around a reference does not count where it is followed (it is no part of a URI), and the
 * bundled document has the reference as it was understood.
 */
function withTidyReferences(document: JsonObject): unknown {
  const text = JSON.stringify(document, (_, value: unknown) =>
    typeof value === "string" && value.trim().startsWith("#/") ? value.trim() : value,
  );
  return JSON.parse(text);
}

/** The same for one module. */
export const examineModule = oncePerText((text): readonly string[] => {
  const faults: string[] = [];
  const file = ts.createSourceFile("module.ts", text, ts.ScriptTarget.ES2022, false);
  for (const { messageText, start } of syntaxFaults(file)) {
    const place = file.getLineAndCharacterOfPosition(start);
    faults.push(`line ${place.line + 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  }
  if (hasCanary(file)) faults.push("a payload has become code");
  faults.push(...hiddenIn(text));
  if (sourceMark.test(text)) faults.push("a source map comment");
  const { checkJsDirective, commentDirectives = [] } = file as Directives;
  if (checkJsDirective !== undefined || commentDirectives.length > 0) {
    faults.push("a directive for the compiler");
  }
  return faults;
});

function hiddenIn(text: string): string[] {
  const hidden = unsafe.exec(text);
  if (hidden === null) return [];
  const shown = hidden[0].codePointAt(0)?.toString(16);
  const around = JSON.stringify(text.slice(Math.max(0, hidden.index - 40), hidden.index + 10));
  return [`U+${shown} stands raw: ${around}`];
}

/** What the parser keeps for the compiler, and does not declare. */
interface Directives {
  readonly checkJsDirective?: unknown;
  readonly commentDirectives?: readonly unknown[];
  readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
}

function syntaxFaults(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (file as Directives).parseDiagnostics ?? [];
}

/** No name of ours holds two underscores, so the payload's name stands nowhere but in text. */
function hasCanary(node: ts.Node): boolean {
  if (ts.isIdentifier(node) && node.text.includes("__canary")) return true;
  return ts.forEachChild(node, (child) => hasCanary(child) || undefined) ?? false;
}
