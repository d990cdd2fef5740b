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
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL, URL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { projects, wanted } from "./projects.js";
import { writeReport } from "./report.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));
const spec = "node_modules/@readme/oas-examples/3.1/yaml/train-travel.yaml";
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    skip: { type: "string" },
    keep: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
  },
});

const root = mkdtempSync(join(tmpdir(), "specwright-builds-"));
const { server, url } = await startApi();
const results = [];
try {
  const packed = await run(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", root],
    {
      ...{ cwd: repository, maxBuffer: 1e8, shell: process.platform === "win32" },
    },
  );
  const tarball = join(root, tarballIn(packed.stdout));
  for (const project of projects.filter(isWanted)) {
    const result = await tryProject(project, tarball);
    console.log(`${result.ok ? "ok  " : "FAIL"} ${project.name} (${result.seconds} s)`);
    if (!result.ok) console.log(result.output);
    results.push(result);
  }
} finally {
  server.close();
  if (values.keep) console.log(root);
  else rmSync(root, { recursive: true, force: true });
}
if (values.report) await writeReport(join(repository, "docs/builds.md"), results);
process.exitCode = results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;

function isWanted({ name }) {
  return name.includes(values.only) && (values.skip === undefined || !name.includes(values.skip));
}

/** npm gives a list, or since its version 11 an object by name. */
function tarballIn(json) {
  const [packed] = Object.values(JSON.parse(json));
  return packed.filename;
}

async function tryProject(project, tarball) {
  const folder = join(root, project.name.replace(/\W+/g, "-").toLowerCase());
  const started = Date.now();
  const steps = [];
  try {
    makeProject(folder, project);
    await npm(folder, [
      "install",
      "--no-audit",
      "--no-fund",
      "--prefer-offline",
      ...project.install,
    ]);
    await npm(folder, [
      "install",
      "--no-audit",
      "--no-fund",
      "--prefer-offline",
      "--save-dev",
      tarball,
    ]);
    // From here on it is the first hour of a user.
    const began = Date.now();
    for (const command of ["specwright init --yes", ...project.build]) {
      steps.push(command);
      await shell(folder, command);
    }
    const text = await answerOf(project, folder);
    const seconds = Math.round((Date.now() - began) / 1000);
    const ok = text.includes(wanted);
    return { project, ok, seconds, output: text, ...factsOf(folder, project), steps };
  } catch (error) {
    const seconds = Math.round((Date.now() - started) / 1000);
    const output = `${error.message}\n${error.stdout ?? ""}\n${error.stderr ?? ""}`;
    return { project, ok: false, seconds, output, versions: [], settings: "", steps };
  }
}

function makeProject(folder, { files, manifest = {} }) {
  mkdirSync(folder);
  const text = JSON.stringify({ name: "travel", private: true, type: "module", ...manifest });
  writeFileSync(join(folder, "package.json"), text);
  cpSync(join(repository, spec), join(folder, "openapi.yaml"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function npm(folder, args) {
  return run("npm", args, { cwd: folder, maxBuffer: 1e8, shell: process.platform === "win32" });
}

/** Runs a command of the project, as a script of its package.json would. */
function shell(folder, command) {
  return run(command, { cwd: folder, env: environment(folder), maxBuffer: 1e8, shell: true });
}

function environment(folder) {
  const PATH = [join(folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
  return { ...process.env, PATH, API_URL: url, NEXT_TELEMETRY_DISABLED: "1" };
}

async function answerOf(project, folder) {
  if (project.serve !== undefined) return servedPage(folder, project.serve);
  if (project.bundle !== undefined) return bundleAnswer(folder, project.bundle);
  const [program, ...args] = project.run;
  const { stdout } = await run(executable(join(folder, program)), [...args, "src/main.ts", url], {
    cwd: folder,
  });
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
async function bundleAnswer(folder, place) {
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

async function servedPage(folder, command) {
  const port = await freePort();
  const [name, ...args] = command.split(" ");
  const program = join(folder, "node_modules/.bin", name);
  const env = environment(folder);
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

/** Stations are there; bookings are not, and a gateway says so in its own way. */
async function startApi() {
  const api = createServer((request, response) => {
    if (request.url?.startsWith("/stations") !== true) {
      response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad Gateway</h1>");
      return;
    }
    const station = (id, name, country_code) => ({
      ...{ id, name, country_code, address: "1 Main Street", timezone: "Europe/Berlin" },
    });
    const data = [
      station("efdbb9d1-02c2-4bc3-afb7-6788d8782b1e", "Berlin Hauptbahnhof", "DE"),
      station("b2e783e1-c824-4d63-b37a-d8d698862f1d", "Paris Gare du Nord", "FR"),
    ];
    const links = { self: "https://api.example.com/stations" };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ data, links }));
  });
  await new Promise((resolve) => api.listen(0, "127.0.0.1", resolve));
  return { server: api, url: `http://127.0.0.1:${api.address().port}` };
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
