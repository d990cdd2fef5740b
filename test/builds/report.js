import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { format } from "prettier";
import { documents, projects } from "./projects.js";

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

function rowOf({ project, ok, seconds, all, versions, settings, steps }) {
  const built = steps.filter((step) => !step.startsWith("specwright")).map((step) => `\`${step}\``);
  const isMade = steps.some((step) => step.startsWith("specwright"));
  const chosen = isMade ? "the defaults" : "nothing to choose";
  const cells = [
    ...[project.name, documents[project.api ?? "travel"].title, versions.join(", ")],
    settings === "" ? chosen : `\`${settings}\``,
    built.join(", ") || "nothing",
    ...[ok ? "works" : "**fails**", `${seconds} s`, `${(all / 60).toFixed(1)} min`],
  ];
  return `| ${cells.join(" | ")} |`;
}

const head = (version) => `# Builds

Real projects, each made in an empty folder: its tools come from the npm registry, specwright is installed as
\`npm pack\` makes it, and \`specwright init --yes\` looks around and generates. Then the project is built, type checked,
and run against a server on loopback. Nothing is changed in the generated code, nor in the settings of a bundler.

| document | comes from | what the program does |
| - | - | - |
| Train Travel | [\`@readme/oas-examples\`](https://www.npmjs.com/package/@readme/oas-examples) | lists stations; bookings fail with a gateway's HTML page and the status 502 |
| GitHub | [\`@octokit/openapi\`](https://www.npmjs.com/package/@octokit/openapi), 13 MB | reads a map; an error that the document declares is read with its type |
| C1 apps | the package [\`c1-apps-schema\`](../generated/README.md) of the repository, packed | lists two pages, creates an entitlement, reads it, and updates it by a field mask; the server compares every field that arrives |

\`npm run builds -- --report\` does this again, and writes this page. Node.js ${version} ran what has no runtime of
its own. The first time is from \`specwright init\` to the answers; the second one begins with \`npm init\` and has the
installation from the registry in it. Both were taken on two cores that were busy with other work too.

| project | document | versions | what \`init\` chose | built by | result | from \`init\` | from \`npm init\` |
| - | - | - | - | - | - | - | - |
`;
