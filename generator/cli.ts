#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Command, CommanderError } from "commander";
import colors from "picocolors";
import { addBundleCommand } from "./commands/bundle-command.js";
import type { CommandContext } from "./commands/run/command-context.js";
import { addDiffCommand } from "./commands/diff-command.js";
import { addExplainCommand } from "./commands/explain-command.js";
import { addGenerateCommand } from "./commands/generate-command.js";
import { addInitCommand } from "./commands/init-command.js";
import type { Outcome } from "./commands/run/outcome.js";
import { tuneEngine } from "./commands/run/tune-engine.js";
import { terminalText } from "./report/terminal-text.js";
import { addValidateCommand } from "./commands/validate-command.js";
import { SpecwrightError } from "./findings/specwright-error.js";
import { systemFault } from "./commands/run/system-fault.js";

/** argv -> API -> exit code. The only file that prints. */

tuneEngine();

// `isTTY` is undefined for a pipe, whatever its type says.
const isTerminal = process.stdout.isTTY === true && process.stderr.isTTY === true;
const isCi = process.env["CI"] !== undefined;

let exitCode = 0;
let statusShown = false;

// A reader that has seen enough, such as `head`, closes the pipe: that ends the output, not the run.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

function print({ stdout = "", stderr = "" }: Outcome): void {
  status("");
  process.stdout.write(stdout);
  process.stderr.write(terminalText(stderr));
}

/** Every command ends here, whatever it does. */
function conclude(outcome: Outcome): void {
  print(outcome);
  exitCode = outcome.exitCode;
}

function status(text: string): void {
  if (process.stderr.isTTY !== true || isCi) return;
  if (statusShown) process.stderr.write("\r\u001B[2K");
  statusShown = text !== "";
  // A longer line would wrap, and only its last row could be taken back.
  if (statusShown)
    process.stderr.write(terminalText(text).slice(0, (process.stderr.columns || 80) - 1));
}

async function ask(question: string): Promise<string> {
  status("");
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D close the reader, and the question would never be answered.
  const closed = new Promise<never>((_, refuse) => {
    reader.once("close", () => refuse(new SpecwrightError("Interrupted: nothing was written.")));
  });
  try {
    return await Promise.race([reader.question(question), closed]);
  } catch (error) {
    process.stderr.write("\n");
    throw error;
  } finally {
    reader.close();
  }
}

const context: CommandContext = {
  terminal: {
    color: isTerminal && colors.isColorSupported && !isCi,
    interactive: process.stderr.isTTY === true && !isCi,
  },
  print,
  conclude,
  status,
  ...(process.stdin.isTTY === true && process.stderr.isTTY === true && !isCi ? { ask } : {}),
};

const program = new Command("specwright")
  .description("OpenAPI documents into TypeScript that people trust.")
  .version(version(), "-v, --version", "print the version")
  .helpOption("-h, --help", "print this help")
  .addHelpText(
    "after",
    "\nBegin with `specwright init`; `specwright help <command>` shows options and examples.\n\nExit codes: 0 fine; 1 findings, or drift under --check; 2 usage, missing file, I/O.",
  )
  .showHelpAfterError("(try --help)")
  .exitOverride();

// Commands load what they run when they run: help and usage errors need not wait for a compiler.
addInitCommand(program, context);
addGenerateCommand(program, context);
addValidateCommand(program, context);
addDiffCommand(program, context);
addExplainCommand(program, context);
addBundleCommand(program, context);

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

try {
  await program.parseAsync();
} catch (error) {
  status("");
  if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof SpecwrightError) {
    process.stderr.write(terminalText(`error: ${error.message}\n`));
    exitCode = 2;
  } else {
    const known = systemFault(error);
    const reason = known ?? (error instanceof Error ? error.message : String(error));
    const blame = known === undefined ? "This is a bug in specwright: please report it.\n" : "";
    process.stderr.write(terminalText(`error: ${reason}\n${blame}`));
    exitCode = 2;
  }
}
process.exitCode = exitCode;
