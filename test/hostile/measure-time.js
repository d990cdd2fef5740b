// npm run docs:time: how long generated validators take over values of growing size, as a table in
// docs/security/validation-time.md. Figures depend on the machine, so no test asserts them; what counts
// is that four times the size takes about four times as long.
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL, URL } from "node:url";
import { format } from "prettier";
import { generate } from "../../dist/generator/index.js";

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  Strings: { type: "array", items: { type: "string" } },
  Distinct: { type: "array", uniqueItems: true },
  Dictionary: { type: "object", additionalProperties: { type: "integer" } },
  Names: {
    type: "object",
    propertyNames: { pattern: "^[a-z0-9]+$" },
    patternProperties: { "^k": { type: "integer" } },
  },
  Text: { type: "string", maxLength: 100_000_000, pattern: "^[a-z]*$" },
  Mail: { type: "string", format: "email" },
  Address: { type: "string", format: "uri" },
  Host: { type: "string", format: "hostname" },
  Bytes: { type: "string", format: "byte" },
  Tree: { type: "object", properties: { children: { type: "array", items: ref("Tree") } } },
  Message: {
    type: "object",
    "x-oneofs": { choice: ["a", "b"] },
    properties: { a: { type: "string" }, b: { type: "string" } },
  },
  Messages: { type: "array", items: ref("Message") },
  One: { type: "object", required: ["kind"], properties: { kind: { const: "one" } } },
  Two: { type: "object", required: ["kind"], properties: { kind: { const: "two" } } },
  Tagged: { type: "array", items: { oneOf: [ref("One"), ref("Two")] } },
  Untagged: {
    type: "array",
    items: {
      anyOf: [
        { type: "object", required: ["x"] },
        { type: "object", required: ["y"] },
      ],
    },
  },
  Contains: { type: "array", contains: { const: 1 }, minContains: 2, maxContains: 3 },
  Closed: { type: "object", properties: { a: {} }, additionalProperties: false },
  Unevaluated: {
    allOf: [{ type: "object", properties: { a: { type: "integer" } } }],
    unevaluatedProperties: { type: "integer" },
  },
};

const list = (size, make) => Array.from({ length: size }, (_, index) => make(index));
const object = (size, make) =>
  Object.fromEntries(list(size, (index) => [`k${index}`, make(index)]));

/** What, the schema, and a value of a size. */
const rows = [
  ["list of strings", "Strings", (size) => list(size, () => "a")],
  ["the same, all wrong", "Strings", (size) => list(size, () => 1)],
  ["distinct numbers", "Distinct", (size) => list(size, (index) => index)],
  ["distinct objects", "Distinct", (size) => list(size, (index) => ({ index, a: { b: index } }))],
  [
    "distinct texts of one length",
    "Distinct",
    (size) => list(size, (index) => [String(index).padStart(9, "0")]),
  ],
  ["two equal at the ends", "Distinct", (size) => [...list(size - 1, (index) => [index]), [0]]],
  ["map", "Dictionary", (size) => object(size, (index) => index)],
  ["the same, all wrong", "Dictionary", (size) => object(size, () => "x")],
  ["names by pattern", "Names", (size) => object(size, (index) => index)],
  ["names that are all unknown", "Closed", (size) => object(size, (index) => index)],
  ["unevaluated properties", "Unevaluated", (size) => object(size, (index) => index)],
  ["long text", "Text", (size) => "a".repeat(size * 10)],
  ["long text, wrong at the end", "Text", (size) => `${"a".repeat(size * 10)}!`],
  ["long text of pairs", "Text", (size) => "\u{1f600}".repeat(size * 5)],
  ["email", "Mail", (size) => `${"a.".repeat(size * 5)}@x`],
  ["URI", "Address", (size) => `http://${"a@".repeat(size * 5)}`],
  ["host name", "Host", (size) => "a-.".repeat(size * 3)],
  ["base64", "Bytes", (size) => `${"A".repeat(size * 10)}=!`],
  ["wide tree", "Tree", (size) => ({ children: list(size, () => ({ children: [{}] })) })],
  [
    "deep tree, refused",
    "Tree",
    (size) => list(size, () => 0).reduce((inner) => ({ children: [inner] }), {}),
  ],
  ["oneofs", "Messages", (size) => list(size, () => ({ a: "x" }))],
  ["oneofs with two members set", "Messages", (size) => list(size, () => ({ a: "x", b: "y" }))],
  [
    "tagged union",
    "Tagged",
    (size) => list(size, (index) => ({ kind: index % 2 ? "one" : "two" })),
  ],
  ["tagged union, unknown tags", "Tagged", (size) => list(size, () => ({ kind: "three" }))],
  ["union without a tag, no member fits", "Untagged", (size) => list(size, () => ({ z: 1 }))],
  ["contains", "Contains", (size) => list(size, (index) => (index > size - 3 ? 1 : 0))],
];

const sizes = [2_000, 8_000, 32_000, 128_000];
const folder = mkdtempSync(join(tmpdir(), "specwright-time-"));

async function importValidators() {
  const info = { title: "Time", version: "1" };
  const spec = { openapi: "3.1.0", info, components: { schemas } };
  const { files } = await generate({ spec, target: "js", paths: false });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return import(pathToFileURL(join(folder, "validators.js")).href);
}

/** Milliseconds of processor time, both passes together: the least of several turns of enough runs. */
function timeOf(validate, value) {
  let best = Infinity;
  for (let turn = 0; turn < 5; turn += 1) {
    const start = process.cpuUsage().user;
    let runs = 0;
    let spent = 0;
    for (; spent < 5_000 && runs < 2_000; runs += 1) {
      validate(value);
      spent = process.cpuUsage().user - start;
    }
    best = Math.min(best, spent / runs / 1_000);
  }
  return best;
}

const shown = (milliseconds) =>
  milliseconds.toFixed(milliseconds < 1 ? 3 : milliseconds < 10 ? 2 : 1);

try {
  const validators = await importValidators();
  const lines = rows.map(([what, name, make]) => {
    const validate = validators[`validate${name}`];
    // Compilers warm up on small values.
    for (let run = 0; run < 50; run += 1) validate(make(100));
    const times = sizes.map((size) => timeOf(validate, make(size)));
    // Of next to nothing, four times as much says nothing.
    const growth = times.at(-1) < 0.01 ? "-" : (times.at(-1) / times.at(-2)).toFixed(1);
    return `| ${what} | \`${name}\` | ${times.map(shown).join(" | ")} | ${growth} |`;
  });
  const titles = sizes.map((size) => `${size.toLocaleString("en")}`);
  const text = `# Time of validation against size

Made by \`npm run docs:time\`. Milliseconds of processor time that \`validate…\` takes for values of so
many items, properties, levels or (times ten) characters: the least of five turns on one machine (Node
${process.versions.node}). The last column is how much longer four times the size takes: about 4 is linear (somewhat more
where values outgrow the caches), 16 would be the square. Far less means that an early answer ends the
work. Values are what an attacker would send: large, and wrong as late as can be.

| value | schema | ${titles.join(" | ")} | × 4 |
| --- | --- | ${titles.map(() => "--:").join(" | ")} | --: |
${lines.join("\n")}

Patterns of the document are not in this table: how long they take is theirs, and
[slow-pattern](../diagnostics.md) tells which can take long.
`;
  const out = fileURLToPath(new URL("../../docs/security/validation-time.md", import.meta.url));
  writeFileSync(out, await format(text, { parser: "markdown", printWidth: 100 }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
