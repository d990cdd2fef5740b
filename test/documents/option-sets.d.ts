/** What `regexEngine` imports; written beside the output. */
export const engineModule: string;

/** The options under which documents are tried, by a name for people. */
export const optionSets: readonly {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}[];

/** Options that change nothing in what is written, or that hold code of the user's own. */
export const untriedOptions: readonly string[];
