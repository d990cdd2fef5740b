import { applyEdits, modify, type FormattingOptions } from "jsonc-parser";

/** Sets keys of a package.json, and leaves the rest of its text as it is: indentation, order, line ends. */
export function editManifest(
  text: string,
  changes: readonly (readonly [path: readonly string[], value: unknown])[],
): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const formattingOptions = formattingOf(text);
  let result = text.slice(mark.length);
  for (const [path, value] of changes) {
    result = applyEdits(result, modify(result, [...path], value, { formattingOptions }));
  }
  return mark + result;
}

function formattingOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.includes("\t"),
    tabSize: indent.includes("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
