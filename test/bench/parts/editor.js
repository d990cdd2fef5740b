import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bench } from "../folders.js";
import { median } from "../measure/median.js";
import { runProcess } from "../measure/run-process.js";
import { documents } from "./documents.js";
import { generators, outOf } from "./generation-commands.js";
import { compilerOptionsOf } from "./typecheck.js";

const tsserver = join(bench, "node_modules/typescript/lib/tsserver.js");

const ours = `import { createClient } from "./index.js";

const github = createClient({ baseUrl: "https://api.github.com" });
const repository = await github.repos.reposGet({ pathParams: { owner: "a", repo: "b" } });
export const wrong: boolean = repository.full_name;
`;

const heys = `import { reposGet } from "./index";

const { data } = await reposGet({ path: { owner: "a", repo: "b" } });
export const wrong: boolean = data!.full_name;
`;

const subjects = [
  { name: "specwright", from: "specwright with paths", text: ours },
  { name: "specwright, target js", from: "specwright, target js", text: ours },
  { name: "hey-api all", from: "hey-api all", text: heys },
];

/**
 * tsserver 5.9 on the output for GitHub: seconds from the start of the process with a file that calls one operation
 * to its diagnostics, of which there is one.
 */
export async function measureEditor({ log, rounds = 5 }) {
  const { json } = documents();
  for (const generator of generators(json, "github-json")) {
    if (!subjects.some(({ from }) => from === generator.name)) continue;
    generator.before();
    await runProcess(generator.command, generator.args, { cwd: bench, seconds: 600 });
  }
  const seconds = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const subject of subjects) {
      const took = await opened(subject);
      log(`${subject.name}: ${took.toFixed(2)} s`);
      // One round to warm up.
      if (round > 0) seconds.get(subject.name).push(took);
    }
  }
  return { rows: [...seconds].map(([subject, all]) => ({ subject, seconds: median(all) })) };
}

async function opened({ name, from, text }) {
  const folder = outOf(from, "github-json");
  const file = join(folder, "opened.ts");
  writeFileSync(file, text);
  const compilerOptions = compilerOptionsOf(name);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["opened.ts"] }),
  );
  const start = performance.now();
  const server = fork(tsserver, ["--useNodeIpc", "--disableAutomaticTypingAcquisition"], {
    cwd: folder,
    silent: true,
    execArgv: [],
  });
  try {
    server.send({ seq: 1, type: "request", command: "open", arguments: { file } });
    const command = "semanticDiagnosticsSync";
    server.send({ seq: 2, type: "request", command, arguments: { file } });
    const found = await answerTo(server, 2);
    if (found.length !== 1 || found[0].code !== 2322) {
      throw new Error(`${name}: not the one diagnostic, but ${JSON.stringify(found)}`);
    }
    return (performance.now() - start) / 1000;
  } finally {
    server.kill();
  }
}

function answerTo(server, sequence) {
  return new Promise((resolve, reject) => {
    server.on("message", (message) => {
      if (message.type !== "response" || message.request_seq !== sequence) return;
      if (message.success) resolve(message.body);
      else reject(new Error(message.message));
    });
    server.once("exit", () => reject(new Error("tsserver has ended.")));
  });
}
