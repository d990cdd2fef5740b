import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { emitIndex } from "../generator/emit/index-module.js";
import { reservedNames } from "../generator/text/reserved-names.js";
import { readTemplates } from "../generator/write/read-templates.js";
import { importCycles } from "./architecture/import-cycles.js";
import {
  isDynamicImport,
  placesOf,
  readGeneratedSources,
  readSources,
  repository,
  type Source,
} from "./architecture/source-files.js";

const sources = readSources();

/** Everything may import these; they import nothing but each other. */
const shared = [
  "generator/findings/diagnostics.ts",
  "generator/findings/diagnostic-catalogue.ts",
  "generator/findings/rules/",
  "generator/findings/changes/",
  "generator/options/options.ts",
  "generator/options/built-in-emitters.ts",
  "generator/findings/specwright-error.ts",
];

const configuration = ["generator/options/config.ts", "generator/options/check-options.ts"];
const optionChecks = [
  "generator/options/option-error.ts",
  "generator/options/check-combinations.ts",
];

/** Which files a part may import from, beside its own: `folder/` or a file. Top to bottom. */
const layers: Readonly<Record<string, readonly string[]>> = {
  "generator/cli.ts": ["generator/commands/", "generator/report/terminal-text.ts", ...shared],
  "generator/commands/": [
    "generator/index.ts",
    "generator/options/config.ts",
    "generator/options/config-json.ts",
    // Configurations may import it though they lie where it is not installed.
    "generator/emit-api.ts",
    "generator/report/",
    // `explain` of a code that there is none of names the nearest one.
    "generator/text/nearest-name.ts",
    // Names of files are other people's text.
    "generator/text/visible-text.ts",
    // `generate --check` compares instead of writing.
    "generator/write/commit-files.ts",
    "generator/write/output-path.ts",
    "generator/write/write-error.ts",
    // What a run has written is remembered.
    "generator/write/written-hashes.ts",
    ...shared,
  ],
  "generator/index.ts": [
    "generator/pipeline.ts",
    "generator/diff-documents.ts",
    "generator/diff/change.ts",
    ...configuration,
    "generator/emit/emitter.ts",
    "generator/json/json.ts",
    "generator/write/commit-files.ts",
    "generator/write/write-error.ts",
    ...shared,
  ],
  "generator/options/config.ts": [
    "generator/options/check-options.ts",
    "generator/options/config-json.ts",
    "generator/options/option-error.ts",
    ...shared,
  ],
  "generator/options/config-json.ts": [
    "generator/json/json.ts",
    "generator/load/text/parse-json.ts",
    "generator/text/text-lines.ts",
    ...shared,
  ],
  "generator/options/check-options.ts": [
    "generator/load/limits.ts",
    "generator/text/nearest-name.ts",
    "generator/load/remote/allowed-hosts.ts",
    ...optionChecks,
    ...shared,
  ],
  "generator/options/check-combinations.ts": ["generator/options/option-error.ts", ...shared],
  "generator/options/option-error.ts": shared,
  "generator/diff-documents.ts": [
    "generator/pipeline.ts",
    "generator/diff/",
    "generator/load/git-reader.ts",
    ...shared,
  ],
  "generator/pipeline.ts": [
    "generator/load/file-reader.ts",
    "generator/load/load-document.ts",
    "generator/descriptors/",
    "generator/build/build-api.ts",
    "generator/model/model.ts",
    "generator/emit-files.ts",
    "generator/paths/paths-task.ts",
    "generator/validate/",
    ...shared,
  ],
  "generator/paths/paths-task.ts": [
    "generator/json/json.ts",
    "generator/paths/paths.ts",
    "generator/write/format.ts",
  ],
  "generator/paths/paths-worker.ts": [
    "generator/paths/paths.ts",
    "generator/paths/paths-transformer.ts",
    "generator/write/format.ts",
  ],
  "generator/emit-files.ts": [
    "generator/model/model.ts",
    "generator/emit/",
    "generator/write/",
    "generator/custom/emit-own.ts",
    "generator/custom/check-own-files.ts",
    "generator/custom/override-templates.ts",
    "generator/paths/paths-task.ts",
    ...shared,
  ],
  "generator/custom/emit-own.ts": [
    "generator/model/model.ts",
    "generator/emit/",
    "generator/write/",
    ...shared,
  ],
  "generator/custom/check-own-files.ts": [
    "generator/custom/emit-own.ts",
    "generator/write/",
    ...shared,
  ],
  "generator/custom/override-templates.ts": [
    "generator/text/nearest-name.ts",
    "generator/write/",
    ...shared,
  ],
  "generator/unplugin.ts": ["generator/commands/", "generator/report/", ...shared],
  // The public vocabulary of emitters: it only names what is there.
  "generator/emit-api.ts": ["generator/emit/", "generator/ir/"],
  "generator/report/": ["generator/diff/change.ts", "generator/text/visible-text.ts", ...shared],
  "generator/descriptors/": [
    // What the document says of oneofs by itself.
    "generator/build/extensions.ts",
    "generator/build/oneofs/prose-oneofs.ts",
    "generator/load/",
    ...shared,
  ],
  "generator/diff/": [
    "generator/ir/",
    "generator/json/json.ts",
    "generator/json/pointer.ts",
    // Values that a document lists are tried.
    "generator/validate/make-nodes.ts",
    "generator/validate/bounded-patterns.ts",
    "templates/runtime/multiple-of.ts",
    ...shared,
  ],
  "generator/validate/": [
    "generator/ir/",
    "generator/json/json.ts",
    "generator/json/pointer.ts",
    "generator/text/nearest-name.ts",
    // What stands where in a document is one table, for references and for rules.
    "generator/load/references/reference-positions.ts",
    "generator/load/text/root-shape.ts",
    "generator/load/references/walk-shapes.ts",
    "templates/runtime/",
    ...shared,
  ],
  "generator/emit/": ["generator/ir/", "generator/custom/structure-kind.ts"],
  "generator/write/": ["generator/custom/structure-kind.ts"],
  "generator/custom/structure-kind.ts": [],
  "generator/ir/": [
    // Types only: what the loader knows of `$dynamicRef`.
    "generator/load/references/dynamic-scopes.ts",
    "generator/json/json.ts",
    "generator/json/pointer.ts",
    "generator/text/nearest-name.ts",
    ...shared,
  ],
  "generator/load/": shared,
  "templates/runtime/": [],
  ...Object.fromEntries(shared.map((file) => [file, shared])),
  // Types only: the option `emitters` takes functions over the model.
  "generator/options/options.ts": ["generator/emit/emitter.ts", ...shared],
};

/** Files that describe one thing by mutual recursion, as schemas nest in schemas. */
const cycles = [
  [
    "generator/emit/check/check-function.ts",
    "generator/emit/check/check-module.ts",
    "generator/emit/check/object-statements.ts",
    "generator/emit/check/property-loop.ts",
    "generator/emit/check/refusal.ts",
    "generator/emit/check/statements.ts",
    "generator/emit/check/tagged-statements.ts",
    "generator/emit/check/unevaluated-statements.ts",
  ],
  [
    "generator/build/schemas/build-array.ts",
    "generator/build/schemas/build-conditional.ts",
    "generator/build/schemas/build-literal.ts",
    "generator/build/schemas/build-object.ts",
    "generator/build/schemas/build-schema.ts",
    "generator/build/schemas/build-typed.ts",
    "generator/build/schemas/build-unevaluated.ts",
    "generator/build/unions/build-union.ts",
  ],
  // Types only: a node holds a function that takes a trace, and a trace descends into nodes.
  ["templates/runtime/node.ts", "templates/runtime/trace.ts"],
];

/** Longer than the limit, with the reason. */
const longFiles = new Map([
  [
    "generator/model/model.ts",
    "one closed vocabulary, mostly comments: apart it is harder to read",
  ],
  ["generator/write/layout/tree.ts", "one closed vocabulary of types that refer to each other"],
]);

describe("imports", () => {
  it("every file belongs to a part", () => {
    const homeless = sources.filter(({ path }) => layerOf(path) === undefined);
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  it("lead downward only", () => {
    const upward = sources.flatMap(({ path, imports }) => {
      const wrong = imports.filter((target) => !mayImport(path, target));
      return wrong.map((target) => `${path} -> ${target}`);
    });
    expect(upward).toEqual([]);
  });

  it("lead nowhere else in code that the generator has made for itself", () => {
    const made = readGeneratedSources();
    const away = made.flatMap(({ imports }) =>
      imports.filter((target) => !made.some(({ path }) => path === target)),
    );
    expect(made.length).toBeGreaterThan(10);
    expect(away).toEqual([]);
  });

  it("lead to files that exist", () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports.filter((target) => !existsSync(repository + target)).map((to) => `${path} -> ${to}`),
    );
    expect(missing).toEqual([]);
  });

  it("lead in circles only where recursion asks for it", () => {
    expect(importCycles(new Map(sources.map(({ path, imports }) => [path, imports])))).toEqual(
      cycles,
    );
  });

  it.each([
    ["generator/emit/types.ts", "generator/json/json.ts", false],
    ["generator/write/format.ts", "generator/model/model.ts", false],
    ["generator/json/json.ts", "generator/model/model.ts", false],
    ["generator/build/raw.ts", "generator/load/load-document.ts", false],
    ["templates/runtime/own.ts", "generator/options/options.ts", false],
    ["generator/pipeline.ts", "generator/cli.ts", false],
    ["generator/emit/check/refusal.ts", "generator/emit/code.ts", true],
    ["generator/emit/types.ts", "generator/model/model.ts", true],
  ])("the rule itself: %s -> %s: %s", (from, to, allowed) => {
    expect(mayImport(from, to)).toBe(allowed);
  });
});

describe("the rule about circles", () => {
  it.each<[string, Record<string, string[]>, string[][]]>([
    ["a line has none", { a: ["b"], b: ["c"], c: [] }, []],
    ["two that import each other", { a: ["b"], b: ["a"], c: ["a"] }, [["a", "b"]]],
    ["a longer way round", { a: ["b"], b: ["c"], c: ["a"], d: ["d"] }, [["a", "b", "c"], ["d"]]],
    ["a diamond has none", { a: ["b", "c"], b: ["d"], c: ["d"], d: [] }, []],
  ])("%s", (_, graph, want) => {
    expect(importCycles(new Map(Object.entries(graph)))).toEqual(want);
  });
});

describe("files", () => {
  it("are no longer than 250 lines", () => {
    const long = sources.filter(({ text }) => text.split("\n").length - 1 > 250);
    const unexpected = long.map(({ path }) => path).filter((path) => !longFiles.has(path));
    expect(unexpected).toEqual([]);
  });

  it("have names of their own, in kebab case", () => {
    const names = sources.map(({ path }) => path.replace(/^.*\//, ""));
    const odd = names.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(name));
    const vague = names.filter((name) => /^(?:utils?|helpers?|common|misc|shared)\.ts$/.test(name));
    expect([...odd, ...vague]).toEqual([]);
  });
});

describe("code", () => {
  const found = (test: (node: ts.Node) => boolean, where = (_: Source) => true): string[] =>
    sources.filter(where).flatMap((source) => placesOf(source, test));

  it("has no default exports", () => {
    expect(found((node) => ts.isExportAssignment(node) || isDefaultExport(node))).toEqual([]);
  });

  it("has no `any`", () => {
    expect(found((node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
  });

  it("imports by names that everybody sees, and late only where loading takes a while", () => {
    const isComputed = (node: ts.Node) =>
      isDynamicImport(node) && !ts.isStringLiteralLike(node.arguments[0] ?? node);
    expect(found(isComputed)).toEqual([]);
    const isLate = (node: ts.Node) =>
      isDynamicImport(node) && /^["'`]\./.test(node.arguments[0]?.getText() ?? "");
    const late = found(isLate).map((place) => place.replace(/:\d+$/, ""));
    // A declaration of a command loads what the command does when it runs.
    const others = late.filter((path) => !/^generator\/commands\/[\w-]+-command\.ts$/.test(path));
    // Emitters as a whole, rules, and the compiler, which only some runs need; what configurations import.
    expect([...new Set(others)].sort()).toEqual([
      "generator/commands/run/find-config.ts",
      "generator/emit-files.ts",
      "generator/index.ts",
      "generator/paths/paths-task.ts",
      "generator/pipeline.ts",
      "generator/write/render-files.ts",
    ]);
  });

  it("switches compilers off nowhere", () => {
    const marks = /@ts-(?:ignore|nocheck|expect-error)|eslint-disable/;
    // The emitter of comments defuses such marks, and names them.
    const named = new Set(["generator/emit/docs.ts"]);
    const places = sources.filter(({ text, path }) => marks.test(text) && !named.has(path));
    expect(places.map(({ path }) => path)).toEqual([]);
  });

  it("prints in cli.ts only", () => {
    const prints = (node: ts.Node) =>
      ts.isPropertyAccessExpression(node) &&
      /^(?:console$|process\.std(?:out|err)$)/.test(node.expression.getText()) &&
      node.name.text !== "isTTY";
    expect(found(prints, ({ path }) => path !== "generator/cli.ts")).toEqual([]);
  });

  it("runs no text as code", () => {
    const evaluates = (node: ts.Node) =>
      (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      ["eval", "Function"].includes(node.expression.getText());
    expect(found(evaluates)).toEqual([]);
  });

  it("is trusted in two files only", () => {
    const trusts = (node: ts.Node) =>
      ts.isPropertyAccessExpression(node) && node.getText() === "Code.trusted";
    const doors = ["generator/emit/code.ts", "generator/emit/docs.ts"];
    expect(found(trusts, ({ path }) => !doors.includes(path))).toEqual([]);
    expect(found(trusts).length).toBeGreaterThan(0);
  });
});

describe("ARCHITECTURE.md", () => {
  const text = readFileSync(`${repository}ARCHITECTURE.md`, "utf8");
  const named = [...text.matchAll(/`([\w.-]+\/[\w./-]*|[\w-]+\.(?:ts|md|json|yaml))`/g)];
  const paths = [...new Set(named.map((match) => match[1] ?? ""))];

  it("names files", () => {
    expect(paths.length).toBeGreaterThan(30);
  });

  it.each(paths)("%s exists", (path) => {
    // The modules of an output are named as users see them.
    const places = ["", "generator/", "templates/", "generated/", "generated/src/"];
    expect(places.some((place) => existsSync(repository + place + path))).toBe(true);
  });
});

describe("reserved names", () => {
  it("hold whatever index.ts exports of the runtime", async () => {
    const templates = await readTemplates();
    const full = ["types.ts", "oneofs.ts", "validators.ts", "endpoints.ts"].map((path) => {
      return { path, statements: [{ kind: 1 }] as never, runtime: [] };
    });
    const { statements } = emitIndex(full, { paths: true, templates });
    const names = statements.flatMap((statement) => {
      const { namedExports } = statement as { namedExports?: readonly { name: string }[] };
      return (namedExports ?? []).map(({ name }) => name);
    });
    expect(names).toContain("buildRequest");
    expect(names.filter((name) => !reservedNames.has(name))).toEqual([]);
  });
});

function layerOf(path: string): string | undefined {
  return Object.keys(layers).find((layer) => isIn(layer, path));
}

function isIn(part: string, path: string): boolean {
  return part.endsWith("/") ? path.startsWith(part) : path === part;
}

function mayImport(from: string, to: string): boolean {
  const layer = layerOf(from);
  if (layer === undefined) return false;
  return isIn(layer, to) || (layers[layer] ?? []).some((allowed) => isIn(allowed, to));
}

function isDefaultExport(node: ts.Node): boolean {
  return ts.canHaveModifiers(node)
    ? (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
    : false;
}
