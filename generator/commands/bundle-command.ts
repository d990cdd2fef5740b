import type { Command } from "commander";
import type { BundleFlags } from "./bundle.js";
import { type CommandContext, commandHelp } from "./run/command-context.js";
import { addInputOptions } from "./run/input-flags.js";

/** Declares `specwright bundle`. */
export function addBundleCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("bundle")
    .description("join a document of several files into one")
    .argument("<spec>", "the OpenAPI document, YAML or JSON")
    .option(
      "-o, --out <file>",
      "the file to write, .json or .yaml (default: JSON to standard output)",
    )
    .option("--root <dir>", "the folder that references may not leave (default: the document's)");
  addInputOptions(command);
  command
    .addHelpText(
      "after",
      commandHelp(
        [
          ["specwright bundle spec/openapi.yaml --out openapi.json", "one file, as JSON"],
          ["specwright bundle spec/openapi.yaml --out openapi.yaml", "one file, as YAML"],
          [
            "specwright bundle api.swagger.json --descriptors api.binpb --out openapi.yaml",
            "with what protobuf descriptors know, as extensions",
          ],
          ["specwright bundle spec/openapi.yaml | jq .paths", "JSON into another program"],
        ],
        [
          "the document was written",
          "the document has errors; nothing was written",
          "wrong usage, or a file that cannot be read or written",
        ],
      ),
    )
    .action(async (spec: string, flags: BundleFlags) => {
      const { runBundle } = await import("./bundle.js");
      context.conclude(await runBundle(spec, flags, context.terminal));
    });
}
