import ts from "typescript";

/**
 * Gives imports of modules of the output in files of the user's own the extension; what is written there is `.js`.
 * Only module specifiers are touched, as the compiler's own scanner finds them. `written`: the paths of those files.
 */
export function withImportExtension(
  files: ReadonlyMap<string, string>,
  written: readonly string[],
  extension: ".ts" | "",
): Map<string, string> {
  const entries = [...files].map(([path, text]) => {
    const isModule = path.endsWith(".ts") && written.includes(path);
    // A module of the user's own is imported as the user said.
    const isOurs = (specifier: string) =>
      files.has(besides(path, specifier.replace(/\.js$/, ".ts")));
    return [path, isModule ? rewrite(text, extension, isOurs) : text] as const;
  });
  return new Map(entries);
}

function rewrite(
  text: string,
  extension: ".ts" | "",
  isOurs: (specifier: string) => boolean,
): string {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  let result = "";
  let done = 0;
  for (const { fileName, pos } of importedFiles) {
    if (!/^\.\.?\/.*\.js$/.test(fileName) || !isOurs(fileName)) continue;
    // `pos` is that of the quote.
    const end = pos + 1 + fileName.length;
    result += text.slice(done, end - ".js".length) + extension;
    done = end;
  }
  return result + text.slice(done);
}

/** The path that a specifier means in the module `path`. */
function besides(path: string, specifier: string): string {
  const parts = path.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    // A shared runtime is above the top.
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
