import { describe, expect, it } from "vitest";
import { diff } from "../../generator/index.js";

type Schema = Readonly<Record<string, unknown>>;
type Side = "request" | "response";

const set = (members: readonly string[]) => members.map((member) => ({ required: [member] }));
const pairs = (members: readonly string[]) =>
  members.flatMap((one, at) => members.slice(at + 1).map((other) => ({ required: [one, other] })));

/** Every spelling of a group: keywords of JSON Schema, the extension, and the words of a description. */
const spelled = {
  exactlyOne: (members) => ({ oneOf: set(members) }),
  atMostOne: (members) => ({ oneOf: [...set(members), { not: { anyOf: set(members) } }] }),
  not: (members) => ({ not: { anyOf: pairs(members) } }),
  extension: (members) => ({ "x-oneofs": { pick: members } }),
  prose: (members) => ({
    description: `This message contains a oneof named pick. Only a single field of the following list may be set at a time:\n${members.map((name) => `  - ${name}\n`).join("")}`,
  }),
  atLeastOne: (members) => ({ anyOf: set(members) }),
  both: (members) => ({ anyOf: set(members), not: { anyOf: pairs(members) } }),
  free: () => ({}),
} as const satisfies Record<string, (members: readonly string[]) => Schema>;

type Spelling = keyof typeof spelled;

function object(fields: string, ...rules: readonly Schema[]): Schema {
  const properties = Object.fromEntries([...fields].map((name) => [name, { type: "string" }]));
  const [rule = {}, ...others] = rules;
  if (others.length > 0) return { type: "object", properties, allOf: rules };
  return { type: "object", properties, ...rule };
}

/** An object with one group: `one("abc", "not", "ab")`. */
const one = (fields: string, spelling: Spelling, members = fields): Schema =>
  object(fields, spelled[spelling]([...members]));

/** What changes without the names of the generated functions and the words of descriptions. */
async function changesOf(before: Schema, after: Schema, side: Side): Promise<string[]> {
  const documentOf = (schema: Schema) => {
    const content = { "application/json": { schema } };
    const request = { requestBody: { content }, responses: { 200: { description: "" } } };
    const response = { responses: { 200: { description: "", content } } };
    const put = { operationId: "put", ...(side === "request" ? request : response) };
    const info = { title: "T", version: "1" };
    return { openapi: "3.1.0", info, paths: { "/things": { put } } };
  };
  const { changes } = await diff({ base: documentOf(before), revision: documentOf(after) });
  return changes
    .filter(({ code }) => !left.has(code) && !code.endsWith("nullable"))
    .map(({ severity, code, message }) => {
      const detail = /: .*(?=\.$)/.exec(message)?.[0] ?? "";
      return `${severity} ${code}${detail}`;
    });
}

/** What is said besides of generated names, descriptions and the fields themselves. */
const left = new Set<string>([
  "oneof-functions-removed",
  "oneof-renamed",
  "documentation-changed",
  "property-added",
  "property-removed",
]);

const groupsOf = (spelling: Spelling, ...groups: readonly string[]): Schema =>
  object("abcde", ...groups.map((members) => spelled[spelling]([...members])));

interface Row {
  readonly what: string;
  readonly given: readonly [Schema, Schema];
  readonly request: readonly string[];
  readonly response: readonly string[];
}

/** What every spelling of a group says of which at most one member may be set. */
function atMostOneRows(spelling: Spelling): readonly Row[] {
  return [
    {
      what: `${spelling}: a new field joins`,
      given: [one("ab", spelling), one("abc", spelling)],
      request: ["compatible oneof-member-added: c"],
      response: ["risky oneof-member-added: c"],
    },
    {
      what: `${spelling}: a member leaves with its field`,
      given: [one("abc", spelling), one("ab", spelling)],
      request: ["risky oneof-member-removed: c"],
      response: ["risky oneof-member-removed: c"],
    },
    {
      what: `${spelling}: a member becomes an ordinary field`,
      given: [one("abc", spelling), one("abc", spelling, "ab")],
      request: ["compatible oneof-member-left: c"],
      response: ["breaking oneof-member-left: c"],
    },
    {
      what: `${spelling}: an ordinary field joins`,
      given: [one("abc", spelling, "ab"), one("abc", spelling)],
      request: ["breaking oneof-member-joined: c"],
      response: ["compatible oneof-member-joined: c"],
    },
    {
      what: `${spelling}: one member is replaced by another one`,
      given: [one("ab", spelling), one("ac", spelling)],
      request: ["risky oneof-member-removed: b", "compatible oneof-member-added: c"],
      response: ["risky oneof-member-added: c", "risky oneof-member-removed: b"],
    },
    {
      what: `${spelling}: the group dissolves`,
      given: [one("ab", spelling), one("ab", "free")],
      request: ["risky oneof-removed: several of its fields may be set: a, b"],
      response: ["breaking oneof-removed: several of its fields may be set: a, b"],
    },
    {
      what: `${spelling}: the fields form a group`,
      given: [one("ab", "free"), one("ab", spelling)],
      request: ["breaking oneof-added: a, b"],
      response: ["compatible oneof-added: a, b"],
    },
    {
      what: `${spelling}: the group goes with its fields`,
      given: [one("abc", spelling, "ab"), one("c", "free")],
      request: ["risky oneof-removed-with-fields: a, b"],
      response: ["risky oneof-removed-with-fields: a, b"],
    },
  ];
}

const rows: readonly Row[] = [
  {
    what: "exactlyOne: a new field joins",
    given: [one("ab", "exactlyOne"), one("abc", "exactlyOne")],
    request: ["compatible oneof-member-added: c"],
    response: ["breaking oneof-member-added: c"],
  },
  {
    what: "exactlyOne: a member leaves with its field",
    given: [one("abc", "exactlyOne"), one("ab", "exactlyOne")],
    request: ["breaking oneof-member-removed: c"],
    response: ["risky oneof-member-removed: c"],
  },
  {
    what: "exactlyOne: a member becomes an ordinary field",
    given: [one("abc", "exactlyOne"), one("abc", "exactlyOne", "ab")],
    request: ["breaking oneof-member-removed: c", "compatible oneof-member-left: c"],
    response: ["breaking oneof-member-left: c", "risky oneof-member-removed: c"],
  },
  {
    what: "exactlyOne: an ordinary field joins",
    given: [one("abc", "exactlyOne", "ab"), one("abc", "exactlyOne")],
    request: ["breaking oneof-member-joined: c", "compatible oneof-member-added: c"],
    response: ["breaking oneof-member-added: c", "compatible oneof-member-joined: c"],
  },
  {
    what: "exactlyOne: one member is replaced by another one",
    given: [one("ab", "exactlyOne"), one("ac", "exactlyOne")],
    request: ["breaking oneof-member-removed: b", "compatible oneof-member-added: c"],
    response: ["breaking oneof-member-added: c", "risky oneof-member-removed: b"],
  },
  {
    what: "exactlyOne: the group dissolves",
    given: [one("ab", "exactlyOne"), one("ab", "free")],
    request: ["risky oneof-removed: several of its fields may be set: a, b"],
    response: ["breaking oneof-removed: several of its fields may be set: a, b"],
  },
  {
    what: "exactlyOne: the fields form a group",
    given: [one("ab", "free"), one("ab", "exactlyOne")],
    request: ["breaking oneof-added: a, b"],
    response: ["compatible oneof-added: a, b"],
  },
  {
    what: "exactlyOne: the group goes with its fields",
    given: [one("abc", "exactlyOne", "ab"), one("c", "free")],
    request: ["risky oneof-removed-with-fields: a, b", "compatible oneof-became-optional: a, b"],
    response: ["breaking oneof-became-optional: a, b", "risky oneof-removed-with-fields: a, b"],
  },
  {
    what: "exactlyOne: a member moves to another group",
    given: [groupsOf("exactlyOne", "abc", "de"), groupsOf("exactlyOne", "ab", "cde")],
    request: [
      "breaking oneof-member-removed: c",
      "breaking oneof-member-joined: c",
      "compatible oneof-member-left: c",
      "compatible oneof-member-added: c",
    ],
    response: [
      "breaking oneof-member-left: c",
      "breaking oneof-member-added: c",
      "risky oneof-member-removed: c",
      "compatible oneof-member-joined: c",
    ],
  },
  {
    what: "not: a member moves to another group",
    given: [groupsOf("not", "abc", "de"), groupsOf("not", "ab", "cde")],
    request: ["breaking oneof-member-joined: c", "compatible oneof-member-left: c"],
    response: ["breaking oneof-member-left: c", "compatible oneof-member-joined: c"],
  },
  ...(["atMostOne", "not", "extension", "prose"] as const).flatMap(atMostOneRows),
  {
    what: "exactlyOne: one member is left, of a oneOf",
    given: [one("ab", "exactlyOne"), one("a", "exactlyOne")],
    request: [
      "breaking property-became-required",
      "risky oneof-member-removed: b",
      "risky oneof-reduced: a",
    ],
    response: [
      "risky oneof-member-removed: b",
      "risky oneof-reduced: a",
      "compatible property-became-required",
    ],
  },
  {
    what: "exactlyOne: one member is left, as a required field",
    given: [one("ab", "exactlyOne"), object("a", { required: ["a"] })],
    request: [
      "breaking property-became-required",
      "risky oneof-member-removed: b",
      "risky oneof-reduced: a",
    ],
    response: [
      "risky oneof-member-removed: b",
      "risky oneof-reduced: a",
      "compatible property-became-required",
    ],
  },
  {
    what: "not: one member is left",
    given: [one("ab", "not"), one("a", "free")],
    request: ["risky oneof-member-removed: b", "risky oneof-reduced: a"],
    response: ["risky oneof-member-removed: b", "risky oneof-reduced: a"],
  },
  {
    what: "exactlyOne of three -> atLeastOne of two",
    given: [one("abc", "exactlyOne"), one("abc", "atLeastOne", "ab")],
    request: [
      "breaking one-property-required: a, b",
      "risky oneof-removed: several of its fields may be set: a, b, c",
    ],
    response: [
      "breaking oneof-removed: several of its fields may be set: a, b, c",
      "compatible one-property-required: a, b",
    ],
  },
  {
    what: "exactlyOne of two -> atLeastOne of three",
    given: [one("abc", "exactlyOne", "ab"), one("abc", "atLeastOne")],
    request: ["risky oneof-removed: several of its fields may be set: a, b"],
    response: ["breaking oneof-removed: several of its fields may be set: a, b"],
  },
  {
    what: "atLeastOne: an alternative is removed",
    given: [one("abc", "atLeastOne"), one("abc", "atLeastOne", "ab")],
    request: ["breaking union-member-removed"],
    response: ["compatible union-member-removed"],
  },
  {
    what: "atMostOne of three -> exactlyOne of two",
    given: [one("abc", "atMostOne"), one("ab", "exactlyOne")],
    request: ["breaking oneof-became-required: a, b", "risky oneof-member-removed: c"],
    response: ["risky oneof-member-removed: c", "compatible oneof-became-required: a, b"],
  },
];

describe.each(rows)("$what", ({ given: [before, after], request, response }) => {
  it("in a request", async () => {
    expect(await changesOf(before, after, "request")).toEqual(request);
  });

  it("in a response", async () => {
    expect(await changesOf(before, after, "response")).toEqual(response);
  });
});

/** What a spelling says of `a`, `b` and `c`: whether one at most may be set, and how it asks for one at least. */
interface Meaning {
  readonly most: boolean;
  /** `group`: as a part of the oneof; `arms`: by an `anyOf` beside it. */
  readonly least?: "group" | "arms";
  readonly nullIsUnset?: true;
}

const meanings: Readonly<Record<Spelling, Meaning>> = {
  free: { most: false },
  atLeastOne: { most: false, least: "arms" },
  atMostOne: { most: true },
  not: { most: true },
  extension: { most: true, nullIsUnset: true },
  prose: { most: true, nullIsUnset: true },
  exactlyOne: { most: true, least: "group" },
  both: { most: true, least: "arms" },
};

/** The changes of one group into another one, each with what it does to the values that fit. */
function wantedChanges(from: Meaning, to: Meaning): ["narrows" | "widens", code: string][] {
  const stays = from.most && to.most;
  const change = (is: boolean, kind: "narrows" | "widens", code: string) =>
    is ? [[kind, code] as ["narrows" | "widens", string]] : [];
  const gained = from.least === undefined ? to.least : undefined;
  const lost = to.least === undefined ? from.least : undefined;
  return [
    ...change(!from.most && to.most, "narrows", "oneof-added"),
    ...change(from.most && !to.most, "widens", "oneof-removed"),
    ...change(gained === "arms", "narrows", "one-property-required"),
    ...change(lost === "arms", "widens", "no-property-required"),
    // Of a oneof that is new or gone, this is no change of its own.
    ...change(gained === "group" && stays, "narrows", "oneof-became-required"),
    ...change(lost === "group" && stays, "widens", "oneof-became-optional"),
    ...change(
      stays && !from.nullIsUnset && to.nullIsUnset === true,
      "widens",
      "oneof-null-ignored",
    ),
    ...change(
      stays && from.nullIsUnset === true && !to.nullIsUnset,
      "narrows",
      "oneof-null-counts",
    ),
  ];
}

function worded([kind, code]: readonly ["narrows" | "widens", string], side: Side): string {
  const breaks = (kind === "narrows") === (side === "request");
  // Whoever sends one member may go on, but code that asks which one is set has none to ask.
  const mild = code === "oneof-removed" ? "risky" : "compatible";
  const detail = code === "oneof-removed" ? "several of its fields may be set: " : "";
  return `${breaks ? "breaking" : mild} ${code}: ${detail}a, b, c`;
}

const spellings = Object.keys(spelled) as Spelling[];
const allPairs = spellings.flatMap((from) => spellings.map((to) => [from, to] as const));

describe.each(allPairs)("%s -> %s, of the same fields", (from, to) => {
  it.each(["request", "response"] as const)("in a %s", async (side) => {
    const found = await changesOf(one("abc", from), one("abc", to), side);
    const wanted = wantedChanges(meanings[from], meanings[to]).map((each) => worded(each, side));
    expect([...found].sort()).toEqual(wanted.sort());
    const ranks = found.map((text) =>
      ["breaking", "risky", "compatible"].findIndex((one) => text.startsWith(one)),
    );
    expect(ranks).toEqual([...ranks].sort());
  });
});
