/** A command line and what it does. */
export type Example = readonly [commandLine: string, meaning: string];

/** What stands below the options in the help of a command: examples, and what its exit codes mean. */
export function commandHelp(
  examples: readonly Example[],
  exitCodes: readonly [fine: string, findings: string, usage: string],
): string {
  const shown = examples.map(([line, meaning]) => `  $ ${line}\n      ${meaning}`);
  const codes = exitCodes.map((meaning, code) => `  ${code}  ${meaning}`);
  return ["\nExamples:", ...shown, "\nExit codes:", ...codes].join("\n");
}
