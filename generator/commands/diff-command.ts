import { Option, type Command } from "commander";
import { type CommandContext, commandHelp, type Example } from "./run/command-context.js";
import type { DiffFlags } from "./diff.js";
import { addInputOptions } from "./run/input-flags.js";

const examples: readonly Example[] = [
  ["specwright diff old/openapi.yaml openapi.yaml", "what changed, and what breaks whom"],
  [
    "specwright diff git:origin/main:openapi.yaml openapi.yaml",
    "against a revision of the repository",
  ],
  [
    "specwright diff git:v1.2.0:api.yaml api.yaml --format markdown",
    "for a pull request's comment",
  ],
  [
    "specwright diff a.yaml b.yaml --format github --fail-on any",
    "annotations; no change is wanted",
  ],
  [
    "specwright diff git:main:api.yaml api.yaml --update-baseline",
    "accept these changes; later runs name --baseline specwright-diff-baseline.json",
  ],
];

/** Declares `specwright diff`. */
export function addDiffCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("diff")
    .description("compare two documents: what changed, and whom it breaks")
    .argument("<base>", "the older document: a file, or git:REV:path")
    .argument("<revision>", "the newer document: a file, or git:REV:path")
    .addOption(
      new Option("--format <format>", "how to report")
        .choices(["text", "json", "github", "markdown"])
        .default("text"),
    )
    .addOption(
      new Option(
        "--fail-on <changes>",
        "which changes exit with 1; any: risky and compatible ones too",
      )
        .choices(["breaking", "any", "none"])
        .default("breaking"),
    );
  addSettings(command);
  command.option(
    "--root <dir>",
    "the folder that references may not leave (default: the document's)",
  );
  addInputOptions(command);
  command
    .addHelpText(
      "after",
      commandHelp(examples, [
        "no change, or none that --fail-on names",
        "a breaking change (or any, by --fail-on), or a document with errors",
        "wrong usage, no such revision, or a file that cannot be read",
      ]),
    )
    .action(async (base: string, revision: string, flags: DiffFlags) => {
      const { runDiff } = await import("./diff.js");
      context.conclude(await runDiff(base, revision, flags, context.terminal));
    });
}

/** What changes are, which of them are accepted, and how schemas are read. */
function addSettings(command: Command): void {
  command
    .option(
      "--severity <code=severity>",
      "set what a change is: breaking, risky, compatible or off (repeatable)",
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .option("--baseline <file>", "a file of accepted changes, which are not reported")
    .option("--update-baseline", "write all changes into that file, and report none")
    .option(
      "-c, --config <file>",
      "a configuration file, for its `diff.severities` and `descriptors` (default: specwright.config.* here or above)",
    )
    .addOption(
      new Option("--closed-objects <reading>", "how `additionalProperties: false` is read").choices(
        ["strict", "composed"],
      ),
    );
}
