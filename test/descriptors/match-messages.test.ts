import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DescriptorFacts } from "../../generator/descriptors/descriptor-facts.js";
import { matchMessages } from "../../generator/descriptors/match-messages.js";
import { parseDescriptors } from "../../generator/descriptors/read-descriptors.js";
import { defaultLimits } from "../../generator/load/limits.js";
import { binarySet, type ProtoFile } from "./descriptor-set.js";
import { documentOf, objectOf } from "./document.js";

function factsOf(...files: readonly ProtoFile[]): DescriptorFacts {
  const result = parseDescriptors(binarySet(...files), "api.binpb", defaultLimits);
  if ("refusal" in result) throw new Error(result.refusal.message);
  return result.facts;
}

/** `key -> full name` of what was matched. */
function matched(facts: DescriptorFacts, schemas: object): Record<string, string> {
  const { matches } = matchMessages(documentOf(schemas), facts);
  return Object.fromEntries(matches.map(({ key, message }) => [key, message.fullName]));
}

const order = { id: "string", card: "string in:payment", iban: "string in:payment" };
const shop: ProtoFile = {
  package: "shop.v1",
  messages: { Order: { ...order, Line: { sku: "string", Note: { text: "string" } } } },
};

describe("a message is found by every name that plugins give its schema", () => {
  it.each([
    ["fqn, connect-openapi", "shop.v1.Order", "shop.v1.Order.Line", "shop.v1.Order.Line.Note"],
    ["legacy", "v1Order", "OrderLine", "LineNote"],
    ["simple", "Order", "Line", "Note"],
    ["package", "Order", "Order.Line", "Order.Line.Note"],
    ["gnostic", "Order", "Order_Line", "Line_Note"],
    ["gnostic, fq_schema_naming", "shop.v1.Order", "shop.v1.Order_Line", "shop.v1.Line_Note"],
    ["some of the last parts", "v1.Order", "v1.Order.Line", "Order.Line.Note"],
  ])("%s", (_, outer, line, note) => {
    const schemas = {
      [outer]: objectOf("id", "card", "iban"),
      [line]: objectOf("sku"),
      [note]: objectOf("text"),
    };
    expect(matched(factsOf(shop), schemas)).toEqual({
      [outer]: "shop.v1.Order",
      [line]: "shop.v1.Order.Line",
      [note]: "shop.v1.Order.Line.Note",
    });
  });

  it("the body of grpc-gateway, without what is in the path", () => {
    const facts = factsOf({
      ...shop,
      methods: { "Orders.Update": "Order Order", "Carts.Update": "Order Order" },
    });
    const schemas = {
      v1OrdersUpdateBody: objectOf("card", "iban"),
      CartsUpdateBody: objectOf("card", "iban"),
    };
    expect(matched(facts, schemas)).toEqual({
      v1OrdersUpdateBody: "shop.v1.Order",
      CartsUpdateBody: "shop.v1.Order",
    });
  });

  it("names of fields as in the `.proto` file", () => {
    const facts = factsOf({ package: "a", messages: { Foo: { first_name: "string" } } });
    expect(matched(facts, { Foo: objectOf("first_name") })).toEqual({ Foo: "a.Foo" });
    expect(matched(facts, { Foo: objectOf("firstName") })).toEqual({ Foo: "a.Foo" });
  });
});

describe("names that clash", () => {
  const one: ProtoFile = { package: "a.v1", messages: { Foo: { x: "string", y: "string" } } };
  const other: ProtoFile = { package: "b.v1", messages: { Foo: { z: "string" } } };
  const same: ProtoFile = { package: "b.v1", messages: { Foo: { x: "string", y: "string" } } };

  it("are told apart by the fields", () => {
    expect(matched(factsOf(one, other), { v1Foo: objectOf("x") })).toEqual({ v1Foo: "a.v1.Foo" });
    expect(matched(factsOf(one, other), { v1Foo: objectOf("z") })).toEqual({ v1Foo: "b.v1.Foo" });
  });

  it("are told apart by the longer names that strategies then give", () => {
    const schemas = { av1Foo: objectOf("x"), bv1Foo: objectOf("x") };
    expect(matched(factsOf(one, same), schemas)).toEqual({
      av1Foo: "a.v1.Foo",
      bv1Foo: "b.v1.Foo",
    });
  });

  it("that nothing tells apart are ambiguous", () => {
    const { matches, ambiguous } = matchMessages(
      documentOf({ v1Foo: objectOf("x") }),
      factsOf(one, same),
    );
    expect(matches).toEqual([]);
    expect(ambiguous).toEqual([{ key: "v1Foo", messages: ["a.v1.Foo", "b.v1.Foo"] }]);
  });

  it("are settled by `x-message`", () => {
    const schema = { ...objectOf("x"), "x-message": "b.v1.Foo" };
    expect(matched(factsOf(one, same), { Anything: schema })).toEqual({ Anything: "b.v1.Foo" });
  });

  it("of a nested and an outer message are settled by the strategy of the others", () => {
    const facts = factsOf({
      package: "a.v1",
      messages: { Foo: { x: "string", Bar: { y: "string" } }, FooBar: { y: "string" } },
    });
    // legacy: the nested one is FooBar, and the outer one v1FooBar.
    const legacy = { v1Foo: objectOf("x"), FooBar: objectOf("y"), v1FooBar: objectOf("y") };
    expect(matched(facts, legacy)).toEqual({
      v1Foo: "a.v1.Foo",
      FooBar: "a.v1.Foo.Bar",
      v1FooBar: "a.v1.FooBar",
    });
    const simple = { Foo: objectOf("x"), Bar: objectOf("y"), FooBar: objectOf("y") };
    expect(matched(facts, simple)).toEqual({
      Foo: "a.v1.Foo",
      Bar: "a.v1.Foo.Bar",
      FooBar: "a.v1.FooBar",
    });
  });
});

describe("fields decide", () => {
  it("a schema of other properties is another one", () => {
    const { matches, unmatched } = matchMessages(
      documentOf({ Order: objectOf("colour", "size"), Text: { type: "string" } }),
      factsOf(shop),
    );
    expect(matches).toEqual([]);
    expect(unmatched).toEqual(["Order"]);
  });

  it("a schema with a property more is the message, and the property is told", () => {
    const { matches } = matchMessages(
      documentOf({ Order: objectOf("id", "card", "x") }),
      factsOf(shop),
    );
    expect(matches.map(({ unknown }) => unknown)).toEqual([["x"]]);
  });

  it.each<[string, Record<string, string>, string[], string[] | undefined]>([
    ["a newer document", { a: "string", b: "string" }, ["a", "b", "c", "d", "e"], ["c", "d", "e"]],
    ["a newer message", { a: "string", b: "string", c: "string" }, ["a"], []],
    [
      "another message that shares a field",
      { a: "string", x: "string" },
      ["a", "b", "c"],
      undefined,
    ],
    ["another message of one field", { a: "string" }, ["a", "b", "c"], undefined],
    ["a placeholder", { a: "string", b: "string" }, [], []],
    ["an empty message", {}, [], []],
    ["a message of what an Any holds", { a: "string" }, ["@type", "a"], []],
  ])("%s", (_, fields, properties, unknown) => {
    const facts = factsOf({ package: "p", messages: { M: fields } });
    const { matches } = matchMessages(documentOf({ M: objectOf(...properties) }), facts);
    expect(matches[0]?.unknown).toEqual(unknown);
  });

  it("special JSON is no message of fields, and nothing is missed", () => {
    const facts = factsOf({
      package: "google.protobuf",
      messages: { Any: { type_url: "string" } },
    });
    const { matches, unmatched } = matchMessages(
      documentOf({ protobufAny: objectOf("@type") }),
      facts,
    );
    expect([matches, unmatched]).toEqual([[], []]);
  });

  it("names of prototypes are names like all others", () => {
    const facts = factsOf({ package: "a", messages: { constructor: { toString: "string" } } });
    const schemas = { constructor: objectOf("toString"), hasOwnProperty: objectOf("id") };
    expect(matched(facts, schemas)).toEqual({ constructor: "a.constructor" });
  });
});

/** How grpc-gateway makes names, in the simplest words: the shortest end that no other name has. */
function shortestEnd(all: readonly string[][], parts: readonly string[], extra: number): string[] {
  for (let depth = 1; depth <= parts.length; depth++) {
    const end = parts.slice(-depth).join("\n");
    const count = all.filter((other) => other.slice(-depth).join("\n") === end).length;
    if (count === 1) return parts.slice(-Math.min(parts.length, depth + extra));
  }
  return [...parts];
}

const scoped = (name: string) => {
  const parts = name.split(".");
  const at = parts.findIndex((part) => /^[A-Z]/.test(part));
  return [...parts.slice(0, at), parts.slice(at).join(".")];
};

const strategies: Record<string, (name: string, all: readonly string[]) => string> = {
  fqn: (name) => name,
  legacy: (name, all) =>
    shortestEnd(
      all.map((one) => one.split(".")),
      name.split("."),
      1,
    ).join(""),
  simple: (name, all) =>
    shortestEnd(
      all.map((one) => one.split(".")),
      name.split("."),
      0,
    ).join("."),
  package: (name, all) => shortestEnd(all.map(scoped), scoped(name), 0).join("."),
};

const packages = ["a", "b", "a.v1", "b.v1", "x.a.v1", "x.y"];
const titles = ["Foo", "Bar", "FooBar", "A"];

/** Trees of messages, each with a field of its own. */
const protos = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...packages),
      fc.array(fc.constantFrom(...titles), { minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 12, selector: ([scope, path]) => [scope, ...path].join(".") },
  )
  .map((names) => {
    const files = new Map<string, Record<string, never>>();
    for (const [scope, path] of names) {
      const messages = files.get(scope) ?? {};
      files.set(scope, messages);
      let inner: Record<string, unknown> = messages;
      let fullName = scope;
      for (const part of path) {
        fullName += `.${part}`;
        inner[part] ??= { [fieldOf(fullName)]: "string" };
        inner = inner[part] as Record<string, unknown>;
      }
    }
    return [...files].map(([scope, messages]) => ({ package: scope, messages }));
  });

function fieldOf(fullName: string): string {
  return `f_${fullName.replaceAll(".", "_")}`;
}

describe.each(Object.entries(strategies))("documents that were named by %s", (_, nameOf) => {
  it("match whatever the messages are called, where the fields differ", () => {
    fc.assert(
      fc.property(protos, (files) => {
        const facts = factsOf(...files);
        const all = [...facts.messages.keys()];
        const keys = new Map(all.map((name) => [nameOf(name, all), name]));
        const schemas = Object.fromEntries(
          [...keys].map(([key, name]) => [key, objectOf(fieldOf(name))]),
        );
        expect(matched(facts, schemas)).toEqual(Object.fromEntries(keys));
      }),
      { numRuns: 200 },
    );
  });
});
