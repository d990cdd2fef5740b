import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runBundle } from "../../generator/commands/bundle.js";
import { bundle } from "../../generator/index.js";
import { makeFolder } from "../cli/run-cli.js";
import { payloads } from "./payloads.js";

/** What YAML has meanings for, and what its styles of text stumble over. */
const yamlish = [
  ...[
    "<<",
    "null",
    "~",
    "true",
    "no",
    "0x1F",
    "0o7",
    "012",
    "1e3",
    "1_000",
    ".inf",
    "1:30",
    "=",
    "?",
  ],
  ...[
    "- a",
    "a: b",
    "a #b",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%x",
    "---",
    "...",
    "--- a",
    "a:",
    ": a",
    "[a",
  ],
  ...[
    "a\n",
    "a\n\n",
    "\na",
    "a\n b\n  c",
    "a\tb",
    "\t",
    "a\r\nb",
    "a\rb",
    "\0",
    "a\u0085b",
    "\u2028",
  ],
  ...["\ufeff", "\ud800", "x\udc00y", "\u009b", "word ".repeat(60), `line\n${" ".repeat(5)}\nline`],
];

it.each(["yaml", "json"])("a document bundled as %s reads back equal", async (extension) => {
  const texts = [...new Set([...yamlish, ...payloads])];
  const spec = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    "x-values": texts,
    "x-keys": texts.map((text) => Object.fromEntries([[text, { [`in ${text}`]: text }]])),
    "x-nested": { "<<": { a: 1 }, list: [{ "<<": [{ b: 1 }] }] },
  };
  const folder = makeFolder({ "openapi.json": JSON.stringify(spec) });
  const out = join(folder, `bundled.${extension}`);
  const { exitCode, stderr } = await runBundle(
    join(folder, "openapi.json"),
    { out },
    { color: false },
  );
  expect(exitCode, stderr).toBe(0);
  const { document, diagnostics } = await bundle({ spec: out });
  expect(diagnostics).toEqual([]);
  expect(document).toEqual(spec);
  // A terminal or a log may show the file.
  if (extension === "json") expect(readFileSync(out, "utf8")).not.toMatch(/##\[|[\x80-\x9f]/);
});
