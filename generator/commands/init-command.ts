import { Option, type Command } from "commander";
import { type CommandContext, commandHelp } from "./run/command-context.js";
import { configFormats } from "./init/config-text.js";
import type { InitFlags } from "./init.js";

/** Declares `specwright init`. */
export function addInitCommand(program: Command, context: CommandContext): void {
  program
    .command("init")
    .description("write a configuration, add scripts to package.json, and generate once")
    .option("--spec <file>", "the OpenAPI document (default: the one that is found here)")
    .option("-o, --out <dir>", "the folder to write to (default: src/api, or generated)")
    .addOption(
      new Option(
        "--config-format <format>",
        "where the configuration goes (default: ts, or js without TypeScript)",
      ).choices(configFormats),
    )
    .option("-y, --yes", "ask nothing, and accept all suggestions")
    .option("--no-scripts", "leave the scripts of package.json as they are")
    .option(
      "--no-ignores",
      "leave .prettierignore, .gitattributes and eslint's ignores as they are",
    )
    .option("--force", "replace a configuration, and scripts of the same names")
    .addHelpText(
      "after",
      `${commandHelp(
        [
          ["specwright init", "finds the document, looks at the project, asks"],
          ["specwright init --spec api/openapi.yaml --out src/api", "asks nothing"],
          ["specwright init --yes --config-format package.json", "the key `specwright` there"],
        ],
        [
          "the configuration is written, and the output too",
          "the configuration is written, but the document has errors",
          "wrong usage, no document, or a configuration that is there",
        ],
      )}\n\nIt asks only on a terminal, and not in CI.`,
    )
    .action(async (flags: InitFlags) => {
      const { runInit } = await import("./init.js");
      context.conclude(await runInit(flags, context));
    });
}
