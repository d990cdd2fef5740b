/**
 * Neither verdicts nor requests depend on what somebody put into `Object.prototype` or `Array.prototype`:
 * every name that the runtime reads is put there, one at a time, with several values, and all is run.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import ts from "typescript";
import { generate } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";
import { pollutedDocument } from "./polluted-document.js";

const folder = fileURLToPath(new URL("../../templates/runtime/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "specwright-polluted-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Call = (...values: unknown[]) => unknown;
type Schema = { readonly "~standard": { readonly validate: Call; readonly jsonSchema?: object } };
let output: Readonly<Record<string, Call>> = {};
let texts: readonly string[] = [];

beforeAll(async () => {
  const spec = pollutedDocument;
  const options = { spec, target: "js", paths: false, jsonSchemas: true } as const;
  const { files, diagnostics } = await generate(options);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  writeFiles(scratch, files);
  output = (await import(pathToFileURL(join(scratch, "index.js")).href)) as typeof output;
  texts = readdirSync(folder).map((name) => readFileSync(folder + name, "utf8"));
});

/** Properties that the runtime reads: by a dot, by taking apart, by a literal; and those of the language. */
function namesRead(): readonly string[] {
  const found = new Set<string>([
    "0",
    "1",
    "5",
    "",
    "return",
    "next",
    "done",
    "value",
    "then",
    "get",
    "set",
  ]);
  for (const name of ["toJSON", "encode", "headers", "schema", "writable", "raw", "index", "body"])
    found.add(name);
  const look = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) found.add(node.name.text);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent))
      found.add((node.propertyName ?? node.name).getText().replace(/"/g, ""));
    if (ts.isStringLiteral(node) && /^[\w~-]+$/.test(node.text)) found.add(node.text);
    ts.forEachChild(node, look);
  };
  for (const text of texts) look(ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true));
  return [...found].filter((name) => !(name in Object.prototype)).sort();
}

const values: readonly (readonly [string, unknown])[] = [
  ["Pet", {}],
  ["Pet", { name: "Rex", age: 3, tags: ["a", "b"] }],
  ["Pet", { name: 1, age: -1, tags: ["a", "a", "b", "c", "d", "e", "f", "g", "h", "i"] }],
  ["Pet", { name: "Rex", cat: "a", dog: "b" }],
  ["Closed", { a: 1, b: 2 }],
  ["Closed", { a: 1 }],
  ["Names", { n: "1", X: 1 }],
  ["Tree", { label: "a", children: [{ label: 1 }] }],
  ["Tree", { label: "a", next: { children: [{}] } }],
  ["Choice", { kind: "one", a: "a" }],
  ["Choice", { kind: "two", a: "a" }],
  ["Either", 5],
  ["Either", { b: 3 }],
  ["Text", "abc"],
  ["Text", "b"],
  ["Listed", { a: [1] }],
  ["Listed", { a: [2] }],
  ["Contains", [1, 2, 1]],
  ["Contains", [1, 2]],
  ["Tuple", ["a", 1]],
  ["Tuple", [1, "a", true]],
  ["Depends", { a: 1, c: 1 }],
  ["Sum", 0.75],
  ["Sum", 0.7],
  ["Open", { known: 1, other: 2 }],
  ["Open", { known: 1 }],
  ["When", { kind: "a" }],
  ["When", { kind: "a", a: 1 }],
  ["Both", { name: 3, more: "x" }],
];

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    const { name, message } = error as Error;
    const issues = Object.hasOwn(error as Error, "issues") && (error as { issues: unknown }).issues;
    return { name, message, issues };
  }
}

const call = (name: string, ...given: unknown[]): unknown => {
  const run = output[name];
  if (run === undefined) throw new Error(`The output has no ${name}.`);
  return attempt(() => run(...given));
};

/** What all of it says, without anything that is made of prototypes. */
function everything(): unknown[] {
  const verdicts = values.map((pair) => {
    const name = pair[0];
    const value = pair[1];
    const schema = output[`${name}Schema`] as unknown as Schema;
    return [
      call(`is${name}`, value),
      call(`validate${name}`, value),
      call(`validate${name}`, value, {}),
      call(`validate${name}`, value, { nulls: output["nullIsUnset"] }),
      call(`assert${name}`, value),
      attempt(() => schema["~standard"].validate(value)),
    ];
  });
  const query = { page_token: "t", filter: { a: "b", c: ["d"] }, list: ["e", "f"] };
  const input = {
    pathParams: { id: "1/2" },
    query,
    headers: { "x-one": [1] },
    cookies: { c: "d;e" },
  };
  const options = { baseUrl: "https://api.example.com/base" };
  const pet = { name: "Rex", tags: ["a"], at: new Date(0) };
  const multipart = call(
    "buildRequest",
    output["sendPet"],
    { body: { ...pet, name: "x" } },
    {
      ...options,
      contentType: "multipart/form-data",
    },
  ) as { body: FormData };
  const requests = [
    call("buildRequest", output["listPets"], input, options),
    call("buildRequest", output["listPets"], { query: { none: 1 } }, options),
    call("buildRequest", output["listPets"], { pathParams: { id: ".." } }, options),
    call("buildRequest", output["sendPet"], { body: pet }, { ...options, headers: { a: "b" } }),
    call(
      "buildRequest",
      output["sendPet"],
      { body: pet },
      {
        ...options,
        contentType: "application/x-www-form-urlencoded",
      },
    ),
    attempt(() => Array.from(multipart.body, (entry) => [entry[0], typeof entry[1]])),
  ];
  const headers = { "X-N": "1.5", "x-list": "1, 2,x", "x-j": '{"name":"a"}' };
  const responses = [
    call("parseResponse", output["listPets"], 200, { pets: [{ name: "a" }] }),
    call("parseResponse", output["listPets"], 200, { pets: [{}] }, "application/json"),
    call("parseResponse", output["listPets"], 404, { pets: [{}] }),
    call("parseResponse", output["listPets"], 500, [{ name: "a" }, {}], "application/jsonl"),
    call("parseHeaders", output["listPets"], 200, headers),
    call("parseHeaders", output["listPets"], 200, new Headers({ "x-n": "x" })),
    call("parseHeaders", output["listPets"], 200, {}),
    call("readHeaders", output["listPets"], 200, headers),
  ];
  return [verdicts, requests, responses];
}

async function pages(): Promise<unknown[]> {
  const seen: unknown[] = [];
  const all = [
    { pets: [{ name: "a" }, { name: "b" }], next_page_token: "2" },
    { pets: [{ name: "c" }] },
  ];
  let page = 0;
  const run = (output["paginate"] as Call)(
    output["listPets"],
    { pathParams: { id: "1" } },
    (input: unknown) => {
      seen.push(input);
      return all[page++];
    },
  ) as AsyncIterable<{ name: string }>;
  for await (const pet of run) {
    seen.push(pet);
    if (pet.name === "c") break;
  }
  return seen;
}

const pollutions: readonly (readonly [string, unknown])[] = [
  ["1", 1],
  ["true", true],
  ["a text", "polluted"],
  ["an object", Object.freeze({ validate: 1 })],
  ["a function", () => "polluted"],
];

const wholeText = (results: unknown): string => JSON.stringify(results);

/** Messages show the literals of a document by `JSON.stringify`, which asks `toJSON`: only words differ. */
const withoutWords = (results: unknown): string =>
  JSON.stringify(results, (key, part: unknown) =>
    key === "message" || key === "expected" ? undefined : part,
  );

/** While it runs, the prototype has the property. */
function polluted<T>(prototype: object, name: string, value: unknown, run: () => T): T {
  const attributes = {
    __proto__: null,
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  };
  Object.defineProperty(prototype, name, attributes);
  try {
    return run();
  } finally {
    Reflect.deleteProperty(prototype, name);
  }
}

it.each([
  ["Object.prototype", Object.prototype],
  ["Array.prototype", Array.prototype],
] as const)(
  "no name in %s changes a verdict, a request or a response",
  { timeout: 300_000 },
  (_, prototype) => {
    const expected = everything();
    const names = namesRead().filter((name) => !(name in prototype));
    expect(names.length).toBeGreaterThan(200);
    const changed = names.flatMap((name) =>
      pollutions.flatMap(([kind, value]) => {
        const results = polluted(prototype, name, value, everything);
        const text = name === "toJSON" ? withoutWords : wholeText;
        return text(results) === text(expected) ? [] : [`${name} = ${kind}`];
      }),
    );
    expect(changed).toEqual([]);
  },
);

it("no name changes what pages give", { timeout: 120_000 }, async () => {
  const expected = JSON.stringify(await pages());
  const changed: string[] = [];
  for (const name of namesRead()) {
    // The language itself calls a function `then` of every object that a promise is resolved with.
    for (const value of name === "then" ? [1, "polluted"] : [1, "polluted", () => "polluted"]) {
      let results: unknown[] = [];
      Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
      try {
        results = await pages();
      } catch (error) {
        results = [String(error)];
      } finally {
        Reflect.deleteProperty(Object.prototype, name);
      }
      if (JSON.stringify(results) !== expected) changed.push(name);
    }
  }
  expect(changed).toEqual([]);
});

it("no iterator of the runtime is closed early, which would look for `return` in Object.prototype", () => {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isArrayBindingPattern(node)) found.push(node.getText());
    if (ts.isForOfStatement(node) && leaves(node.statement)) found.push(node.getText());
    if (ts.isYieldExpression(node) && node.asteriskToken) found.push(node.getText());
    ts.forEachChild(node, look);
  };
  const leaves = (node: ts.Node): boolean =>
    !ts.isFunctionLike(node) &&
    (ts.isReturnStatement(node) ||
      ts.isBreakStatement(node) ||
      (ts.forEachChild(node, leaves) ?? false));
  for (const text of texts) look(ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true));
  expect(found).toEqual([]);
});
