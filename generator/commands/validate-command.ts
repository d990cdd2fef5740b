import { InvalidArgumentError, Option, type Command } from "commander";
import { type CommandContext, commandHelp, type Example } from "./run/command-context.js";
import { addInputOptions } from "./run/input-flags.js";
import type { ValidateFlags } from "./validate.js";

const examples: readonly Example[] = [
  ["specwright validate openapi.yaml", "findings with code frames, for people"],
  ["specwright validate openapi.yaml --format github", "annotations in a pull request"],
  ["specwright validate a.yaml b.yaml --format junit > report.xml", "for a CI server"],
  ["specwright validate openapi.yaml --rule unused-component=off", "without one rule"],
  [
    "specwright validate openapi.yaml --update-baseline",
    "accept what is there; later runs name --baseline specwright-baseline.json",
  ],
];

/** Declares `specwright validate`. */
export function addValidateCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("validate")
    .description("check documents: references, operations, parameters, oneofs, examples")
    .argument("[spec...]", "OpenAPI documents, YAML or JSON (default: those of the configuration)")
    .addOption(
      new Option("--format <format>", "how to report")
        .choices(["text", "json", "github", "sarif", "junit"])
        .default("text"),
    )
    .option("--max-warnings <n>", "fail if there are more warnings than this", parseCount)
    .option("--quiet", "report errors only")
    .option("--max-per-rule <n>", "report at most this many findings of each rule", parseCount)
    .option(
      "--rule <code=severity>",
      "set a rule: error, warning, info or off (repeatable)",
      collect,
    )
    .option("--baseline <file>", "a file of old findings, which are not reported")
    .option(
      "--update-baseline",
      "write all findings into that file, and report what it cannot hold",
    )
    .option(
      "-c, --config <file>",
      "a configuration file, for its `rules` (default: specwright.config.* here or above)",
    )
    .option("--root <dir>", "the folder that references may not leave (default: the document's)");
  addInputOptions(command);
  command
    .addHelpText(
      "after",
      commandHelp(examples, [
        "no errors, and no more warnings than --max-warnings",
        "the document has errors, or too many warnings",
        "wrong usage, or a file that cannot be read",
      ]),
    )
    .action(async (specs: string[], flags: ValidateFlags) => {
      const { runValidate } = await import("./validate.js");
      context.conclude(await runValidate(specs, flags, context.terminal));
    });
}

function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("A whole number from 0 is needed.");
  return Number(text);
}
