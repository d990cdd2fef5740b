import type { Outcome, Terminal } from "./outcome.js";

/** What `cli.ts`, the only file that prints, lends to the commands. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Prints in between; a command that goes on says so by its exit code alone when it ends. */
  print(outcome: Outcome): void;
  /** Prints the last of a command, and sets the exit code of the process. */
  conclude(outcome: Outcome): void;
  /**
   * Shows one line that passes: what is being done. The next output of any kind takes its place, and
   * an empty text clears it. Nothing happens where no person looks on: in CI, or without a terminal.
   */
  status(text: string): void;
  /** Asks the person at the terminal for a line; absent where there is nobody to answer. */
  readonly ask?: (question: string) => Promise<string>;
}

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
