import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { bench, root, work } from "../folders.js";

const bin = (file) => join(bench, "node_modules", file);
/** hey-api, orval and kubb want Node 22: the npm package `node` carries one. */
const node22 = bin("node/bin/node");
const cli = join(root, "dist/generator/cli.js");

/** Where a command writes what it makes of a document. */
export function outOf(name, label) {
  return join(work, "out", `${label}-${name.replace(/\W+/g, "-")}`);
}

/** What makes code of a document, each into a folder of its own that is empty before. */
export function generators(spec, label) {
  const of = (name, program, args) => {
    const out = outOf(name, label);
    const before = () => {
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out, { recursive: true });
    };
    return { name, command: program, args: args(out), cwd: bench, before, out };
  };
  const hey = bin("@hey-api/openapi-ts/bin/run.js");
  return [
    of("specwright", execPath, (out) => [cli, "generate", "--config", coreConfig(spec, out)]),
    of("specwright with paths", execPath, (out) => [cli, "generate", spec, "--out", out]),
    of("specwright, target js", execPath, (out) => {
      return [cli, "generate", spec, "--out", out, "--target", "js"];
    }),
    of("openapi-typescript", execPath, (out) => {
      return [bin("openapi-typescript/bin/cli.js"), spec, "-o", join(out, "types.ts")];
    }),
    of("hey-api types", node22, (out) => {
      return [hey, "-i", spec, "-o", out, "-p", "@hey-api/typescript"];
    }),
    of("hey-api all", node22, (out) => {
      const plugins = ["@hey-api/typescript", "zod", "@hey-api/sdk", "@hey-api/client-fetch"];
      return [hey, "-i", spec, "-o", out, "-p", ...plugins];
    }),
    of("orval fetch", node22, (out) => {
      const config = { output: { target: join(out, "api.ts"), client: "fetch" }, input: spec };
      return [bin("orval/dist/bin/orval.mjs"), "--config", orvalConfig(out, config)];
    }),
    of("orval zod", node22, (out) => {
      const config = { output: { target: join(out, "api.ts"), client: "zod" }, input: spec };
      return [bin("orval/dist/bin/orval.mjs"), "--config", orvalConfig(out, config)];
    }),
    of("kubb", node22, (out) => {
      return [bin("@kubb/cli/bin/kubb.cjs"), "generate", "--config", kubbConfig(spec, out)];
    }),
    of("openapi-zod-client", execPath, (out) => {
      return [bin("openapi-zod-client/bin.js"), spec, "-o", join(out, "client.ts")];
    }),
  ];
}

/** Types, oneofs, validators and endpoints: what the targets speak of. */
function coreConfig(spec, out) {
  const file = `${out}.specwright.config.json`;
  mkdirSync(join(work, "out"), { recursive: true });
  writeFileSync(file, JSON.stringify({ spec, out, paths: false }));
  return file;
}

function orvalConfig(out, config) {
  const file = `${out}.orval.config.mjs`;
  mkdirSync(join(work, "out"), { recursive: true });
  writeFileSync(file, `export default ${JSON.stringify({ bench: config })};\n`);
  return file;
}

function kubbConfig(spec, out) {
  const file = join(bench, ".tmp", `kubb-${out.split("/").at(-1)}.config.mjs`);
  mkdirSync(join(work, "out"), { recursive: true });
  writeFileSync(
    file,
    [
      'import { defineConfig } from "@kubb/core";',
      'import { pluginOas } from "@kubb/plugin-oas";',
      'import { pluginTs } from "@kubb/plugin-ts";',
      'import { pluginZod } from "@kubb/plugin-zod";',
      "export default defineConfig({",
      `  root: ${JSON.stringify(bench)},`,
      `  input: { path: ${JSON.stringify(spec)} },`,
      `  output: { path: ${JSON.stringify(out)}, clean: true, format: false, lint: false },`,
      "  plugins: [pluginOas(), pluginTs(), pluginZod()],",
      "});",
    ].join("\n"),
  );
  return file;
}

/** A second run over output that is there, and what only compares. */
export function secondRuns(spec, label) {
  const out = outOf("specwright", label);
  const args = ["generate", "--config", coreConfig(spec, out)];
  return [
    { name: "specwright again", command: execPath, args: [cli, ...args], cwd: bench },
    { name: "specwright --check", command: execPath, args: [cli, ...args, "--check"], cwd: bench },
  ];
}

/** Readers of a document that make nothing. */
export function validators(spec) {
  return [
    {
      name: "specwright validate",
      command: execPath,
      // A public document has faults; the bench asks for the time alone.
      args: ["-e", quiet([cli, "validate", spec])],
      cwd: bench,
    },
    {
      name: "redocly lint, minimal",
      command: execPath,
      args: ["-e", quiet([bin("@redocly/cli/bin/cli.js"), "lint", spec, "--extends=minimal"])],
      cwd: bench,
    },
  ];
}

/** A script that runs another and takes findings (status 1) as a success. */
function quiet(args) {
  return [
    'const { spawnSync } = require("node:child_process");',
    `const run = spawnSync(process.execPath, ${JSON.stringify(args)}, { stdio: "ignore" });`,
    "process.exitCode = run.status === 0 || run.status === 1 ? 0 : 2;",
  ].join("\n");
}
