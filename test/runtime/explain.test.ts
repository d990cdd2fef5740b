import { describe, expect, it } from "vitest";
import { type Child, MAX_DEPTH, type Node } from "../../templates/runtime/trace.js";
import {
  explainAll,
  explainChoice,
  explainIf,
  explainNot,
  explainNullable,
  explainTagged,
  explainTogether,
  explainUnion,
} from "../../templates/runtime/check-unions.js";
import {
  explainArray,
  explainItems,
  explainMap,
  explainMember,
  explainObject,
  explainObjectRules,
  explainOneof,
} from "../../templates/runtime/check-objects.js";
import {
  anyNode,
  booleanNode,
  explainEnum,
  explainLiteral,
  explainNumber,
  explainOpen,
  explainString,
  hasUniqueItems,
  integerNode,
  isMultipleOf,
  neverNode,
  nullNode,
  numberNode,
  stringNode,
} from "../../templates/runtime/check-values.js";
import { explainFormat, int64Node, protoDurationNode } from "../../templates/runtime/formats.js";
import {
  explainRecursive,
  explainReference,
  explainValue,
  findIssues,
} from "../../templates/runtime/validate.js";

/** `pointer code: message`, one per issue. */
function explained(value: unknown, node: Child): string[] {
  return findIssues(value, node).map(
    ({ pointer, code, message }) => `${pointer} ${code}: ${message}`,
  );
}

const nullableString: Node = explainUnion("types", [explainString({ minLength: 2 }), nullNode]);
const grant: Node = explainObject({
  required: ["id"],
  properties: {
    id: stringNode,
    unset: explainMember(explainObject({})),
    seconds: explainMember(protoDurationNode),
    ["__proto__"]: stringNode,
  },
  oneofs: [explainOneof("max_duration", ["unset", "seconds"])],
});
const cat: Node = explainObject({
  required: ["lives"],
  properties: { kind: explainLiteral(["cat"]), lives: integerNode },
});
const dog: Node = explainObject({ properties: { tricks: numberNode, name: stringNode } });

const table: readonly (readonly [string, Child, unknown, readonly string[]])[] = [
  ["any", anyNode, {}, []],
  ["never", neverNode, 1, [" never: must not be present"]],
  ["null", nullNode, 0, [" type: must be null"]],
  ["boolean", booleanNode, "true", [" type: must be a boolean"]],
  ["string", stringNode, 3, [" type: must be a string"]],
  ["number", numberNode, NaN, [" type: must be a number"]],
  ["integer", integerNode, 1.5, [" type: must be an integer"]],
  ["integer 1.0", integerNode, 1.0, []],
  ["a plain type", "boolean", 1, [" type: must be a boolean"]],
  ["a plain type, right", "string", "", []],
  ["values", explainEnum(["A", 2]), "B", [' enum: must be one of "A", 2']],
  ["one value", explainEnum([null]), 0, [" const: must be null"]],
  ["items", explainItems("string"), ["a", 1], ["/1 type: must be a string"]],
  ["items of what", explainItems("string"), {}, [" type: must be an array"]],
  ["map", explainMap("string"), { a: "", b: 1, c: undefined }, ["/b type: must be a string"]],
  ["map of what", explainMap("string"), [], [" type: must be an object"]],
  ["nullable", explainNullable("string"), null, []],
  ["nullable, of another type", explainNullable("string"), 1, [" type: must be a string or null"]],
  [
    "nullable reference",
    explainNullable(
      explainReference(() => cat),
      "anyOf",
    ),
    1,
    [" anyOf: must be an object or null"],
  ],
  [
    "nullable, wrong inside",
    explainNullable(explainReference(() => cat)),
    { kind: "cat" },
    ["/lives required: is required"],
  ],
  [
    "nullable list, wrong inside",
    explainNullable(explainItems("string")),
    [1],
    ["/0 type: must be a string"],
  ],
  [
    "what the first pass accepts",
    explainMap(
      explainReference(
        () => cat,
        () => true,
      ),
    ),
    { a: 1 },
    [],
  ],
  [
    "what makes the first pass throw",
    explainMap(
      explainReference(
        () => cat,
        () => {
          throw new Error("read");
        },
      ),
    ),
    { a: 1 },
    ["/a type: must be an object"],
  ],
  ["a member of a oneof, unset", explainMember("string"), null, []],
  ["a member of a oneof", explainMember("string"), 1, [" type: must be a string"]],
  [
    "nullable in a union",
    explainUnion("anyOf", [explainNullable("string"), "boolean"]),
    3,
    [" anyOf: must be a string, null or a boolean"],
  ],
  ["code points", explainString({ minLength: 2, maxLength: 2 }), "😀😀", []],
  [
    "string rules",
    explainString({ minLength: 2, pattern: /^b/u }),
    "a",
    [" minLength: must have at least 2 characters", " pattern: must match /^b/u"],
  ],
  ["long", explainString({ maxLength: 1 }), "ab", [" maxLength: must have at most 1 character"]],
  [
    "unknown format",
    explainFormat("a valid x-id", () => false),
    "a",
    [" format: must be a valid x-id"],
  ],
  [
    "format beside other rules",
    explainString({ maxLength: 1, format: int64Node }),
    "ab",
    [
      " maxLength: must have at most 1 character",
      " format: must be a signed 64-bit integer in decimal digits",
    ],
  ],
  [
    "number rules",
    explainNumber({ minimum: 3, exclusiveMinimum: 3, multipleOf: 0.1, isMultipleOf }),
    0.25,
    [
      " minimum: must be at least 3",
      " exclusiveMinimum: must be more than 3",
      " multipleOf: must be a multiple of 0.1",
    ],
  ],
  [
    "number maxima",
    explainNumber({ maximum: 3, exclusiveMaximum: 3 }),
    4,
    [" maximum: must be at most 3", " exclusiveMaximum: must be less than 3"],
  ],
  ["const", explainLiteral([{ a: [1] }]), { a: [1] }, []],
  ["enum", explainLiteral(["A", "B"]), "C", [' enum: must be one of "A", "B"']],
  ["open enum", explainOpen(["A", null]), "C", []],
  ["open enum, no string", explainOpen(["A", null]), 3, [" type: must be a string or null"]],
  [
    "array rules",
    explainArray({ minItems: 4, maxItems: 1, unique: hasUniqueItems, items: numberNode }),
    [1, 1, "x"],
    [
      " minItems: must have at least 4 items",
      " maxItems: must have at most 1 item",
      " uniqueItems: must not contain the same item twice",
      "/2 type: must be a number",
    ],
  ],
  [
    "tuple",
    explainArray({ prefixItems: [stringNode, numberNode], items: neverNode }),
    ["a", "b", 1],
    ["/1 type: must be a number", "/2 never: must not be present"],
  ],
  ["short tuple", explainArray({ prefixItems: [stringNode, numberNode] }), ["a"], []],
  [
    "contains",
    explainArray({ contains: { node: numberNode, min: 2 } }),
    ["a", 1],
    [" contains: must have at least 2 of the items as `contains` asks"],
  ],
  [
    "contains too many",
    explainArray({ contains: { node: numberNode, min: 0, max: 1 } }),
    [1, 2],
    [" contains: must have at most 1 of the items as `contains` asks"],
  ],
  ["object", grant, [], [" type: must be an object"]],
  ["required", grant, {}, ["/id required: is required"]],
  [
    "undefined is absent",
    grant,
    { id: undefined, seconds: undefined },
    ["/id required: is required"],
  ],
  ["inherited is absent", grant, Object.create({ id: "x" }), ["/id required: is required"]],
  [
    "own __proto__",
    grant,
    JSON.parse('{"id":"a","__proto__":1}'),
    ["/__proto__ type: must be a string"],
  ],
  ["oneof, one member", grant, { id: "a", unset: null, seconds: "3s" }, []],
  [
    "oneof, two members",
    grant,
    { id: "a", unset: {}, seconds: "no" },
    [
      " oneof: only one of `unset`, `seconds` may be set; set: `unset`, `seconds`",
      '/seconds format: must be a ProtoJSON duration such as "3.5s"',
    ],
  ],
  [
    "escaped names",
    explainObject({ properties: { "a/b~": nullNode } }),
    { "a/b~": 1 },
    ["/a~1b~0 type: must be null"],
  ],
  ["types", nullableString, 3, [" type: must be a string or null"]],
  ["types, the right type", nullableString, "a", [" minLength: must have at least 2 characters"]],
  [
    "anyOf, the closest",
    explainUnion("anyOf", [cat, dog, nullNode]),
    { tricks: "sit" },
    ["/lives required: is required"],
  ],
  [
    "anyOf, the fewest",
    explainUnion("anyOf", [dog, cat]),
    { name: 1, tricks: "a", lives: "b" },
    ["/lives type: must be an integer"],
  ],
  [
    "oneOf, two fit",
    explainUnion("oneOf", [dog, stringNode, anyNode]),
    {},
    [" oneOf: must fit exactly one of 3 alternatives, but fits numbers 1 and 3"],
  ],
  ["oneOf, one fits", explainUnion("oneOf", [dog, stringNode]), {}, []],
  [
    "nested unions say each type once",
    explainUnion("anyOf", [nullableString, booleanNode, nullNode]),
    3,
    [" anyOf: must be a string, null or a boolean"],
  ],
  [
    "tagged",
    explainTagged("kind", { cat: explainReference(() => cat) }),
    { kind: "cat" },
    ["/lives required: is required"],
  ],
  ["tag missing", explainTagged("kind", { cat }), {}, ["/kind required: is required"]],
  [
    "tag unknown",
    explainTagged("kind", { cat, dog }),
    { kind: "toString" },
    ['/kind enum: must be one of "cat", "dog"'],
  ],
  [
    "tag is an object",
    explainTagged("kind", { cat }),
    { kind: { toString: null } },
    ['/kind enum: must be "cat"'],
  ],
  [
    "all says it once",
    explainAll([grant, cat, { ...grant }]),
    {},
    ["/id required: is required", "/lives required: is required"],
  ],
  ["not", explainNot(stringNode), "a", [" not: must not be what `not` excludes"]],
  ["not, right", explainNot(stringNode), 1, []],
  ["if", explainIf({ if: stringNode, then: neverNode }), "a", [" never: must not be present"]],
  ["else", explainIf({ if: stringNode, else: nullNode }), 1, [" type: must be null"]],
];

describe("explainValue", () => {
  it.each(table)("%s", (_title, node, value, want) => {
    expect(explained(value, node)).toEqual(want);
  });

  it("knows names, numbers of properties and dependencies", () => {
    const node: Node = explainObjectRules({
      properties: { a: stringNode },
      declared: ["b"],
      patternProperties: [{ pattern: /^x-/u, node: numberNode }],
      additionalProperties: false,
      propertyNames: explainString({ maxLength: 3 }),
      minProperties: 9,
      maxProperties: 2,
      dependentRequired: { b: ["a", "c"] },
      dependentSchemas: { b: explainObject({ required: ["d"] }) },
    });
    expect(explained({ b: 1, "x-a": "1", constructor: 2, gone: undefined }, node)).toEqual([
      " minProperties: must have at least 9 properties",
      " maxProperties: must have at most 2 properties",
      "/x-a type: must be a number",
      "/constructor propertyNames: has a name that must have at most 3 characters",
      "/constructor additionalProperties: is not a known property",
      '/a dependentRequired: is required where "b" is present',
      '/c dependentRequired: is required where "b" is present',
      "/d required: is required",
    ]);
  });

  it("checks additional properties, and leaves unset members of a oneof alone", () => {
    const node: Node = explainObjectRules({
      properties: { a: explainMember(stringNode) },
      oneofs: [explainOneof("o", ["a", "x-b"])],
      patternProperties: [{ pattern: /^x-/u, node: numberNode }],
      additionalProperties: booleanNode,
    });
    expect(explained({ a: null, "x-b": null, c: 1 }, node)).toEqual(["/c type: must be a boolean"]);
  });

  it("gives the facts of an issue", () => {
    expect(explainValue({ id: 3, unset: {}, seconds: "1s" }, grant)).toEqual([
      {
        path: [],
        pointer: "",
        code: "oneof",
        message: "only one of `unset`, `seconds` may be set; set: `unset`, `seconds`",
        expected: "at most one of `unset`, `seconds`",
        received: "object with `unset`, `seconds`",
        oneof: { group: "max_duration", set: ["unset", "seconds"] },
      },
      {
        path: ["id"],
        pointer: "/id",
        code: "type",
        message: "must be a string",
        expected: "string",
        received: "number 3",
      },
    ]);
  });

  it("stops at maxIssues, 100 unless told", () => {
    const node: Node = explainArray({ items: nullNode });
    const value = Array.from({ length: 500 }, () => 1);
    expect(explainValue(value, node)).toHaveLength(100);
    expect(explainValue(value, node, { maxIssues: 3 })).toHaveLength(3);
    expect(explainValue(value, node, { maxIssues: 0 })).toHaveLength(1);
    expect(explainValue(value, node, { maxIssues: NaN })).toHaveLength(1);
    expect(explainValue(value, node, { maxIssues: Infinity })).toHaveLength(500);
    expect(explainValue(value, node, { maxIssues: undefined })).toHaveLength(100);
  });

  it("gives an issue for a value that fits", () => {
    expect(explainValue("a", stringNode)).toMatchObject([
      { code: "type", message: "is not valid" },
    ]);
  });
});

describe("hostile values", () => {
  const tree: Node = explainObject({
    properties: {
      left: explainRecursive(() => tree),
      right: explainRecursive(() => tree),
    },
  });
  const sum = (kind: string): Node =>
    explainObject({
      required: ["kind"],
      properties: {
        kind: explainLiteral([kind]),
        left: explainRecursive(() => expression),
        right: explainRecursive(() => expression),
      },
    });
  const expression: Node = explainUnion("anyOf", [sum("add"), sum("subtract"), numberNode]);
  const nest = (levels: number): unknown => {
    let value: unknown = {};
    for (let i = 0; i < levels; i++) value = { left: value };
    return value;
  };

  it("bounds depth at MAX_DEPTH references", () => {
    expect(explained(nest(MAX_DEPTH), tree)).toEqual([]);
    expect(explained(nest(MAX_DEPTH + 1), tree)).toEqual([
      `${"/left".repeat(MAX_DEPTH + 1)} depth: must be nested at most 256 levels deep`,
    ]);
  });

  it("ends for cyclic values", () => {
    const value: { left?: unknown; right?: unknown } = {};
    value.left = value;
    value.right = value;
    expect(explainValue(value, tree)).toHaveLength(100);
  });

  it("ends for recursive alternatives that multiply", () => {
    let value: unknown = "wrong";
    for (let i = 0; i < 60; i++) value = { kind: "no", left: value, right: value };
    expect(
      explainValue({ deep: value }, explainObject({ properties: { deep: expression } })),
    ).toMatchObject([
      { pointer: "/deep", code: "anyOf", message: "fits none of the alternatives" },
    ]);
  });

  it("never throws for values that throw when they are read", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const thrower = {
      get id(): string {
        throw new Error("no");
      },
    };
    expect(explainValue({ left: { left: proxy } }, tree)).toMatchObject([
      { pointer: "/left/left", message: "cannot be read" },
    ]);
    expect(explainValue(thrower, grant)).toMatchObject([{ message: "cannot be read" }]);
  });
});

describe("choices among properties", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => [`p${index}`]);
  const requires = (required: readonly string[]): Node => explainObjectRules({ required });
  const oneOf = (arms: readonly (readonly string[])[], isMissing = true): Node =>
    explainUnion("oneOf", arms.map(requires), { choice: explainChoice(arms, isMissing) });

  it.each<[value: unknown, arms: readonly (readonly string[])[], want: readonly string[]]>([
    [{ a: 1, b: 2 }, [["a"], ["b"]], [" oneOf: only one of `a`, `b` may be set; set: `a`, `b`"]],
    [{}, [["a"], ["b"]], [" oneOf: one of `a`, `b` is required"]],
    [{ a: 1 }, [["a"], ["b"]], []],
    [{ a: undefined }, [["a"], ["b"]], [" oneOf: one of `a`, `b` is required"]],
    [
      { a: null, b: null },
      [["a"], ["b"]],
      [" oneOf: only one of `a`, `b` may be set; set: `a`, `b`"],
    ],
    [{ a: 1 }, [["a", "b"], ["c"]], ["/b required: is required"]],
    [
      {},
      names(12),
      [
        " oneOf: one of `p0`, `p1`, `p2`, `p3`, `p4`, `p5`, `p6`, `p7`, `p8`, `p9` and 2 more is required",
      ],
    ],
    [5, [["a"], ["b"]], [" oneOf: must be an object"]],
    [Object.create({ a: 1 }), [["a"], ["b"]], [" oneOf: one of `a`, `b` is required"]],
  ])("%j of %j", (value, arms, want) => {
    expect(explained(value, oneOf(arms))).toEqual(want);
  });

  it.each<[value: unknown, arms: readonly (readonly string[])[], want: readonly string[]]>([
    [{}, [["a"], ["b"]], [" anyOf: at least one of `a`, `b` is required"]],
    [{ a: 1, b: 2 }, [["a"], ["b"]], []],
    [{ b: null }, [["a"], ["b"]], []],
    [{ a: 1 }, [["a", "b"], ["c"]], ["/b required: is required"]],
    [{}, [["a", "b"], ["c"]], [" anyOf: at least one of `a` with `b`, `c` is required"]],
    [5, [["a"], ["b"]], [" anyOf: must be an object"]],
  ])("%j with anyOf %j", (value, arms, want) => {
    const choice = explainChoice(arms, true, "anyOf");
    expect(explained(value, explainUnion("anyOf", arms.map(requires), { choice }))).toEqual(want);
  });

  it.each<[value: unknown, lists: readonly (readonly string[])[], want: readonly string[]]>([
    [{ a: 1, b: 2 }, [["a", "b"]], [" not: `a` and `b` may not be set together"]],
    [
      { a: 1, b: 2, c: 3 },
      [
        ["a", "b"],
        ["a", "c"],
        ["b", "c"],
      ],
      [" not: `a`, `b` and `c` may not be set together"],
    ],
    [
      { a: 1, b: 2, c: 3 },
      [
        ["a", "b"],
        ["a", "c"],
      ],
      [" not: `a` and `b` may not be set together", " not: `a` and `c` may not be set together"],
    ],
    [{ a: 1 }, [["a"]], [" not: `a` may not be set"]],
    [{ a: 1 }, [["a", "b"]], []],
  ])("%j without %j", (value, lists, want) => {
    const excluded = explainUnion("anyOf", lists.map(requires));
    expect(explained(value, explainNot(excluded, explainTogether(lists)))).toEqual(want);
  });
});
