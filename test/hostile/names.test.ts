import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";

/** Names that every object has from its prototype: ordinary names in a document all the same. */
const names = [
  "__proto__",
  "constructor",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "prototype",
  "then",
];

const scratch = mkdtempSync(join(tmpdir(), "specwright-names-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Call = (value: unknown) => unknown;

interface Result {
  readonly ok: boolean;
  readonly issues?: readonly { readonly pointer: string; readonly code: string }[];
}

/** An object with one own property, whatever its name. */
function having(name: string, value: unknown): object {
  return Object.defineProperty({}, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** Schemas in which the name plays each part that a name can play, with values about it. */
function parts(name: string): Record<string, { schema: object; values: readonly unknown[] }> {
  return {
    Property: {
      schema: { type: "object", properties: having(name, { type: "string" }) },
      values: [{}, having(name, "a"), having(name, 1), having(name, null), [], JSON.parse("{}")],
    },
    Required: {
      schema: { type: "object", required: [name], properties: having(name, { type: "string" }) },
      values: [{}, having(name, "a"), having(name, 1), { other: 1 }],
    },
    RequiredOnly: { schema: { type: "object", required: [name] }, values: [{}, having(name, 1)] },
    Map: {
      schema: { type: "object", additionalProperties: { type: "integer" } },
      values: [{}, having(name, 1), having(name, "a")],
    },
    Closed: {
      schema: {
        type: "object",
        properties: having(name, { type: "string" }),
        additionalProperties: false,
      },
      values: [{}, having(name, "a"), { ...having(name, "a"), more: 1 }, { more: 1 }],
    },
    Other: {
      schema: { type: "object", properties: { a: {} }, additionalProperties: false },
      values: [{}, having(name, "a"), { a: 1 }],
    },
    Pattern: {
      schema: { type: "object", patternProperties: { "^.*o": { type: "integer" } } },
      values: [having(name, 1), having(name, "a")],
    },
    PropertyNames: {
      schema: { type: "object", propertyNames: { maxLength: 3 } },
      values: [{}, having(name, 1)],
    },
    Count: {
      schema: { type: "object", minProperties: 1, maxProperties: 1 },
      values: [{}, having(name, 1)],
    },
    Dependent: {
      schema: { type: "object", dependentRequired: having(name, ["b"]) },
      values: [{}, having(name, 1), Object.assign(having(name, 1), { b: 1 })],
    },
    Enum: { schema: { enum: [name, "b"] }, values: [name, "b", "c", {}, having(name, 1)] },
    EnumObject: {
      schema: { enum: [having(name, 1)] },
      values: [having(name, 1), {}, having(name, 2)],
    },
    Unique: {
      schema: { type: "array", uniqueItems: true },
      values: [
        [{}, having(name, 1)],
        [having(name, 1), having(name, 1)],
        [{}, {}],
      ],
    },
  };
}

const document = {
  openapi: "3.1.0",
  info: { title: "Names", version: "1" },
  components: {
    schemas: Object.fromEntries(
      names.flatMap((name, index) =>
        Object.entries(parts(name)).map(
          ([part, { schema }]) => [`N${index}${part}`, schema] as const,
        ),
      ),
    ),
  },
};

describe("names of Object.prototype in schemas", () => {
  let validators: Readonly<Record<string, Call>> = {};
  const ajv = new Ajv2020({ strict: false, ownProperties: true });

  beforeAll(async () => {
    const { files, diagnostics } = await generate({ spec: document, target: "js", paths: false });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    writeFiles(join(scratch, "schemas"), files);
    validators = (await import(
      pathToFileURL(join(scratch, "schemas/validators.js")).href
    )) as typeof validators;
    ajv.addSchema(document, "names");
  });

  const cases = names.flatMap((name, index) =>
    Object.entries(parts(name)).map(([part, { values }]) => ({
      name,
      part,
      values,
      id: `N${index}${part}`,
    })),
  );

  it.each(cases)("$name as $part", ({ name, part, values, id }) => {
    const accepts = ajv.compile({ $ref: `names#/components/schemas/${id}` });
    for (const value of values) {
      const told = `${part} ${JSON.stringify(value)}`;
      const verdict = validators[`is${id}`]?.(value);
      expect((validators[`validate${id}`]?.(value) as Result).ok, told).toBe(verdict);
      // ajv leaves schemas of a property `__proto__` out, and its equality calls an own `toString`.
      const isTabled = name === "__proto__" || part === "EnumObject" || part === "Unique";
      expect(verdict, told).toBe(isTabled ? tabled(part, values.indexOf(value)) : accepts(value));
    }
  });
});

/** What JSON Schema says about the values of `parts`. */
function tabled(part: string, index: number): boolean | undefined {
  const want: Readonly<Record<string, readonly boolean[]>> = {
    Property: [true, true, false, false, false, true],
    Required: [false, true, false, false],
    RequiredOnly: [false, true],
    Map: [true, true, false],
    // The spread of an own `__proto__` is an own `__proto__` too.
    Closed: [true, true, false, false],
    Other: [true, false, true],
    Pattern: [true, false],
    PropertyNames: [true, false],
    Count: [false, true],
    Dependent: [true, false, true],
    Enum: [true, true, false, false, false],
    EnumObject: [true, false, false],
    Unique: [true, false, false],
  };
  return want[part]?.[index];
}

describe("names of Object.prototype in operations and unions", () => {
  const tagged = {
    openapi: "3.1.0",
    info: { title: "Operations", version: "1" },
    paths: Object.fromEntries(
      names.map((name, index) => [
        `/p${index}`,
        {
          get: {
            operationId: name,
            tags: [name],
            parameters: [{ name, in: "query", schema: { type: "string" } }],
            security: [having(name, ["read"])],
            responses: {
              "200": { description: "Ok", content: having(name, { schema: { type: "string" } }) },
            },
          },
        },
      ]),
    ),
    components: {
      schemas: {
        Either: {
          oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
          discriminator: {
            propertyName: "constructor",
            mapping: Object.assign(having("__proto__", "#/components/schemas/A"), {
              toString: "#/components/schemas/B",
            }),
          },
        },
        A: {
          type: "object",
          required: ["constructor"],
          properties: { constructor: { type: "string" }, a: { type: "number" } },
        },
        B: {
          type: "object",
          required: ["constructor"],
          properties: { constructor: { type: "string" }, b: { type: "number" } },
        },
        ...Object.fromEntries(
          names.map((name) => [
            name,
            { type: "object", properties: { own: { const: name } }, required: ["own"] },
          ]),
        ),
        __proto: { type: "string" },
        ...having("__proto__", {
          type: "object",
          properties: { own: { const: "__proto__" } },
          required: ["own"],
        }),
      },
    },
  };

  let output: Readonly<Record<string, unknown>> = {};

  beforeAll(async () => {
    const { files, diagnostics } = await generate({ spec: tagged, target: "js", paths: false });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    writeFiles(join(scratch, "operations"), files);
    output = (await import(
      pathToFileURL(join(scratch, "operations/index.js")).href
    )) as typeof output;
  });

  it.each(names.map((name, index) => ({ name, index })))(
    "$name: an operation",
    ({ name, index }) => {
      const found = Object.values(output).find(
        (value) => (value as { path?: string } | undefined)?.path === `/p${index}`,
      );
      expect(found).toMatchObject({ operationId: name, tags: [name], query: [{ name }] });
      const { security, responses } = found as {
        security: object[];
        responses: Record<string, { mediaType: string }>;
      };
      expect(Object.entries(security[0] ?? {})).toEqual([[name, ["read"]]]);
      expect(responses["200"]?.mediaType).toBe(name);
      const levels = Object.values(output["endpoints"] as object).flatMap((level) =>
        Object.values(level as object),
      );
      expect(levels).toContain(found);
    },
  );

  it.each(names)("%s: a schema of that name", (name) => {
    const accepting = Object.keys(output).filter(
      (key) => /^is[A-Z]/.test(key) && (output[key] as Call)({ own: name }) === true,
    );
    expect(accepting).toHaveLength(1);
  });

  it.each([
    ["__proto__", { a: 1 }, true],
    ["__proto__", { a: "x" }, false],
    ["toString", { b: 1 }, true],
    ["toString", { b: "x" }, false],
    ["valueOf", {}, false],
    ["constructor", {}, false],
    ["hasOwnProperty", {}, false],
  ])("the tag %s with %j: %s", (tag, rest, want) => {
    expect((output["isEither"] as Call)({ constructor: tag, ...rest })).toBe(want);
    expect(((output["validateEither"] as Call)({ constructor: tag, ...rest }) as Result).ok).toBe(
      want,
    );
  });

  it("no tag, or an inherited one", () => {
    expect((output["isEither"] as Call)({ a: 1 })).toBe(false);
    expect((output["isEither"] as Call)(Object.create({ constructor: "toString" }))).toBe(false);
  });
});
