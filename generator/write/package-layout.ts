/** The files of an output as a package: modules under `src/`, the document and the rest at the root. */
export function packageLayout(
  files: ReadonlyMap<string, string>,
  extra: readonly { readonly path: string; readonly text: string }[],
): Map<string, string> {
  const moved = [...files].map(([path, text]) => {
    return [path.endsWith(".ts") ? `src/${path}` : path, text] as const;
  });
  const all = [...moved, ...extra.map(({ path, text }) => [path, text] as const)];
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
