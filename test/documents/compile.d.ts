/** Compiles the folders below `root` in one go; gives the errors by folder. */
export function compileAll(
  root: string,
  folders: readonly string[],
  compiler: string,
  changed?: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, readonly string[]>>;
