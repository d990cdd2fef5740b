// npm run builds -- [--only TEXT] [--skip TEXT] [--keep] [--report]
// Real projects in empty folders: each installs its tools from the registry and specwright as it would be
// published, runs `specwright init`, is built, and calls a server that answers once and fails once.
// With --report the results stand in docs/builds.md, where those of projects that were not tried stay.
import { execFile, spawn } from "node:child_process";
import console from "node:console";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL, URL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { startApis } from "./apis.js";
import { documents, projects, wanted } from "./projects.js";
import { writeReport } from "./report.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    skip: { type: "string" },
    keep: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
  },
});

const root = mkdtempSync(join(tmpdir(), "specwright-builds-"));
const apis = await startApis();
const results = [];
try {
  // The package of the C1 API is compiled as it is before it is published.
  await run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "generated"], {
    cwd: repository,
  });
  const tarballs = {
    specwright: await pack(repository),
    c1: await pack(join(repository, "generated")),
  };
  for (const project of projects.filter(isWanted)) {
    const result = await tryProject(project, tarballs);
    console.log(`${result.ok ? "ok  " : "FAIL"} ${project.name} (${result.seconds} s)`);
    if (!result.ok) console.log(result.output);
    results.push(result);
  }
} finally {
  apis.close();
  if (values.keep) console.log(root);
  else rmSync(root, { recursive: true, force: true });
}
if (values.report) await writeReport(join(repository, "docs/builds.md"), results);
process.exitCode = results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;

function isWanted({ name }) {
  return name.includes(values.only) && (values.skip === undefined || !name.includes(values.skip));
}

async function pack(folder) {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", root];
  const packed = await run("npm", args, {
    ...{ cwd: folder, maxBuffer: 1e8, shell: process.platform === "win32" },
  });
  return join(root, tarballIn(packed.stdout));
}

/** npm gives a list, or since its version 11 an object by name. */
function tarballIn(json) {
  const [packed] = Object.values(JSON.parse(json));
  return packed.filename;
}

async function tryProject(project, tarballs) {
  const folder = join(root, project.name.replace(/\W+/g, "-").toLowerCase());
  const { api = "travel" } = project;
  const isMade = api !== "c1";
  const started = Date.now();
  const steps = [];
  try {
    makeProject(folder, project);
    await npm(folder, ["init", "--yes"]);
    await install(folder, project.install);
    await fetchDocument(folder, documents[api]);
    await install(folder, isMade ? ["--save-dev", tarballs.specwright] : [tarballs.c1]);
    // From here on nothing is waited for but what is ours and the tools.
    const began = Date.now();
    for (const command of [...(isMade ? ["specwright init --yes"] : []), ...project.build]) {
      steps.push(command);
      await shell(folder, command, apis.urls[api]);
    }
    const text = await answerOf(project, folder, apis.urls[api]);
    const [seconds, all] = [began, started].map((time) => Math.round((Date.now() - time) / 1000));
    const ok = text.includes(wanted[api]);
    return { project, ok, seconds, all, output: text, ...factsOf(folder, project), steps };
  } catch (error) {
    const all = Math.round((Date.now() - started) / 1000);
    const output = `${error.message}\n${error.stdout ?? ""}\n${error.stderr ?? ""}`;
    return { project, ok: false, seconds: all, all, output, versions: [], settings: "", steps };
  }
}

function makeProject(folder, { files, manifest = {} }) {
  mkdirSync(folder);
  const text = JSON.stringify({ name: "travel", private: true, type: "module", ...manifest });
  writeFileSync(join(folder, "package.json"), text);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The document comes from its package, and lies in the project as if somebody had put it there. */
async function fetchDocument(folder, { package: name, path, copy }) {
  if (name === undefined) return;
  const own = join(repository, "node_modules", name, path);
  if (!existsSync(own)) await install(folder, ["--no-save", name]);
  const found = existsSync(own) ? own : join(folder, "node_modules", name, path);
  cpSync(found, join(folder, copy));
}

function install(folder, args) {
  return npm(folder, ["install", "--no-audit", "--no-fund", "--prefer-offline", ...args]);
}

function npm(folder, args) {
  return run("npm", args, { cwd: folder, maxBuffer: 1e8, shell: process.platform === "win32" });
}

/** Runs a command of the project, as a script of its package.json would. */
function shell(folder, command, url) {
  return run(command, { cwd: folder, env: environment(folder, url), maxBuffer: 1e8, shell: true });
}

function environment(folder, url) {
  const PATH = [join(folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
  return { ...process.env, PATH, API_URL: url, NEXT_TELEMETRY_DISABLED: "1" };
}

async function answerOf(project, folder, url) {
  if (project.serve !== undefined) return servedPage(folder, project.serve, url);
  if (project.bundle !== undefined) return bundleAnswer(folder, project.bundle, url);
  const {
    run: [program, ...args],
    main = "src/main.ts",
  } = project;
  const file = program === "node" ? process.execPath : executable(join(folder, program));
  const { stdout } = await run(file, [...args, main, url], { cwd: folder });
  return stdout;
}

/** The package of a program has a package for each system, with the program in it. */
function executable(path) {
  const isFolder = existsSync(path) && readdirSync(dirname(path)).length > 0 && !/bin/.test(path);
  if (!isFolder) return path;
  const [system = ""] = readdirSync(path);
  const inside = [join(path, system), join(path, system, "bin")].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  return inside.find((file) => /[/\\]deno(?:\.exe)?$/.test(file)) ?? path;
}

/** Runs the bundle for browsers with what browsers have that Node.js lacks. */
async function bundleAnswer(folder, place, url) {
  const [name] = readdirSync(join(folder, place)).filter((file) => file.endsWith(".js"));
  const file = pathToFileURL(join(folder, place, name)).href;
  const code = `
    globalThis.document ??= { createElement: () => ({ relList: { supports: () => true } }) };
    globalThis.API_URL = ${JSON.stringify(url)};
    await import(${JSON.stringify(file)});
    console.log(await globalThis.answer);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code]);
  return stdout;
}

async function servedPage(folder, command, url) {
  const port = await freePort();
  const [name, ...args] = command.split(" ");
  const program = join(folder, "node_modules/.bin", name);
  const env = environment(folder, url);
  const child = spawn(program, [...args, "--port", String(port)], {
    cwd: folder,
    env,
    detached: true,
  });
  try {
    for (let tries = 0; tries < 240; tries += 1) {
      const page = await globalThis.fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
      if (page !== undefined) return await page.text();
      await wait(500);
    }
    throw new Error("The server did not begin to answer.");
  } finally {
    // With the processes that it started.
    if (child.pid !== undefined) process.kill(-child.pid);
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Which versions were used, and what `init` chose. */
function factsOf(folder, { of }) {
  const versions = of.map((name) => {
    const manifest = join(folder, "node_modules", name, "package.json");
    return `${name} ${JSON.parse(readFileSync(manifest, "utf8")).version}`;
  });
  const config = ["ts", "js"]
    .map((end) => join(folder, `specwright.config.${end}`))
    .find(existsSync);
  const text = config === undefined ? "" : readFileSync(config, "utf8");
  const settings = ["target", "importExtension"].flatMap((option) => {
    const [line] = new RegExp(`^  ${option}: "[^"]*"`, "m").exec(text) ?? [];
    return line === undefined ? [] : [line.trim()];
  });
  return { versions, settings: settings.join(", ") };
}
