#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import colors from "picocolors";
import type { BundleFlags } from "./commands/bundle.js";
import type { GenerateFlags } from "./commands/generate.js";
import type { Outcome } from "./commands/outcome.js";
import type { ValidateFlags } from "./commands/validate.js";
import { SpecwrightError } from "./specwright-error.js";

/** argv -> API -> exit code. The only file that prints. */

// `isTTY` is undefined for a pipe, whatever its type says.
const isTerminal = process.stdout.isTTY === true && process.stderr.isTTY === true;
const terminal = {
  color: isTerminal && colors.isColorSupported && process.env["CI"] === undefined,
};

let exitCode = 0;

/** Every command ends here, whatever it does. */
function conclude(outcome: Outcome): void {
  print(outcome);
  exitCode = outcome.exitCode;
}

function print({ stdout = "", stderr = "" }: Outcome): void {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
}

// Commands are loaded when they run: help and usage errors need not wait for a compiler to load.

async function generate(spec: string | undefined, flags: GenerateFlags & { watch?: boolean }) {
  if (flags.watch === true) {
    const { runWatch } = await import("./commands/watch.js");
    return conclude(await runWatch(spec, flags, terminal, print));
  }
  const { runGenerate } = await import("./commands/generate.js");
  conclude(await runGenerate(spec, flags, terminal));
}

async function validate(specs: string[], flags: ValidateFlags) {
  const { runValidate } = await import("./commands/validate.js");
  conclude(await runValidate(specs, flags, terminal));
}

async function bundle(spec: string, flags: BundleFlags) {
  const { runBundle } = await import("./commands/bundle.js");
  conclude(await runBundle(spec, flags, terminal));
}

const program = new Command("specwright")
  .description("OpenAPI documents into TypeScript that people trust.")
  .version(version(), "-v, --version", "print the version")
  .helpOption("-h, --help", "print this help")
  .addHelpText(
    "after",
    "\nExit codes: 0 fine; 1 findings, or drift under --check; 2 usage, missing file, I/O.",
  )
  .showHelpAfterError("(try --help)")
  .exitOverride();

program
  .command("generate")
  .description("generate types, oneofs, validators and endpoint descriptors")
  .argument("[spec]", "the OpenAPI document, YAML or JSON (default: from the configuration)")
  .option("-o, --out <dir>", "the folder to write to")
  .option(
    "-c, --config <file>",
    "a configuration file (default: specwright.config.* here or above)",
  )
  .option("--check", "write nothing; fail if the folder is not what would be written")
  .option("--watch", "generate again whenever a file of the document changes")
  .option("--no-paths", "leave out paths.ts, the types for openapi-fetch")
  .addOption(
    new Option("--target <target>", "TypeScript, or JavaScript with declarations").choices([
      "ts",
      "js",
    ]),
  )
  .addOption(
    new Option("--formats <mode>", "check `format`, or take it as documentation").choices([
      "assert",
      "annotate",
    ]),
  )
  .option("--root <dir>", "the folder that references may not leave (default: the document's)")
  .addHelpText("after", "\nExample:\n  $ specwright generate openapi.yaml --out src/api")
  .action(generate);

program
  .command("validate")
  .description("check documents: references, operations, parameters, oneofs, examples")
  .argument("<spec...>", "OpenAPI documents, YAML or JSON")
  .addOption(
    new Option("--format <format>", "how to report")
      .choices(["text", "json", "github", "sarif"])
      .default("text"),
  )
  .option("--max-warnings <n>", "fail if there are more warnings than this", parseCount)
  .option("--root <dir>", "the folder that references may not leave (default: the document's)")
  .addHelpText("after", "\nExample:\n  $ specwright validate openapi.yaml --format github")
  .action(validate);

program
  .command("bundle")
  .description("join a document of several files into one")
  .argument("<spec>", "the OpenAPI document, YAML or JSON")
  .option(
    "-o, --out <file>",
    "the file to write, .json or .yaml (default: JSON to standard output)",
  )
  .option("--root <dir>", "the folder that references may not leave (default: the document's)")
  .addHelpText("after", "\nExample:\n  $ specwright bundle spec/openapi.yaml --out openapi.json")
  .action(bundle);

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("A whole number from 0 is needed.");
  return Number(text);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof SpecwrightError) {
    process.stderr.write(`error: ${error.message}\n`);
    exitCode = 2;
  } else {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `error: ${reason}\nThis is a fault of specwright itself: please report it.\n`,
    );
    exitCode = 2;
  }
}
process.exitCode = exitCode;
