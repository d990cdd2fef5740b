import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { exportedNames } from "../generator/emit/package/exported-names.js";
import { emitIndex } from "../generator/emit/package/index-module.js";
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

const architecture = readFileSync(`${repository}ARCHITECTURE.md`, "utf8");

/** Which rooms and files a room may import from, beside itself, as ARCHITECTURE.md says. */
const layers: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ...architecture.matchAll(/^\| `((?:generator|templates)\/[\w./-]+)` +\|[^|]+\|([^|]*)\|$/gm),
  ].map(([, room = "", imports = ""]) => {
    const names = [...imports.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    return [
      room,
      names.map((name) => (name.startsWith("templates/") ? name : `generator/${name}`)),
    ];
  }),
);

/** Files that describe one thing by mutual recursion, as schemas nest in schemas. */
const cycles = [
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
  [
    "generator/emit/check/check-function.ts",
    "generator/emit/check/check-module.ts",
    "generator/emit/check/object-statements.ts",
    "generator/emit/check/oneof-statements.ts",
    "generator/emit/check/property-loop.ts",
    "generator/emit/check/read-properties.ts",
    "generator/emit/check/refusal.ts",
    "generator/emit/check/statements.ts",
    "generator/emit/check/tagged-statements.ts",
    "generator/emit/check/unevaluated-statements.ts",
  ],
];

/** Longer than the limit, with the reason. */
const longFiles = new Map([
  [
    "generator/model/model.ts",
    "one closed vocabulary, mostly comments: apart it is harder to read",
  ],
]);

/** Folders that hold more files than that, to be split. */
const fullFolders = new Map([["templates/runtime", 38]]);

describe("imports", () => {
  it("every file belongs to a part", () => {
    const homeless = sources.filter(({ path }) => layerOf(path) === undefined);
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  it("the table of rooms names rooms that exist", () => {
    expect(Object.keys(layers).length).toBeGreaterThan(20);
    const named = [...Object.keys(layers), ...Object.values(layers).flat()];
    expect(named.filter((path) => !existsSync(repository + path))).toEqual([]);
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
    ["generator/emit/types/types.ts", "generator/json/json.ts", false],
    ["generator/write/format.ts", "generator/model/model.ts", false],
    ["generator/json/json.ts", "generator/model/model.ts", false],
    ["generator/build/raw.ts", "generator/load/load-document.ts", false],
    ["templates/runtime/own.ts", "generator/options/options.ts", false],
    ["generator/pipeline.ts", "generator/cli.ts", false],
    ["generator/emit/check/refusal.ts", "generator/emit/code/code.ts", true],
    ["generator/emit/types/types.ts", "generator/model/model.ts", true],
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

describe("folders", () => {
  it("hold no more than about 25 files", () => {
    const counts = new Map<string, number>();
    for (const { path } of sources) {
      const folder = path.replace(/\/[^/]+$/, "");
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const full = [...counts].filter(([folder, count]) => count > (fullFolders.get(folder) ?? 26));
    expect(full).toEqual([]);
  });
});

describe("files", () => {
  it("are no longer than 250 lines, or 520 in the runtime", () => {
    // A module of the runtime is a chapter: an output is to have few files.
    const limit = (path: string) => (path.startsWith("templates/runtime/") ? 520 : 250);
    const long = sources.filter(({ path, text }) => text.split("\n").length - 1 > limit(path));
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

  it("has no default exports, but for plugins, which configurations import by any name", () => {
    const places = found((node) => ts.isExportAssignment(node) || isDefaultExport(node));
    expect(places.map((place) => place.replace(/:\d+$/, ""))).toEqual([
      "generator/unplugin.ts",
      "generator/vite.ts",
    ]);
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
      "generator/core.ts",
      "generator/core/core-options.ts",
      "generator/emit-files.ts",
      "generator/index.ts",
      "generator/node/node-surroundings.ts",
      "generator/paths/paths-task.ts",
      "generator/pipeline.ts",
      "generator/write/render-files.ts",
    ]);
  });

  it("switches compilers off nowhere", () => {
    const marks = /@ts-(?:ignore|nocheck|expect-error)|eslint-disable/;
    // The emitter of comments defuses such marks, and names them. Output tells linters to leave it alone.
    const named = new Set(["generator/emit/docs.ts", "generator/write/render-files.ts"]);
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

  it("is trusted in few files only", () => {
    const trusts = (node: ts.Node) =>
      ts.isPropertyAccessExpression(node) && node.getText() === "Code.trusted";
    const door = "generator/emit/code/";
    const doors = [`${door}code.ts`, `${door}combine.ts`, "generator/emit/docs.ts"];
    expect(found(trusts, ({ path }) => !doors.includes(path))).toEqual([]);
    expect(found(trusts).length).toBeGreaterThan(0);
  });
});

describe("ARCHITECTURE.md", () => {
  const named = [...architecture.matchAll(/`([\w.-]+\/[\w./-]*|[\w-]+\.(?:ts|md|json|yaml))`/g)];
  const paths = [...new Set(named.map((match) => match[1] ?? ""))];

  it("names files", () => {
    expect(paths.length).toBeGreaterThan(30);
  });

  it.each(paths)("%s exists", (path) => {
    // The modules of an output are named as users see them.
    const places = [
      "",
      "generator/",
      "generator/load/",
      "generator/build/",
      "generator/validate/",
      "generator/diff/",
      "generator/commands/",
      "generator/emit/",
      "generator/findings/",
      "templates/",
      "generated/",
      "generated/src/",
    ];
    expect(places.some((place) => existsSync(repository + place + path))).toBe(true);
  });
});

describe("reserved names", () => {
  it("hold whatever index.ts exports of the runtime", async () => {
    const templates = await readTemplates();
    const full = ["types.ts", "oneofs.ts", "validators.ts", "endpoints.ts"].map((path) => {
      return { path };
    });
    const { statements } = emitIndex(full, { paths: true, templates });
    const names = exportedNames(statements);
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
