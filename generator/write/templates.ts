const exported =
  /^export (?:async )?(?:function\*?|async function\*?|const|class|interface|type) ([A-Za-z_$][\w$]*)/gm;

/** The hand-written runtime. */
export interface Templates {
  /** Name of the file -> its text. */
  readonly files: ReadonlyMap<string, string>;
  /** Name of an export -> the file that has it. */
  readonly exports: ReadonlyMap<string, string>;
  /** Names of files that are the user's own. */
  readonly replaced?: ReadonlySet<string>;
  /** Where the modules of the output find them: `./runtime`, or the way to a shared folder. */
  readonly folder: string;
}

/** Finds out what each file exports. */
export function templatesOf(files: ReadonlyMap<string, string>): Templates {
  const exports = new Map<string, string>();
  for (const [name, text] of files) {
    for (const match of text.matchAll(exported)) exports.set(match[1] ?? "", name);
  }
  return { files, exports, folder: "./runtime" };
}
