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
    what: "exactlyOne -> atMostOne",
    given: [one("abc", "exactlyOne"), one("abc", "atMostOne")],
    request: ["compatible oneof-became-optional: a, b, c"],
    response: ["breaking oneof-became-optional: a, b, c"],
  },
  {
    what: "atMostOne -> exactlyOne",
    given: [one("abc", "atMostOne"), one("abc", "exactlyOne")],
    request: ["breaking oneof-became-required: a, b, c"],
    response: ["compatible oneof-became-required: a, b, c"],
  },
  {
    what: "exactlyOne -> not",
    given: [one("abc", "exactlyOne"), one("abc", "not")],
    request: ["compatible oneof-became-optional: a, b, c"],
    response: ["breaking oneof-became-optional: a, b, c"],
  },
  {
    what: "not -> exactlyOne",
    given: [one("abc", "not"), one("abc", "exactlyOne")],
    request: ["breaking oneof-became-required: a, b, c"],
    response: ["compatible oneof-became-required: a, b, c"],
  },
  {
    what: "exactlyOne -> both",
    given: [one("abc", "exactlyOne"), one("abc", "both")],
    request: [],
    response: [],
  },
  {
    what: "both -> exactlyOne",
    given: [one("abc", "both"), one("abc", "exactlyOne")],
    request: [],
    response: [],
  },
  {
    what: "exactlyOne -> extension",
    given: [one("abc", "exactlyOne"), one("abc", "extension")],
    request: [
      "compatible oneof-became-optional: a, b, c",
      "compatible oneof-null-ignored: a, b, c",
    ],
    response: ["breaking oneof-became-optional: a, b, c", "breaking oneof-null-ignored: a, b, c"],
  },
  {
    what: "extension -> exactlyOne",
    given: [one("abc", "extension"), one("abc", "exactlyOne")],
    request: ["breaking oneof-became-required: a, b, c", "breaking oneof-null-counts: a, b, c"],
    response: [
      "compatible oneof-became-required: a, b, c",
      "compatible oneof-null-counts: a, b, c",
    ],
  },
  {
    what: "exactlyOne -> prose",
    given: [one("abc", "exactlyOne"), one("abc", "prose")],
    request: [
      "compatible oneof-became-optional: a, b, c",
      "compatible oneof-null-ignored: a, b, c",
    ],
    response: ["breaking oneof-became-optional: a, b, c", "breaking oneof-null-ignored: a, b, c"],
  },
  {
    what: "prose -> exactlyOne",
    given: [one("abc", "prose"), one("abc", "exactlyOne")],
    request: ["breaking oneof-became-required: a, b, c", "breaking oneof-null-counts: a, b, c"],
    response: [
      "compatible oneof-became-required: a, b, c",
      "compatible oneof-null-counts: a, b, c",
    ],
  },
  {
    what: "atMostOne -> not",
    given: [one("abc", "atMostOne"), one("abc", "not")],
    request: [],
    response: [],
  },
  {
    what: "not -> atMostOne",
    given: [one("abc", "not"), one("abc", "atMostOne")],
    request: [],
    response: [],
  },
  {
    what: "extension -> prose",
    given: [one("abc", "extension"), one("abc", "prose")],
    request: [],
    response: [],
  },
  {
    what: "prose -> extension",
    given: [one("abc", "prose"), one("abc", "extension")],
    request: [],
    response: [],
  },
  {
    what: "exactlyOne -> atLeastOne",
    given: [one("abc", "exactlyOne"), one("abc", "atLeastOne")],
    request: ["risky oneof-removed: several of its fields may be set: a, b, c"],
    response: ["breaking oneof-removed: several of its fields may be set: a, b, c"],
  },
  {
    what: "atLeastOne -> exactlyOne",
    given: [one("abc", "atLeastOne"), one("abc", "exactlyOne")],
    request: ["breaking oneof-added: a, b, c"],
    response: ["compatible oneof-added: a, b, c"],
  },
  {
    what: "atMostOne -> atLeastOne",
    given: [one("abc", "atMostOne"), one("abc", "atLeastOne")],
    request: [
      "breaking one-property-required: a, b, c",
      "risky oneof-removed: several of its fields may be set: a, b, c",
    ],
    response: [
      "breaking oneof-removed: several of its fields may be set: a, b, c",
      "compatible one-property-required: a, b, c",
    ],
  },
  {
    what: "atLeastOne -> atMostOne",
    given: [one("abc", "atLeastOne"), one("abc", "atMostOne")],
    request: ["breaking oneof-added: a, b, c", "compatible no-property-required: a, b, c"],
    response: ["breaking no-property-required: a, b, c", "compatible oneof-added: a, b, c"],
  },
  {
    what: "not -> atLeastOne",
    given: [one("abc", "not"), one("abc", "atLeastOne")],
    request: [
      "breaking one-property-required: a, b, c",
      "risky oneof-removed: several of its fields may be set: a, b, c",
    ],
    response: [
      "breaking oneof-removed: several of its fields may be set: a, b, c",
      "compatible one-property-required: a, b, c",
    ],
  },
  {
    what: "atLeastOne -> not",
    given: [one("abc", "atLeastOne"), one("abc", "not")],
    request: ["breaking oneof-added: a, b, c", "compatible no-property-required: a, b, c"],
    response: ["breaking no-property-required: a, b, c", "compatible oneof-added: a, b, c"],
  },
  {
    what: "extension -> atLeastOne",
    given: [one("abc", "extension"), one("abc", "atLeastOne")],
    request: [
      "breaking one-property-required: a, b, c",
      "risky oneof-removed: several of its fields may be set: a, b, c",
    ],
    response: [
      "breaking oneof-removed: several of its fields may be set: a, b, c",
      "compatible one-property-required: a, b, c",
    ],
  },
  {
    what: "atLeastOne -> extension",
    given: [one("abc", "atLeastOne"), one("abc", "extension")],
    request: ["breaking oneof-added: a, b, c", "compatible no-property-required: a, b, c"],
    response: ["breaking no-property-required: a, b, c", "compatible oneof-added: a, b, c"],
  },
  {
    what: "free -> atLeastOne",
    given: [one("abc", "free"), one("abc", "atLeastOne")],
    request: ["breaking one-property-required: a, b, c"],
    response: ["compatible one-property-required: a, b, c"],
  },
  {
    what: "atLeastOne -> free",
    given: [one("abc", "atLeastOne"), one("abc", "free")],
    request: ["compatible no-property-required: a, b, c"],
    response: ["breaking no-property-required: a, b, c"],
  },
  {
    what: "both -> atLeastOne",
    given: [one("abc", "both"), one("abc", "atLeastOne")],
    request: ["risky oneof-removed: several of its fields may be set: a, b, c"],
    response: ["breaking oneof-removed: several of its fields may be set: a, b, c"],
  },
  {
    what: "atLeastOne -> both",
    given: [one("abc", "atLeastOne"), one("abc", "both")],
    request: ["breaking oneof-added: a, b, c"],
    response: ["compatible oneof-added: a, b, c"],
  },
  {
    what: "atMostOne -> both",
    given: [one("abc", "atMostOne"), one("abc", "both")],
    request: ["breaking one-property-required: a, b, c"],
    response: ["compatible one-property-required: a, b, c"],
  },
  {
    what: "both -> atMostOne",
    given: [one("abc", "both"), one("abc", "atMostOne")],
    request: ["compatible no-property-required: a, b, c"],
    response: ["breaking no-property-required: a, b, c"],
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
