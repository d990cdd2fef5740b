import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";

const document = parse(`
openapi: 3.1.0
info: { title: Attacked, version: '1' }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      x-oneofs: { choice: [cat, dog] }
      properties:
        name: { type: string }
        age: { type: integer, minimum: 0 }
        cat: { type: string }
        dog: { type: string }
        tags: { type: array, items: { type: string }, uniqueItems: true }
    Closed: { type: object, required: [a], properties: { a: { const: 1 } }, additionalProperties: false }
    Dictionary: { type: object, additionalProperties: { type: integer }, minProperties: 1 }
    Names: { type: object, propertyNames: { pattern: '^[a-z]+$' }, patternProperties: { '^n': { type: number } } }
    Tree: { type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Tree' } }, next: { $ref: '#/components/schemas/Tree' }, label: { type: string } } }
    Lists: { anyOf: [{ type: string }, { type: array, items: { $ref: '#/components/schemas/Lists' } }] }
    Twice: { oneOf: [{ type: object, properties: { a: { $ref: '#/components/schemas/Twice' } } }, { type: object, required: [b], properties: { a: { $ref: '#/components/schemas/Twice' } } }] }
    Distinct: { type: array, uniqueItems: true }
    Strings: { type: array, items: { type: string } }
    Choice:
      oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }]
      discriminator: { propertyName: kind, mapping: { one: '#/components/schemas/One', two: '#/components/schemas/Two' } }
    One: { type: object, required: [kind, a], properties: { kind: { const: one }, a: { type: string } } }
    Two: { type: object, required: [kind, b], properties: { kind: { const: two }, b: { type: string } } }
    Text: { type: string, minLength: 2, maxLength: 5, pattern: '^a' }
    Listed: { enum: [{ a: [1] }, text] }
    Contains: { type: array, contains: { const: 1 }, minContains: 2 }
    Depends: { type: object, dependentRequired: { a: [b] }, dependentSchemas: { c: { required: [d] } } }
`) as object;

const names = Object.keys((document as { components: { schemas: object } }).components.schemas);
const scratch = mkdtempSync(join(tmpdir(), "specwright-attacked-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Result {
  readonly ok: boolean;
  readonly issues?: readonly { readonly pointer: string; readonly code: string }[];
}

let module: Readonly<Record<string, (value: unknown) => unknown>> = {};

beforeAll(async () => {
  const { files, diagnostics } = await generate({ spec: document, target: "js", paths: false });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  writeFiles(scratch, files);
  module = (await import(pathToFileURL(join(scratch, "validators.js")).href)) as typeof module;
});

/** The verdict of both passes, which must be one. */
function verdict(name: string, value: unknown): boolean {
  const is = module[`is${name}`]?.(value) as boolean;
  const result = module[`validate${name}`]?.(value) as Result;
  expect(result.ok, `${name}: validate agrees with is`).toBe(is);
  if (!result.ok) expect(result.issues?.length).toBeGreaterThan(0);
  return is;
}

describe("a polluted Object.prototype", () => {
  const pollution: Readonly<Record<string, unknown>> = {
    name: "polluted",
    age: -1,
    cat: "c",
    dog: "d",
    a: 1,
    b: "b",
    kind: "one",
    d: 1,
    children: "none",
    next: 3,
    "0": "zero",
    n: "not a number",
    X: 1,
    length: 9,
    toJSON: () => 1,
    then: () => undefined,
  };

  const cases: readonly [string, unknown, boolean][] = [
    ["Pet", {}, false],
    ["Pet", { name: "Rex" }, true],
    ["Pet", { name: "Rex", cat: "x" }, true],
    ["Pet", { name: "Rex", cat: "x", dog: "y" }, false],
    ["Closed", {}, false],
    ["Closed", { a: 1 }, true],
    ["Dictionary", {}, false],
    ["Dictionary", { x: 1 }, true],
    ["Dictionary", { x: "1" }, false],
    ["Names", {}, true],
    ["Names", { n: 1 }, true],
    ["Names", { n: "1" }, false],
    ["Tree", {}, true],
    ["Tree", { label: 1 }, false],
    ["Choice", {}, false],
    ["Choice", { a: "a" }, false],
    ["Choice", { kind: "one", a: "a" }, true],
    ["Choice", { kind: "two" }, false],
    ["Listed", { a: [1] }, true],
    ["Listed", {}, false],
    ["Depends", {}, true],
    ["Depends", { c: 1 }, false],
    ["Depends", { c: 1, d: 1 }, true],
    ["Distinct", [{}, { a: 1 }], true],
    ["Distinct", [{}, {}], false],
    ["Strings", ["a", 1], false],
  ];

  it("changes no verdict", () => {
    const prototype = Object.prototype as Record<string, unknown>;
    let seen: boolean[] = [];
    try {
      for (const [key, value] of Object.entries(pollution)) {
        Object.defineProperty(prototype, key, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      seen = cases.map(([name, value]) => {
        const is = module[`is${name}`]?.(value) as boolean;
        const { ok } = module[`validate${name}`]?.(value) as Result;
        return is === ok ? is : !is;
      });
    } finally {
      for (const key of Object.keys(pollution)) delete prototype[key];
    }
    const wrong = cases.filter(([, , want], index) => seen[index] !== want);
    expect(wrong).toEqual([]);
    expect(Object.keys(prototype)).toEqual([]);
  });

  it.each(cases)("%s %j: %s", (name, value, want) => {
    expect(verdict(name, value)).toBe(want);
  });
});

class WithGetter {
  get name(): string {
    return "inherited";
  }
}

/** What is not data, but can be handed to a validator all the same. */
function exotic(): readonly (readonly [string, unknown])[] {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const revokedList = Proxy.revocable([], {});
  revokedList.revoke();
  const throwing = (target: object) =>
    new Proxy(target, {
      get: () => fault(),
      has: () => fault(),
      ownKeys: () => fault(),
      getOwnPropertyDescriptor: () => fault(),
      getPrototypeOf: () => fault(),
    });
  const cyclic: Record<string, unknown> = { name: "x" };
  Object.assign(cyclic, { next: cyclic, children: [cyclic], a: cyclic, tags: [cyclic] });
  const list: unknown[] = [];
  list.push(list, list);
  const endless: object = new Proxy(
    {},
    {
      get: (_, key) => (key === "b" ? undefined : endless),
      ownKeys: () => ["a"],
      getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
    },
  );
  return [
    ["a getter that throws", Object.defineProperty({}, "name", { get: fault, enumerable: true })],
    ["getters that throw everywhere", getters()],
    ["a proxy that throws", throwing({})],
    ["a list proxy that throws", throwing([])],
    ["a revoked proxy", revoked.proxy],
    ["a revoked list proxy", revokedList.proxy],
    ["a list with a getter that throws", Object.defineProperty(["a", "b"], 1, { get: fault })],
    ["an inherited name", Object.create({ name: "inherited", kind: "one", a: "a" })],
    ["a class with a getter", new WithGetter()],
    ["no prototype", Object.create(null)],
    ["a sparse list", Array(5)],
    ["a long sparse list", Array(100_000)],
    ["a list with holes that the prototype fills", holed()],
    ["a cycle", cyclic],
    ["a list of itself", list],
    ["an object without end", endless],
    ["a boxed string", new String("abc")],
    ["a date", new Date(0)],
    ["a map", new Map([["name", "x"]])],
    ["a function", Object.assign(() => 1, { name2: "x" })],
    ["a symbol", Symbol("x")],
    ["a bigint", 1n],
    ["NaN", NaN],
    ["a toJSON that throws", { name: 1, toJSON: fault }],
    ["a toString that throws", { name: { toString: fault, [Symbol.toPrimitive]: fault } }],
    ["a typed array", new Uint8Array(3)],
    ["what looks like a list", { length: 1, 0: "a" }],
    ["symbols as tags", { kind: Symbol("one") }],
    ["an object as a tag", { kind: { toString: () => "one" }, a: "a" }],
  ];
}

function fault(): never {
  throw new Error("must not get out");
}

function getters(): object {
  const object = {};
  for (const key of [
    "name",
    "age",
    "cat",
    "dog",
    "a",
    "b",
    "kind",
    "children",
    "next",
    "label",
    "tags",
    "n",
    "c",
  ]) {
    Object.defineProperty(object, key, { get: fault, enumerable: true });
  }
  return object;
}

function holed(): unknown[] {
  return Object.setPrototypeOf(
    Array(3),
    Object.assign(Object.create(Array.prototype) as object, { 0: "a", 1: "b", 2: "c" }),
  ) as unknown[];
}

describe("exotic values", () => {
  it.each(exotic().map(([what], index) => ({ what, index })))(
    "$what: no validator throws, and both passes agree",
    ({ index }) => {
      for (const name of names) verdict(name, exotic()[index]?.[1]);
    },
  );

  it.each([
    ["Pet", "an inherited name"],
    ["Pet", "a class with a getter"],
    ["Pet", "a map"],
    ["Pet", "a getter that throws"],
    ["Pet", "a proxy that throws"],
    ["Strings", "a sparse list"],
    ["Strings", "a list with a getter that throws"],
    ["Strings", "a revoked list proxy"],
    ["Tree", "a cycle"],
    ["Lists", "a list of itself"],
    ["Choice", "an object as a tag"],
    ["Choice", "an inherited name"],
    ["Text", "a boxed string"],
    ["Strings", "what looks like a list"],
    ["Strings", "a typed array"],
  ])("%s refuses %s", (name, what) => {
    const value = exotic().find(([other]) => other === what);
    expect(value).toBeDefined();
    expect(verdict(name, value?.[1])).toBe(false);
  });
});

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = wrap(undefined);
  for (let level = 1; level < depth; level += 1) value = wrap(value);
  return value;
}

describe("depth and width", () => {
  const shapes: readonly [string, (inner: unknown) => unknown][] = [
    ["lists", (inner) => (inner === undefined ? [] : [inner])],
    ["objects", (inner) => (inner === undefined ? {} : { next: inner, a: inner })],
    ["trees", (inner) => (inner === undefined ? {} : { children: [inner] })],
  ];

  it.each(shapes)("100,000 nested %s: no validator throws", (_, wrap) => {
    const value = nested(100_000, wrap);
    for (const name of names) verdict(name, value);
    // They are equal, and too deep for anybody to see it.
    expect(verdict("Distinct", [value, nested(100_000, wrap)])).toBe(false);
  });

  it("depth past the bound is refused, and within it is not", () => {
    expect(
      verdict(
        "Tree",
        nested(200, (next) => (next === undefined ? {} : { next })),
      ),
    ).toBe(true);
    const deep = nested(300, (next) => (next === undefined ? {} : { next }));
    expect(verdict("Tree", deep)).toBe(false);
    const { issues } = module["validateTree"]?.(deep) as Result;
    expect(issues?.map(({ code }) => code)).toEqual(["depth"]);
  });

  it.each([
    ["Strings", () => Array(1_000_000).fill("a") as unknown[], true],
    ["Strings", () => Array(1_000_000).fill(1) as unknown[], false],
    ["Distinct", () => Array.from({ length: 200_000 }, (_, index) => ({ index })), true],
    [
      "Distinct",
      () => Array.from({ length: 200_000 }, (_, index) => [`${index % 199_999}`]),
      false,
    ],
    ["Contains", () => Array(1_000_000).fill(1) as unknown[], true],
    [
      "Dictionary",
      () => Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index])),
      true,
    ],
    [
      "Dictionary",
      () => Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, "x"])),
      false,
    ],
    ["Text", () => "\u{1f600}".repeat(1_000_000), false],
  ] as const)("%s, large: %#", { timeout: 120_000 }, (name, make, want) => {
    const value = make();
    expect(verdict(name, value)).toBe(want);
    const result = module[`validate${name}`]?.(value) as Result;
    expect(result.issues?.length ?? 0).toBeLessThanOrEqual(100);
  });

  it.each([18, 60, 250])(
    "alternatives within alternatives, %i deep, end",
    { timeout: 180_000 },
    (depth) => {
      const value = nested(depth, (a) => (a === undefined ? { a: 1 } : { a, b: 1 }));
      expect(verdict("Twice", value)).toBe(false);
      // What was spent on one value does not count for the next.
      expect(verdict("Twice", {})).toBe(true);
      expect(verdict("Tree", { next: {} })).toBe(true);
    },
  );

  it("an object that makes new ones without end", { timeout: 180_000 }, () => {
    const fresh = (): object =>
      new Proxy(
        {},
        {
          get: (_, key) => (typeof key === "string" ? fresh() : undefined),
          getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
        },
      );
    for (const name of names) verdict(name, fresh());
  });

  it("a value that changes when it is read is no reason to throw", () => {
    const value = {
      count: 0,
      get name(): unknown {
        return this.count++ % 2 === 0 ? "a" : 1;
      },
    };
    for (const name of names)
      for (const kind of ["is", "validate"]) module[`${kind}${name}`]?.(value);
  });
});
