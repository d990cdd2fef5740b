import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diff, generate, validate } from "../generator/index.js";
import { errorsByFolder } from "./compile/compile-text.js";
import { writeFiles } from "./golden/expected-folder.js";
import {
  descriptorsOf,
  documentOf,
  id,
  names,
  ref,
  spellings,
  supported,
  versions,
  type Json,
  type Spelling,
} from "./oneof-spellings/spellings.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-spellings-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Module = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

interface Endpoint {
  readonly oneofs: readonly { readonly message: string; readonly name: string }[];
}

interface Result {
  readonly ok: boolean;
  readonly issues?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly message: string;
    readonly oneof?: unknown;
  }[];
}

/** What the version's document is generated from. */
function given(version: string) {
  const wanted = supported(version);
  const chosen = wanted.map((name) => [name, spellings[name]?.schema ?? {}] as const);
  const described = wanted.filter((name) => spellings[name]?.described);
  return {
    spec: documentOf(version, Object.fromEntries(chosen)),
    descriptors: descriptorsOf(described),
    paths: false,
  };
}

describe.each(versions)("in a document of version %s", (version) => {
  const wanted = supported(version);
  const load = async (name: string): Promise<Module> =>
    (await import(pathToFileURL(join(scratch, version, name)).href)) as Module;

  beforeAll(async () => {
    const { files, diagnostics } = await generate({ ...given(version), target: "js" });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    writeFiles(join(scratch, version), files);
  });

  it.each(wanted)("%s: one issue for a broken group, none for a sound one", async (name) => {
    const { mode, nulls, refusesNull } = spellings[name] as Spelling;
    const validators = await load("validators.js");
    const issues = (value: unknown) => {
      const { issues: found = [] } = validators[`validate${name}`]?.(value) as Result;
      return found.map(({ pointer, code, message: words, oneof }) => [pointer, code, words, oneof]);
    };
    const group = "cardOrIban";
    const several = "only one of `card`, `iban` may be set; set: `card`, `iban`";
    const missing = "one of `card`, `iban` is required";
    expect(issues({ id: "a", card: "b" })).toEqual([]);
    expect(issues({ iban: 1 })).toEqual([]);
    expect(issues({ card: "b", iban: 1 })).toEqual([
      ["", "oneof", several, { group, set: ["card", "iban"] }],
    ]);
    const isNeeded = mode === "exactlyOne";
    const none1 = [["", "oneof", missing, { group, set: [] }]];
    expect(issues({ id: "a" })).toEqual(isNeeded ? none1 : []);
    expect(issues({ card: 1 })).toEqual([["/card", "type", "must be a string", undefined]]);
    for (const member of ["card", "iban"]) {
      const isUnset = nulls === "unset" && refusesNull?.includes(member) !== true;
      expect(issues({ [member]: null }), member).toHaveLength(isUnset ? 0 : 1);
    }
    expect(validators[`is${name}`]?.(Object.create({ card: "b" }))).toBe(!isNeeded);
  });

  it.each(wanted)("%s: which, set and clear", async (name) => {
    const oneofs = await load("oneofs.js");
    const call = (verb: string, ...given: readonly unknown[]) =>
      oneofs[`${verb}${name}CardOrIban`]?.(...given);
    expect(call("which", { id: "a", iban: 1 })).toEqual({ case: "iban", value: 1 });
    expect(call("which", { id: "a" })).toEqual({ case: undefined });
    expect(call("set", { id: "a", iban: 1 }, "card", "b")).toEqual({ id: "a", card: "b" });
    expect(call("clear", { id: "a", iban: 1 })).toEqual({ id: "a" });
    const { mode, nulls } = spellings[name] as Spelling;
    expect(oneofs[`${name}CardOrIbanOneof`]).toEqual({
      message: name,
      name: "cardOrIban",
      members: ["card", "iban"],
      ...(mode === "exactlyOne" ? { mode } : {}),
      ...(nulls === "value" ? { nulls } : {}),
    });
  });

  it.each(wanted)("%s: the endpoint has it in what it sends and receives", async (name) => {
    const { oneofs } = (await load("endpoints.js"))[`send${name}`] as unknown as Endpoint;
    expect(oneofs.map(({ message, name: group }) => [message, group])).toEqual([
      [name, "cardOrIban"],
    ]);
  });
});

describe("types narrow, and refuse two members and none where one has to be set", () => {
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    const all = new Map<string, string>();
    for (const version of versions) {
      const { files } = await generate(given(version));
      for (const [path, text] of files) all.set(`${version}/${path}`, text);
      const wanted = supported(version);
      const imported = `import type { ${wanted.join(", ")} } from "./types.js";\nimport * as helpers from "./oneofs.js";\n`;
      const use = "function use<T>(value: T): T { return value; }\n";
      all.set(`${version}/uses.ts`, `${imported}${use}${wanted.flatMap(usesOf).join("\n")}\n`);
    }
    errors = errorsByFolder(all);
  });

  it.each(versions)("in a document of version %s", (version) => {
    expect(errors.get(version) ?? []).toEqual([]);
  });
});

/** Statements about the type of one spelling, with the values that it has to refuse. */
function usesOf(name: string): readonly string[] {
  const { mode, nulls, refusesNull = [] } = spellings[name] as Spelling;
  const refused = (value: string) => `// @ts-expect-error\nuse<${name}>(${value});`;
  const absent = nulls === "unset" ? "null" : "undefined";
  const nullOf = (member: string) => {
    if (nulls === "value") return refused('{ card: "b", iban: null }');
    const value = `{ ${member}: null }`;
    return refusesNull.includes(member) ? refused(value) : `use<${name}>(${value});`;
  };
  return [
    `use<${name}>({ id: "a", card: "b" });`,
    `use<${name}>({ iban: 1, card: undefined });`,
    `{ const one = use<${name}>({ card: "b" }); if (one.card != ${absent}) { const text: string = one.card; const other: ${absent === "null" ? "null | " : ""}undefined = one.iban; use<unknown>([text, other]); } }`,
    refused('{ card: "b", iban: 1 }'),
    refused("{ card: 1 }"),
    mode === "exactlyOne" ? refused('{ id: "a" }') : `use<${name}>({ id: "a" });`,
    nullOf("card"),
    nullOf("iban"),
    `{ const which = helpers.which${name}CardOrIban(use<${name}>({ card: "b" })); switch (which.case) { case "card": use<string>(which.value); break; case "iban": use<number>(which.value); break; ${mode === "exactlyOne" ? "default: use<never>(which);" : "case undefined: break; default: use<never>(which);"} } }`,
    `use<${name}>(helpers.set${name}CardOrIban({ id: "a" }, "card", "b"));`,
    `// @ts-expect-error\nhelpers.set${name}CardOrIban({ id: "a" }, "card", 1);`,
  ];
}

describe("beside a `$ref` in OpenAPI 3.0, where only the `$ref` counts", () => {
  const ignored = names.filter((name) => "$ref" in (spellings[name] as Spelling).schema);

  it.each(ignored)("%s: no oneof, and a finding that says so", async (name) => {
    const spec = documentOf("3.0.3", { [name]: (spellings[name] as Spelling).schema });
    const { files, diagnostics } = await generate({ spec, target: "js", paths: false });
    expect(files.get("oneofs.js")).not.toContain(name);
    const { diagnostics: found } = await validate({ spec });
    const codes = found.map(({ code, pointer }) => `${code} ${pointer ?? ""}`);
    const keyword = Object.keys((spellings[name] as Spelling).schema).at(-1) ?? "";
    expect(codes).toContain(`ignored-ref-sibling #/components/schemas/${name}/${keyword}`);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const folder = join(scratch, `ref-${name}`);
    writeFiles(folder, files);
    const validators = (await import(pathToFileURL(join(folder, "validators.js")).href)) as Module;
    expect(validators[`is${name}`]?.({ card: "b", iban: 1 })).toBe(true);
    expect(validators[`is${name}`]?.({ card: 1 })).toBe(false);
  });
});

describe("spellings of several `not`", () => {
  const three = { type: "object", properties: { a: id, b: id, c: id } };
  const pair = (...required: readonly string[]) => ({ not: { required } });
  const asks = (member: string, ...others: readonly string[]) => {
    const required = others.map((name) => ({ required: [name] }));
    return { required: [member], not: others.length === 1 ? required[0] : { anyOf: required } };
  };

  it.each<[string, Json, readonly (readonly string[])[]]>([
    [
      "each pair in `allOf`",
      { ...three, allOf: [pair("a", "b"), pair("c", "a"), pair("b", "c")] },
      [["a", "b", "c"]],
    ],
    [
      "beside and in `allOf`",
      { ...three, ...pair("a", "b"), allOf: [pair("b", "c"), pair("a", "c")] },
      [["a", "b", "c"]],
    ],
    [
      "behind references",
      { allOf: [ref("Three"), ref("AB"), ref("BC"), ref("AC")] },
      [["a", "b", "c"]],
    ],
    [
      "two pairs of four",
      {
        ...three,
        properties: { ...three.properties, d: id },
        allOf: [pair("a", "b"), pair("c", "d")],
      },
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a pair that is missing", { ...three, allOf: [pair("a", "b"), pair("b", "c")] }, [["a", "b"]]],
    [
      "a pair that says more",
      {
        ...three,
        allOf: [pair("a", "b"), pair("b", "c"), { ...pair("a", "c"), maxProperties: 2 }],
      },
      [["a", "b"]],
    ],
    [
      "three that exclude each other",
      { ...three, oneOf: [asks("a", "b", "c"), asks("b", "a", "c"), asks("c", "a", "b")] },
      [["a", "b", "c"]],
    ],
    [
      "three of which one excludes one",
      { ...three, oneOf: [asks("a", "b"), asks("b", "a", "c"), asks("c", "a", "b")] },
      [],
    ],
    [
      "two of which one excludes the other",
      { ...three, oneOf: [asks("a", "b"), { required: ["b"] }] },
      [],
    ],
    ["what excludes itself", { ...three, oneOf: [asks("a", "a"), asks("b", "b")] }, []],
  ])("%s", async (_name, schema, groups) => {
    const schemas = {
      Message: schema,
      Three: three,
      AB: pair("a", "b"),
      BC: pair("b", "c"),
      AC: pair("a", "c"),
    };
    const info = { title: "T", version: "1" };
    const spec = { openapi: "3.1.0", info, paths: {}, components: { schemas } };
    const { files } = await generate({ spec, target: "js", paths: false });
    const oneofs = files.get("oneofs.js") ?? "";
    const found = [...oneofs.matchAll(/members: (\[[^\]]*\])/g)];
    expect(found.map(([, list = ""]) => JSON.parse(list) as unknown)).toEqual(groups);
    const folder = join(scratch, `not-${_name.replaceAll(/\W/g, "-")}`);
    writeFiles(folder, files);
    const { isMessage } = (await import(
      pathToFileURL(join(folder, "validators.js")).href
    )) as Module;
    const validate = new Ajv2020({ strict: false }).compile({
      ...spec,
      $ref: "#/components/schemas/Message",
    });
    for (let bits = 0; bits < 16; bits += 1) {
      const set = ["a", "b", "c", "d"].filter((_member, at) => (bits & (1 << at)) !== 0);
      const value = Object.fromEntries(set.map((member) => [member, "x"]));
      expect(isMessage?.(value), set.join()).toBe(validate(value));
    }
  });
});

describe.each(versions)("diff in documents of version %s", (version) => {
  /** All pairs at once: each is a schema of its own, which an operation of its own sends and receives. */
  const changes = async (pairs: readonly (readonly [string, string])[]) => {
    const keys = pairs.map(([before, after]) => `${before}To${after}`);
    const documentWith = (side: 0 | 1) => {
      const schemas = pairs.map((pair, index) => {
        const [own, other] = [pair[side], pair[1 - side] ?? ""].map((name) => spellings[name]);
        // What the other one says beside the oneof is not what is compared.
        const beside = own?.beside === undefined ? other?.beside : undefined;
        return [keys[index] ?? "", { ...own?.schema, ...beside }] as const;
      });
      return documentOf(version, Object.fromEntries(schemas));
    };
    const described = keys.filter((_key, index) => {
      return pairs[index]?.some((name) => spellings[name]?.described);
    });
    const { changes: found, diagnostics } = await diff({
      base: documentWith(0),
      revision: documentWith(1),
      ...(described.length === 0 ? {} : { descriptors: descriptorsOf(described) }),
    });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return new Map(
      keys.map((key) => {
        const own = found.filter(({ operations }) => operations.includes(`POST /${key}`));
        return [key, own.map(({ code, severity, side }) => `${severity} ${side} ${code}`)];
      }),
    );
  };
  const wanted = supported(version);
  const alike = wanted.flatMap((before) => {
    return wanted
      .filter((after) => before !== after && isAlike(before, after))
      .map((after) => [before, after] as const);
  });
  let found: Awaited<ReturnType<typeof changes>>;

  beforeAll(async () => {
    found = await changes(alike);
  });

  it("compares each spelling with another one", () => {
    expect([...new Set(alike.flat())].sort()).toEqual([...wanted].sort());
    expect(found.size).toBe(alike.length);
  });

  it.each(alike)("%s and %s are the same", (before, after) => {
    const own = found.get(`${before}To${after}`) ?? [];
    expect(own.filter((text) => !text.startsWith("compatible"))).toEqual([]);
    expect(own.filter((text) => text.includes("oneof"))).toEqual([]);
  });

  it.runIf(version !== "2.0")("tells what differs of others, of the oneof alone", async () => {
    const different = await changes([
      ["AtMost", "BareRequired"],
      ["BareRequired", "AtMost"],
      ["Extension", "AtMost"],
      ["NotPair", "Extension"],
    ]);
    expect([...different.values()]).toEqual([
      ["breaking request oneof-became-required", "compatible response oneof-became-required"],
      ["breaking response oneof-became-optional", "compatible request oneof-became-optional"],
      ["breaking request oneof-null-counts", "compatible response oneof-null-counts"],
      ["breaking response oneof-null-ignored", "compatible request oneof-null-ignored"],
    ]);
  });
});

/** Two spellings that mean the same, but for what stands beside. */
function isAlike(before: string, after: string): boolean {
  const [one, other] = [before, after].map((name) => {
    const { mode, nulls, refusesNull = [] } = spellings[name] as Spelling;
    return [mode, nulls, ...refusesNull].join();
  });
  return one === other;
}
