import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diff, generate } from "../generator/index.js";
import { errorsByFolder } from "./compile/compile-text.js";
import { writeFiles } from "./golden/expected-folder.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-spellings-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Json = Readonly<Record<string, unknown>>;

const id = { type: "string" };
const card = { type: "string" };
const iban = { type: "integer" };
const fields = { id, card, iban };
const asked = [{ required: ["card"] }, { required: ["iban"] }];
const none = { not: { anyOf: asked } };
const arms = [
  { title: "Card", type: "object", properties: { card }, required: ["card"] },
  { title: "Iban", type: "object", properties: { iban }, required: ["iban"] },
];
const prose = `This message contains a oneof named cardOrIban. Only a single field of the following list may be set at a time:
  - card
  - iban
`;
const closed = { unevaluatedProperties: false };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

interface Spelling {
  readonly schema: Json;
  readonly mode: "atMostOne" | "exactlyOne";
  readonly nulls: "unset" | "value";
  /** Swagger 2.0 has the words for it. */
  readonly inSwagger?: true;
  /** It needs OpenAPI 3.1, or keywords beside `$ref`. */
  readonly since31?: true;
  /** The members are another schema's, which does not allow null, whatever unset means. */
  readonly refusesNull?: true;
}

const message = { type: "object", properties: fields };
const atMost = { mode: "atMostOne", nulls: "value" } as const;
const exactly = { mode: "exactlyOne", nulls: "value" } as const;

const extension = { "x-oneofs": { cardOrIban: ["card", "iban"] } };
const elsewhere = {
  mode: "atMostOne",
  nulls: "unset",
  inSwagger: true,
  refusesNull: true,
} as const;

/** Schemas that others refer to. */
const shared = {
  Base: message,
  Again: { allOf: [ref("Base")] },
  WithCard: { type: "object", properties: { id, card } },
  WithIban: { type: "object", properties: { iban } },
  Rule: { oneOf: asked },
  HasCard: { required: ["card"] },
  HasIban: { required: ["iban"] },
};

/** Every spelling of the one oneof `cardOrIban`, over `card` and `iban`. */
const spellings: Readonly<Record<string, Spelling>> = {
  Extension: {
    schema: { ...message, "x-oneofs": { cardOrIban: ["card", "iban"] } },
    mode: "atMostOne",
    nulls: "unset",
    inSwagger: true,
  },
  Prose: {
    schema: { ...message, description: prose },
    mode: "atMostOne",
    nulls: "unset",
    inSwagger: true,
  },
  ExtensionBehindRef: {
    schema: { allOf: [ref("Base")], ...extension },
    ...elsewhere,
  },
  ExtensionWithType: {
    schema: { type: "object", properties: { id }, allOf: [ref("Base")], ...extension },
    ...elsewhere,
  },
  ExtensionInItem: {
    schema: { allOf: [ref("Base"), { type: "object", ...extension }] },
    ...elsewhere,
  },
  ExtensionInNestedItem: {
    schema: { allOf: [{ allOf: [ref("Base")] }, { allOf: [{ type: "object", ...extension }] }] },
    ...elsewhere,
  },
  ExtensionInOtherItem: {
    schema: { allOf: [ref("Base"), { type: "object", maxProperties: 9, ...extension }] },
    ...elsewhere,
  },
  ExtensionAcross: {
    schema: {
      allOf: [ref("WithCard"), { type: "object", properties: { id, iban }, ...extension }],
    },
    ...elsewhere,
  },
  ExtensionOfTwo: {
    schema: { allOf: [ref("WithCard"), ref("WithIban")], ...extension },
    ...elsewhere,
  },
  ExtensionBehindTwo: { schema: { allOf: [ref("Again")], ...extension }, ...elsewhere },
  ExtensionBesideRef: { schema: { ...ref("Base"), ...extension }, ...elsewhere, since31: true },
  ExtensionBesideOthers: {
    schema: { allOf: [{ ...message, maxProperties: 9 }], ...extension },
    ...elsewhere,
  },
  ProseBehindRef: { schema: { description: prose, allOf: [ref("Base")] }, ...elsewhere },
  ProseInItem: {
    schema: { allOf: [ref("Base"), { type: "object", description: prose }] },
    ...elsewhere,
  },
  NotPairBehindRef: {
    schema: { allOf: [ref("Base")], not: { required: ["card", "iban"] } },
    ...atMost,
  },
  AtMostBesideOthers: {
    schema: { allOf: [{ ...message, maxProperties: 9 }, { oneOf: [...asked, none] }] },
    ...atMost,
  },
  BareRequired: { schema: { ...message, oneOf: asked }, ...exactly },
  RequiredInAllOf: { schema: { ...message, allOf: [{ oneOf: asked }] }, ...exactly },
  RequiredBehindRef: { schema: { ...message, allOf: [ref("Rule")] }, ...exactly },
  RequiredArmsBehindRef: {
    schema: { ...message, oneOf: [ref("HasCard"), ref("HasIban")] },
    ...exactly,
  },
  MembersBehindRef: { schema: { allOf: [ref("Base"), { oneOf: asked }] }, ...exactly },
  AtMost: { schema: { ...message, oneOf: [...asked, none] }, ...atMost },
  AtMostOneByOne: {
    schema: { ...message, oneOf: [...asked, { allOf: asked.map((not) => ({ not })) }] },
    ...atMost,
  },
  NotPair: { schema: { ...message, not: { required: ["card", "iban"] } }, ...atMost },
  NotPairs: {
    schema: { ...message, not: { anyOf: [{ required: ["card", "iban"] }] } },
    ...atMost,
  },
  Declared: { schema: { type: "object", properties: { id }, oneOf: arms }, ...exactly },
  DeclaredInAllOf: {
    schema: { type: "object", allOf: [{ properties: { id } }, { oneOf: arms }] },
    ...exactly,
  },
  DeclaredClosed: {
    schema: { type: "object", allOf: [{ properties: { id } }, { oneOf: arms }], ...closed },
    ...exactly,
    since31: true,
  },
  DeclaredTwice: { schema: { ...message, oneOf: arms }, ...exactly },
  ExcludingEachOther: {
    schema: {
      ...message,
      oneOf: [
        { required: ["card"], not: { required: ["iban"] } },
        { required: ["iban"], not: { required: ["card"] } },
      ],
    },
    ...exactly,
  },
  DeclaredAtMost: {
    schema: { type: "object", properties: { id }, oneOf: [...arms, none] },
    ...atMost,
  },
};

const names = Object.keys(spellings);

function documentOf(version: string, wanted: readonly string[], body?: string): Json {
  const isSwagger = version === "2.0";
  const schemas = {
    ...Object.fromEntries(wanted.map((name) => [name, spellings[name]?.schema])),
    ...shared,
  };
  const info = { title: "Spellings", version: "1" };
  if (isSwagger) {
    const { Rule: _, ...definitions } = schemas as Json;
    const text = JSON.stringify(definitions).replaceAll("#/components/schemas/", "#/definitions/");
    return { swagger: version, info, paths: {}, definitions: JSON.parse(text) as Json };
  }
  const content = { "application/json": { schema: ref(body ?? wanted[0] ?? "") } };
  const responses = { 200: { description: "Fine.", content } };
  const post = { operationId: "send", requestBody: { required: true, content }, responses };
  return { openapi: version, info, paths: { "/a": { post } }, components: { schemas } };
}

type Module = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

interface Result {
  readonly ok: boolean;
  readonly issues?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly message: string;
    readonly oneof?: unknown;
  }[];
}

function supported(version: string): readonly string[] {
  return names.filter((name) => {
    const { inSwagger, since31 } = spellings[name] ?? {};
    if (version === "2.0") return inSwagger === true && since31 !== true;
    return since31 !== true || !version.startsWith("3.0");
  });
}

describe.each(["3.0.3", "3.1.0", "3.2.0", "2.0"])("in a document of version %s", (version) => {
  const wanted = supported(version);
  const load = async (name: string): Promise<Module> =>
    (await import(pathToFileURL(join(scratch, version, name)).href)) as Module;

  beforeAll(async () => {
    const spec = documentOf(version, wanted);
    const { files, diagnostics } = await generate({ spec, target: "js", paths: false });
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
    const withNull = issues({ card: null });
    if (nulls === "unset" && refusesNull !== true) expect(withNull).toEqual([]);
    else expect(withNull).toHaveLength(1);
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
});

it("types narrow, and refuse two members and none where one has to be set", async () => {
  const folders = new Map<string, string>();
  const wanted = supported("3.1.0");
  const { files } = await generate({ spec: documentOf("3.1.0", wanted), paths: false });
  for (const [path, text] of files) folders.set(`a/${path}`, text);
  const uses = wanted.flatMap((name) => {
    const { mode, nulls, refusesNull } = spellings[name] as Spelling;
    const refused = (value: string) => `// @ts-expect-error\nuse<${name}>(${value});`;
    const absent = nulls === "unset" ? "null" : "undefined";
    return [
      `use<${name}>({ id: "a", card: "b" });`,
      `use<${name}>({ iban: 1, card: undefined });`,
      `{ const one = use<${name}>({ card: "b" }); if (one.card != ${absent}) { const text: string = one.card; const other: ${absent === "null" ? "null | " : ""}undefined = one.iban; use<unknown>([text, other]); } }`,
      refused('{ card: "b", iban: 1 }'),
      refused("{ card: 1 }"),
      mode === "exactlyOne" ? refused('{ id: "a" }') : `use<${name}>({ id: "a" });`,
      nulls === "unset" && refusesNull !== true
        ? `use<${name}>({ card: null });`
        : refused(refusesNull === true ? "{ card: null }" : '{ card: "b", iban: null }'),
      `{ const which = helpers.which${name}CardOrIban(use<${name}>({ card: "b" })); switch (which.case) { case "card": use<string>(which.value); break; case "iban": use<number>(which.value); break; ${mode === "exactlyOne" ? "default: use<never>(which);" : "case undefined: break; default: use<never>(which);"} } }`,
      `use<${name}>(helpers.set${name}CardOrIban({ id: "a" }, "card", "b"));`,
      `// @ts-expect-error\nhelpers.set${name}CardOrIban({ id: "a" }, "card", 1);`,
    ];
  });
  const imported = `import type { ${wanted.join(", ")} } from "./types.js";\nimport * as helpers from "./oneofs.js";\n`;
  const use = "function use<T>(value: T): T { return value; }\n";
  folders.set("a/uses.ts", `${imported}${use}${uses.join("\n")}\n`);
  expect(errorsByFolder(folders).get("a") ?? []).toEqual([]);
});

it("endpoint descriptors have the oneofs of what they send and receive", async () => {
  for (const name of supported("3.1.0")) {
    const { files } = await generate({ spec: documentOf("3.1.0", names, name), paths: false });
    expect(files.get("endpoints.ts"), name).toContain(`oneofs: [${name}CardOrIbanOneof]`);
  }
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

describe("diff", () => {
  const changes = async (before: string, after: string) => {
    const schema = (name: string) => {
      const content = { "application/json": { schema: ref("Message") } };
      const responses = { 200: { description: "Fine.", content } };
      const post = { operationId: "send", requestBody: { required: true, content }, responses };
      const schemas = { ...shared, Message: spellings[name]?.schema };
      return {
        openapi: "3.1.0",
        info: { title: "T", version: "1" },
        paths: { "/a": { post } },
        components: { schemas },
      };
    };
    const found = await diff({ base: schema(before), revision: schema(after) });
    return found.changes.map(({ code, severity, side }) => `${severity} ${side} ${code}`);
  };
  const others = ["DeclaredClosed", "ExtensionAcross", "ExtensionInOtherItem"];
  others.push("ExtensionBesideOthers", "AtMostBesideOthers");
  const open = names.filter((name) => !others.includes(name));
  const pairs = open.flatMap((before) => {
    return open
      .filter((after) => before !== after)
      .filter((after) => {
        const areElsewhere = [before, after].every((name) => spellings[name]?.refusesNull);
        return !areElsewhere || [before, after].includes("ExtensionBehindRef");
      })
      .map((after) => [before, after, spellings[before], spellings[after]] as const);
  });
  const alike = pairs.filter(([, , one, other]) => {
    const isSame = one?.mode === other?.mode && one?.nulls === other?.nulls;
    return isSame && one?.refusesNull === other?.refusesNull;
  });

  it.each(alike)("%s and %s are the same", async (before, after) => {
    const found = await changes(before, after);
    expect(found.filter((text) => !text.startsWith("compatible"))).toEqual([]);
    expect(found.filter((text) => text.includes("oneof"))).toEqual([]);
  });

  it("tells what differs of others, of the oneof alone", async () => {
    expect(await changes("AtMost", "BareRequired")).toEqual([
      "breaking request oneof-became-required",
      "compatible response oneof-became-required",
    ]);
    expect(await changes("BareRequired", "AtMost")).toEqual([
      "breaking response oneof-became-optional",
      "compatible request oneof-became-optional",
    ]);
    expect(await changes("Extension", "AtMost")).toEqual([
      "breaking request oneof-null-counts",
      "compatible response oneof-null-counts",
    ]);
    expect(await changes("NotPair", "Extension")).toEqual([
      "breaking response oneof-null-ignored",
      "compatible request oneof-null-ignored",
    ]);
  });
});
