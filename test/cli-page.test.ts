import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { makeFolder, runCli } from "./cli/run-cli.js";

const intro = `# The command line

\`specwright\` has one command for each thing to do. Data goes to standard output, everything else to
standard error: findings, progress, summaries. Colours and progress are for terminals only;
\`NO_COLOR\` and \`CI\` switch them off.

| exit code | meaning                                                                  |
| --------- | ------------------------------------------------------------------------ |
| 0         | fine                                                                     |
| 1         | findings: a document with errors, drift under --check, a breaking change |
| 2         | wrong usage, a missing file, or one that cannot be read or written       |

The options of a configuration file are on [their own page](configuration.md), what may be wrong with a
document [on another](diagnostics.md).

The texts below are what \`--help\` prints. This page is made by \`npm run test:update\`.`;

const more = `## More about generate

**Which document.** Without \`[spec]\`, it is the one of the nearest configuration, here or in a folder above. With
\`[spec]\` no configuration is read unless \`--config\` names one. Flags take precedence over the configuration;
\`--include-…\` replaces its \`include\`, \`--exclude-…\` its \`exclude\`.

**\`--check\`** compares the folder with what the document generates, and shows changed files as unified
diffs: \`-\` is what is there, \`+\` what would be written. Long diffs are cut.

**\`--dry-run\`** lists what would be written and removed, and exits with 0. It fails where a run would:
for a document with errors, or a folder with files that are not specwright's.

**\`--watch\`** generates again after a change of the document, of any file that it refers to, or of the
configuration. A broken document is reported, and the output stays as it was until it is fixed. Of
several documents only those that the change concerns run again. Ctrl-C ends it at once: with exit
code 0 while it waits or writes, and as the signal does (130 in a shell) during a run, which then has written nothing.

**\`--json\`** prints one object to standard output:

\`\`\`jsonc
{
  "mode": "write", // or "check", "dry-run"
  "exitCode": 0, // the worst of all documents
  "documents": [
    {
      "name": "api", // what --only calls it
      "spec": "openapi.yaml",
      "out": "src/api",
      "exitCode": 0,
      // Paths below \`out\`. Absent after errors, and under --check.
      "files": { "written": ["types.ts"], "unchanged": ["index.ts"], "removed": [] },
      // Under --check: "missing", "changed" or "extra".
      "drift": [{ "path": "types.ts", "kind": "changed" }],
      // code, severity, message, fix, and where: file, line, column, endColumn, pointer, frame
      "diagnostics": [],
      "summary": { "errors": 0, "warnings": 0, "infos": 0 },
      "milliseconds": 412,
    },
  ],
}
\`\`\`

Wrong usage (exit code 2) prints nothing to standard output.

## Shell completion

Not supported. \`specwright help\` lists the commands,
\`specwright help generate\` the options of one, and a misspelled one is answered with the most similar one.`;

const help = async (...command: readonly string[]) => {
  const run = await runCli(makeFolder(), [...command, "--help"]);
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return run.stdout.trimEnd();
};

/** The names in the list of commands, as the help of the program shows it. */
function commandsIn(text: string): string[] {
  const list = text.slice(text.indexOf("\nCommands:"));
  const names = [...list.matchAll(/^ {2}([a-z][\w-]*)(?= |$)/gm)].map(([, name]) => name ?? "");
  return names.filter((name) => name !== "help");
}

describe("docs/cli.md", () => {
  it("has the help of every command (npm run test:update renews it)", async () => {
    const main = await help();
    const commands = commandsIn(main);
    expect(commands).toEqual(expect.arrayContaining(["init", "generate", "validate", "bundle"]));
    const sections = [`## specwright\n\n\`\`\`text\n${main}\n\`\`\``];
    for (const command of commands) {
      const text = await help(command);
      expect(text, command).toContain("\nExamples:\n  $ specwright ");
      expect(text, command).toMatch(/\nExit codes:\n {2}0 {2}\S.*\n {2}1 {2}\S.*\n {2}2 {2}\S/);
      sections.push(`## specwright ${command}\n\n\`\`\`text\n${text}\n\`\`\``);
    }
    const page = [intro, ...sections, more].join("\n\n");
    const formatted = await format(page, { parser: "markdown", printWidth: 100 });
    await expect(formatted).toMatchFileSnapshot("../docs/cli.md");
  });
});
