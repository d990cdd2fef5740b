import type { Command } from "commander";
import { type CommandContext, commandHelp } from "./run/command-context.js";

/** Declares `specwright explain`. */
export function addExplainCommand(program: Command, context: CommandContext): void {
  program
    .command("explain")
    .description("explain a rule: its cause, a bad and a good example, how to fix it")
    .argument("[code]", "the code of a finding, such as unknown-field (default: list all)")
    .addHelpText(
      "after",
      commandHelp(
        [
          ["specwright explain", "all rules, a line for each"],
          ["specwright explain oneof-unknown-member", "the page of one rule"],
        ],
        ["the page was printed", "never", "there is no such rule"],
      ),
    )
    .action(async (code: string | undefined) => {
      const { runExplain } = await import("./explain.js");
      context.conclude(runExplain(code, context.terminal));
    });
}
