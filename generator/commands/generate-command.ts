import { Option, type Command } from "commander";
import { type CommandContext, commandHelp, type Example } from "./run/command-context.js";
import type { GenerateFlags } from "./generate-flags.js";
import { addInputOptions } from "./run/input-flags.js";

const examples: readonly Example[] = [
  ["specwright generate", "what the configuration says"],
  ["specwright generate openapi.yaml --out src/api", "without a configuration"],
  [
    "specwright generate api.swagger.json --descriptors api.binpb --out src/api",
    "with the oneofs of protobuf",
  ],
  ["specwright generate --check", "in CI: fail if the committed output is out of date"],
  ["specwright generate --watch", "again after every change of a file"],
  ["specwright generate --only billing", "one document of several"],
  ["specwright generate --include-tag pets --include-tag stores", "a part of the document"],
  ["specwright generate --dry-run --json", "what would be written, for programs"],
];

/** Declares `specwright generate`. */
export function addGenerateCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("generate")
    .description("generate types, oneofs, validators and endpoint descriptors")
    .argument("[spec]", "the OpenAPI document, YAML or JSON (default: from the configuration)")
    .option("-o, --out <dir>", "the folder to write to")
    .option(
      "-c, --config <file>",
      "a configuration file (default: specwright.config.* here or above)",
    )
    .option(
      "--only <name>",
      "of several documents in a configuration, the one with this name (repeatable)",
      collect,
    );
  addModes(command);
  addOutputOptions(command);
  addFilters(command);
  addInputOptions(command);
  command
    .option("--root <dir>", "the folder that references may not leave (default: the document's)")
    .addHelpText(
      "after",
      commandHelp(examples, [
        "the output is written, or up to date",
        "the document has errors, or --check found a difference; nothing was written",
        "wrong usage, a wrong configuration, or a file that cannot be read or written",
      ]),
    )
    .action(async (spec: string | undefined, flags: GenerateFlags) => {
      if (flags.watch === true) {
        const { runWatch } = await import("./run/watch.js");
        return context.conclude(await runWatch(spec, flags, context));
      }
      const { runGenerate } = await import("./generate.js");
      context.conclude(await runGenerate(spec, flags, context));
    });
}

function addModes(command: Command): void {
  command
    .addOption(
      new Option(
        "--check",
        "write nothing; show the differences, and fail if there are any",
      ).conflicts(["watch", "dryRun"]),
    )
    .addOption(
      new Option("--dry-run", "write nothing; list what would be written").conflicts("watch"),
    )
    .option("--watch", "generate again whenever a file of the document changes")
    .addOption(
      new Option("--json", "print the result as JSON to standard output").conflicts("watch"),
    );
}

function addOutputOptions(command: Command): void {
  command
    .addOption(
      new Option("--target <target>", "TypeScript, or JavaScript with declarations").choices([
        "ts",
        "js",
      ]),
    )
    .addOption(
      new Option(
        "--import-extension <extension>",
        "how modules import each other: ./types.js, ./types.ts or ./types",
      ).choices([".js", ".ts", "none"]),
    )
    .addOption(
      new Option("--format <formatter>", "let your prettier format the output").choices([
        "prettier",
      ]),
    )
    .addOption(
      new Option("--formats <mode>", "check `format`, or take it as documentation").choices([
        "assert",
        "annotate",
      ]),
    )
    .option("--no-paths", "leave out paths.ts, the types for openapi-fetch");
}

/** `--include-…` replaces the `include` of a configuration, `--exclude-…` its `exclude`. */
function addFilters(command: Command): void {
  const kinds = [
    ["tag <name>", "operations with this tag"],
    ["path <glob>", "operations whose path fits, such as /pets/**"],
    ["operation <id>", "the operation with this operationId"],
    ["schema <name>", "the component schema with this name"],
  ] as const;
  for (const [flag, what] of kinds) {
    command.option(`--include-${flag}`, `only ${what} (repeatable)`, collect);
  }
  for (const [flag, what] of kinds) {
    command.option(`--exclude-${flag}`, `without ${what} (repeatable)`, collect);
  }
}

function collect(value: string, former: readonly string[] = []): readonly string[] {
  return [...former, value];
}
