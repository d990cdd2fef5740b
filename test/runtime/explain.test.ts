import { describe, expect, it } from "vitest";
import { MAX_DEPTH } from "../../templates/runtime/depth.js";
import { explainAll } from "../../templates/runtime/explain-all.js";
import { explainArray } from "../../templates/runtime/explain-array.js";
import { explainEnum } from "../../templates/runtime/explain-enum.js";
import { explainFormat } from "../../templates/runtime/explain-format.js";
import { explainIf } from "../../templates/runtime/explain-if.js";
import { explainItems } from "../../templates/runtime/explain-items.js";
import { explainLiteral } from "../../templates/runtime/explain-literal.js";
import { explainMap } from "../../templates/runtime/explain-map.js";
import { explainNot } from "../../templates/runtime/explain-not.js";
import { explainNullable } from "../../templates/runtime/explain-nullable.js";
import { explainNumber } from "../../templates/runtime/explain-number.js";
import { explainObjectRules } from "../../templates/runtime/explain-object-rules.js";
import { explainObject } from "../../templates/runtime/explain-object.js";
import { explainOneof } from "../../templates/runtime/explain-oneof.js";
import { explainRecursive } from "../../templates/runtime/explain-recursive.js";
import { explainReference } from "../../templates/runtime/explain-reference.js";
import { explainString } from "../../templates/runtime/explain-string.js";
import { explainTagged } from "../../templates/runtime/explain-tagged.js";
import { explainUnion } from "../../templates/runtime/explain-union.js";
import { explainValue, findIssues } from "../../templates/runtime/explain.js";
import { protoDurationNode } from "../../templates/runtime/duration.js";
import { int64Node } from "../../templates/runtime/int64.js";
import { isMultipleOf } from "../../templates/runtime/multiple-of.js";
import type { ObjectNode, UnionNode } from "../../templates/runtime/node-kinds.js";
import type { Child, Node } from "../../templates/runtime/node.js";
import {
  anyNode,
  booleanNode,
  integerNode,
  neverNode,
  nullNode,
  numberNode,
  stringNode,
} from "../../templates/runtime/plain-nodes.js";
import { hasUniqueItems } from "../../templates/runtime/unique.js";

/** `pointer code: message`, one per issue. */
function explained(value: unknown, node: Child): string[] {
  return findIssues(value, node).map(
    ({ pointer, code, message }) => `${pointer} ${code}: ${message}`,
  );
}

const nullableString: UnionNode = {
  explain: explainUnion,
  mode: "types",
  members: [{ explain: explainString, minLength: 2 }, nullNode],
};
const grant: ObjectNode = {
  explain: explainObject,
  required: ["id"],
  properties: {
    id: stringNode,
    unset: { explain: explainObject },
    seconds: protoDurationNode,
    ["__proto__"]: stringNode,
  },
  oneofs: [{ explain: explainOneof, name: "max_duration", members: ["unset", "seconds"] }],
};
const cat: Node = {
  explain: explainObject,
  required: ["lives"],
  properties: { kind: { explain: explainLiteral, values: ["cat"] }, lives: integerNode },
};
const dog: Node = { explain: explainObject, properties: { tricks: numberNode, name: stringNode } };

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
  ["values", { explain: explainEnum, values: ["A", 2] }, "B", [' enum: must be one of "A", 2']],
  ["one value", { explain: explainEnum, values: [null] }, 0, [" const: must be null"]],
  ["items", { explain: explainItems, items: "string" }, ["a", 1], ["/1 type: must be a string"]],
  ["items of what", { explain: explainItems, items: "string" }, {}, [" type: must be an array"]],
  [
    "map",
    { explain: explainMap, additionalProperties: "string" },
    { a: "", b: 1, c: undefined },
    ["/b type: must be a string"],
  ],
  [
    "map of what",
    { explain: explainMap, additionalProperties: "string" },
    [],
    [" type: must be an object"],
  ],
  ["nullable", { explain: explainNullable, node: "string" }, null, []],
  [
    "nullable, of another type",
    { explain: explainNullable, node: "string" },
    1,
    [" type: must be a string or null"],
  ],
  [
    "nullable reference",
    { explain: explainNullable, node: { explain: explainReference, to: () => cat }, code: "anyOf" },
    1,
    [" anyOf: must be an object or null"],
  ],
  [
    "nullable, wrong inside",
    { explain: explainNullable, node: { explain: explainReference, to: () => cat } },
    { kind: "cat" },
    ["/lives required: is required"],
  ],
  [
    "nullable list, wrong inside",
    { explain: explainNullable, node: { explain: explainItems, items: "string" } },
    [1],
    ["/0 type: must be a string"],
  ],
  [
    "what the first pass accepts",
    {
      explain: explainMap,
      additionalProperties: { explain: explainReference, is: () => true, to: () => cat },
    },
    { a: 1 },
    [],
  ],
  [
    "what makes the first pass throw",
    {
      explain: explainMap,
      additionalProperties: {
        to: () => cat,
        is: () => {
          throw new Error("read");
        },
        explain: explainReference,
      },
    },
    { a: 1 },
    ["/a type: must be an object"],
  ],
  ["code points", { explain: explainString, minLength: 2, maxLength: 2 }, "😀😀", []],
  [
    "string rules",
    { explain: explainString, minLength: 2, pattern: /^b/u },
    "a",
    [" minLength: must have at least 2 characters", " pattern: must match /^b/u"],
  ],
  [
    "long",
    { explain: explainString, maxLength: 1 },
    "ab",
    [" maxLength: must have at most 1 character"],
  ],
  [
    "unknown format",
    { explain: explainFormat, expected: "a valid x-id", test: () => false },
    "a",
    [" format: must be a valid x-id"],
  ],
  [
    "format beside other rules",
    { explain: explainString, maxLength: 1, format: int64Node },
    "ab",
    [
      " maxLength: must have at most 1 character",
      " format: must be a signed 64-bit integer in decimal digits",
    ],
  ],
  [
    "number rules",
    { explain: explainNumber, minimum: 3, exclusiveMinimum: 3, multipleOf: 0.1, isMultipleOf },
    0.25,
    [
      " minimum: must be at least 3",
      " exclusiveMinimum: must be more than 3",
      " multipleOf: must be a multiple of 0.1",
    ],
  ],
  [
    "number maxima",
    { explain: explainNumber, maximum: 3, exclusiveMaximum: 3 },
    4,
    [" maximum: must be at most 3", " exclusiveMaximum: must be less than 3"],
  ],
  ["const", { explain: explainLiteral, values: [{ a: [1] }] }, { a: [1] }, []],
  [
    "enum",
    { explain: explainLiteral, values: ["A", "B"] },
    "C",
    [' enum: must be one of "A", "B"'],
  ],
  ["open enum", { explain: explainLiteral, values: ["A", null], open: true }, "C", []],
  [
    "open enum, no string",
    { explain: explainLiteral, values: ["A", null], open: true },
    3,
    [" type: must be a string or null"],
  ],
  [
    "array rules",
    { explain: explainArray, minItems: 4, maxItems: 1, unique: hasUniqueItems, items: numberNode },
    [1, 1, "x"],
    [
      " minItems: must have at least 4 items",
      " maxItems: must have at most 1 item",
      " uniqueItems: must not hold the same item twice",
      "/2 type: must be a number",
    ],
  ],
  [
    "tuple",
    { explain: explainArray, prefixItems: [stringNode, numberNode], items: neverNode },
    ["a", "b", 1],
    ["/1 type: must be a number", "/2 never: must not be present"],
  ],
  ["short tuple", { explain: explainArray, prefixItems: [stringNode, numberNode] }, ["a"], []],
  [
    "contains",
    { explain: explainArray, contains: { node: numberNode, min: 2 } },
    ["a", 1],
    [" contains: must have at least 2 of the items as `contains` asks"],
  ],
  [
    "contains too many",
    { explain: explainArray, contains: { node: numberNode, min: 0, max: 1 } },
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
      " oneof: at most one of unset, seconds may be set (oneof max_duration); unset and seconds are set",
      '/seconds format: must be a ProtoJSON duration such as "3.5s"',
    ],
  ],
  [
    "escaped names",
    { explain: explainObject, properties: { "a/b~": nullNode } },
    { "a/b~": 1 },
    ["/a~1b~0 type: must be null"],
  ],
  ["types", nullableString, 3, [" type: must be a string or null"]],
  ["types, the right type", nullableString, "a", [" minLength: must have at least 2 characters"]],
  [
    "anyOf, the closest",
    { explain: explainUnion, mode: "anyOf", members: [cat, dog, nullNode] },
    { tricks: "sit" },
    ["/lives required: is required"],
  ],
  [
    "anyOf, the fewest",
    { explain: explainUnion, mode: "anyOf", members: [dog, cat] },
    { name: 1, tricks: "a", lives: "b" },
    ["/lives type: must be an integer"],
  ],
  [
    "oneOf, two fit",
    { explain: explainUnion, mode: "oneOf", members: [dog, stringNode, anyNode] },
    {},
    [" oneOf: must fit exactly one of 3 alternatives, but fits numbers 1 and 3"],
  ],
  ["oneOf, one fits", { explain: explainUnion, mode: "oneOf", members: [dog, stringNode] }, {}, []],
  [
    "nested unions say each type once",
    { explain: explainUnion, mode: "anyOf", members: [nullableString, booleanNode, nullNode] },
    3,
    [" anyOf: must be a string, null or a boolean"],
  ],
  [
    "tagged",
    {
      explain: explainTagged,
      property: "kind",
      tags: { cat: { explain: explainReference, to: () => cat } },
    },
    { kind: "cat" },
    ["/lives required: is required"],
  ],
  [
    "tag missing",
    { explain: explainTagged, property: "kind", tags: { cat } },
    {},
    ["/kind required: is required"],
  ],
  [
    "tag unknown",
    { explain: explainTagged, property: "kind", tags: { cat, dog } },
    { kind: "toString" },
    ['/kind enum: must be one of "cat", "dog"'],
  ],
  [
    "tag is an object",
    { explain: explainTagged, property: "kind", tags: { cat } },
    { kind: { toString: null } },
    ['/kind enum: must be "cat"'],
  ],
  [
    "all says it once",
    { explain: explainAll, members: [grant, cat, { ...grant }] },
    {},
    ["/id required: is required", "/lives required: is required"],
  ],
  [
    "not",
    { explain: explainNot, node: stringNode },
    "a",
    [" not: must not be what `not` excludes"],
  ],
  ["not, right", { explain: explainNot, node: stringNode }, 1, []],
  [
    "if",
    { explain: explainIf, if: stringNode, then: neverNode },
    "a",
    [" never: must not be present"],
  ],
  ["else", { explain: explainIf, if: stringNode, else: nullNode }, 1, [" type: must be null"]],
];

describe("explainValue", () => {
  it.each(table)("%s", (_title, node, value, want) => {
    expect(explained(value, node)).toEqual(want);
  });

  it("knows names, numbers of properties and dependencies", () => {
    const node: Node = {
      explain: explainObjectRules,
      properties: { a: stringNode },
      declared: ["b"],
      patternProperties: [{ pattern: /^x-/u, node: numberNode }],
      additionalProperties: false,
      propertyNames: { explain: explainString, maxLength: 3 },
      minProperties: 9,
      maxProperties: 2,
      dependentRequired: { b: ["a", "c"] },
      dependentSchemas: { b: { explain: explainObject, required: ["d"] } },
    };
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
    const node: Node = {
      explain: explainObjectRules,
      properties: { a: stringNode },
      oneofs: [{ explain: explainOneof, name: "o", members: ["a", "x-b"] }],
      patternProperties: [{ pattern: /^x-/u, node: numberNode }],
      additionalProperties: booleanNode,
    };
    expect(explained({ a: null, "x-b": null, c: 1 }, node)).toEqual(["/c type: must be a boolean"]);
  });

  it("gives the facts of an issue", () => {
    expect(explainValue({ id: 3, unset: {}, seconds: "1s" }, grant)).toEqual([
      {
        path: [],
        pointer: "",
        code: "oneof",
        message:
          "at most one of unset, seconds may be set (oneof max_duration); unset and seconds are set",
        expected: "at most one of unset, seconds",
        received: "object with unset and seconds",
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
    const node: Node = { explain: explainArray, items: nullNode };
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
  const tree: ObjectNode = {
    explain: explainObject,
    properties: {
      left: { explain: explainRecursive, to: () => tree },
      right: { explain: explainRecursive, to: () => tree },
    },
  };
  const sum = (kind: string): Node => ({
    explain: explainObject,
    required: ["kind"],
    properties: {
      kind: { explain: explainLiteral, values: [kind] },
      left: { explain: explainRecursive, to: () => expression },
      right: { explain: explainRecursive, to: () => expression },
    },
  });
  const expression: UnionNode = {
    explain: explainUnion,
    mode: "anyOf",
    members: [sum("add"), sum("subtract"), numberNode],
  };
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
      explainValue({ deep: value }, { explain: explainObject, properties: { deep: expression } }),
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
