import { Command, CommanderError } from "commander";
import type { CommandContext } from "../../generator/commands/run/command-context.js";
import { addBundleCommand } from "../../generator/commands/bundle-command.js";
import { addDiffCommand } from "../../generator/commands/diff-command.js";
import { addGenerateCommand } from "../../generator/commands/generate-command.js";
import { addInitCommand } from "../../generator/commands/init-command.js";
import { addValidateCommand } from "../../generator/commands/validate-command.js";
import { SpecwrightError } from "../../generator/findings/specwright-error.js";
import type { Run } from "./run-cli.js";

/**
 * Runs a command in a folder as `runCli` does, without a process of its own: a compiler
 * takes long to load. One run at a time, since the working directory is that of the process.
 */
export async function runInProcess(
  folder: string,
  args: readonly string[],
  context: Partial<CommandContext> = {},
): Promise<Run> {
  const run = { code: 0, stdout: "", stderr: "" };
  const print: CommandContext["print"] = ({ stdout = "", stderr = "" }) => {
    run.stdout += stdout;
    run.stderr += stderr;
  };
  const program = new Command("specwright").exitOverride().configureOutput({
    writeOut: (text) => (run.stdout += text),
    writeErr: (text) => (run.stderr += text),
  });
  const full: CommandContext = {
    terminal: { color: false },
    print,
    status: () => undefined,
    ...context,
    conclude: (outcome) => {
      print(outcome);
      run.code = outcome.exitCode;
    },
  };
  addInitCommand(program, full);
  addGenerateCommand(program, full);
  addValidateCommand(program, full);
  addDiffCommand(program, full);
  addBundleCommand(program, full);
  const former = process.cwd();
  process.chdir(folder);
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError) && !(error instanceof SpecwrightError)) throw error;
    if (error instanceof SpecwrightError) run.stderr += `error: ${error.message}\n`;
    run.code = 2;
  } finally {
    process.chdir(former);
  }
  return run;
}
