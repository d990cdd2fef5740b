/** The files of an output as a package: modules under `src/`, the document and the rest at the root. */
export function packageLayout(
  files: ReadonlyMap<string, string>,
  extra: readonly { readonly path: string; readonly text: string }[],
): Map<string, string> {
  const all = new Map<string, string>();
  for (const [path, text] of files) all.set(path.endsWith(".ts") ? `src/${path}` : path, text);
  for (const { path, text } of extra) all.set(path, text);
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
