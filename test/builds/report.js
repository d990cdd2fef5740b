import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { format } from "prettier";
import { projects } from "./projects.js";

/** Writes the page of results; projects that were not tried this time keep their row. */
export async function writeReport(path, results) {
  const before = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  const rows = projects.flatMap(({ name }) => {
    const result = results.find(({ project }) => project.name === name);
    if (result !== undefined) return [rowOf(result)];
    return before.filter((line) => line.startsWith(`| ${name} `));
  });
  const page = `${head(process.version)}${rows.join("\n")}\n`;
  writeFileSync(path, await format(page, { parser: "markdown" }));
}

function rowOf({ project, ok, seconds, versions, settings, steps }) {
  const built = steps.slice(1).map((step) => `\`${step}\``);
  const cells = [
    ...[project.name, versions.join(", ")],
    settings === "" ? "the defaults" : `\`${settings}\``,
    built.join(", ") || "nothing",
    ...[ok ? "works" : "**fails**", `${seconds} s`],
  ];
  return `| ${cells.join(" | ")} |`;
}

const head = (version) => `# Builds

Real projects, each made in an empty folder: its tools come from the npm registry, specwright is installed as
\`npm pack\` makes it, and \`specwright init --yes\` looks around and generates from the Train Travel API of
[\`@readme/oas-examples\`](https://www.npmjs.com/package/@readme/oas-examples). Then the project is built and run. It calls a
server that answers \`GET /stations\`, and that fails for \`GET /bookings\` with a gateway's HTML page and the status 502.
Nothing is changed in the generated code, nor in the settings of a bundler.

\`npm run builds -- --report\` does this again, and writes this page. Node.js ${version} ran what has no runtime of
its own. The time is from \`specwright init\` to the two answers, without the installation, on two
cores that were busy with other work too.

| project | versions | what \`init\` chose | built by | result | time |
| - | - | - | - | - | - |
`;
