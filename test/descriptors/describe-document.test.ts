import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { describeDocument } from "../../generator/descriptors/describe-document.js";
import { parseDescriptors } from "../../generator/descriptors/read-descriptors.js";
import { Findings, type Diagnostic } from "../../generator/findings/diagnostics.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../generator/json/json.js";
import { defaultLimits } from "../../generator/load/limits.js";
import { binarySet, type ProtoFile } from "./descriptor-set.js";
import { documentOf, objectOf } from "./document.js";

interface Described {
  readonly root: JsonObject;
  readonly schemas: Record<string, JsonObject>;
  readonly found: readonly Diagnostic[];
}

function describeWith(document: JsonObject, ...files: readonly ProtoFile[]): Described {
  const result = parseDescriptors(binarySet(...files), "api.binpb", defaultLimits);
  if ("refusal" in result) throw new Error(result.refusal.message);
  const findings = new Findings();
  const before = structuredClone(document);
  const root = describeDocument(document, result.facts, findings);
  expect(document, "the document itself stays as it is").toEqual(before);
  const { components } = root as unknown as { components: { schemas: Record<string, JsonObject> } };
  return { root, schemas: components.schemas, found: findings.diagnostics };
}

function messagesOf(found: readonly Diagnostic[]): string[] {
  return found.map(({ code, pointer, message }) => `${code} ${pointer ?? ""}: ${message}`);
}

const string = { type: "string" };
const reference = (key: string): JsonObject => ({ $ref: `#/components/schemas/${key}` });
const order: ProtoFile = {
  package: "shop.v1",
  messages: {
    Order: {
      id: "string optional",
      card: "string in:payment",
      iban_code: "string in:payment",
      alone: "string in:single",
    },
  },
};

describe("oneofs", () => {
  it("come into the schema; those of `optional` and of one field do not", () => {
    const document = documentOf({ Order: objectOf("id", "card", "ibanCode", "alone") });
    const { schemas, root, found } = describeWith(document, order);
    expect(schemas["Order"]).toEqual({
      ...objectOf("id", "card", "ibanCode", "alone"),
      "x-message": "shop.v1.Order",
      "x-oneofs": { payment: ["card", "ibanCode"] },
    });
    expect(root["x-protojson"]).toBe(true);
    expect(found).toEqual([]);
  });

  it("have the names that the document gives the fields", () => {
    const { schemas } = describeWith(documentOf({ Order: objectOf("card", "iban_code") }), order);
    expect(schemas["Order"]?.["x-oneofs"]).toEqual({ payment: ["card", "iban_code"] });
  });

  it("are none where the document has one member only", () => {
    const { schemas } = describeWith(documentOf({ Order: objectOf("id", "card") }), order);
    expect(schemas["Order"]?.["x-oneofs"]).toBeUndefined();
  });

  it("stand beside the properties, inside of `allOf`", () => {
    const inner = objectOf("card", "ibanCode");
    const document = documentOf({ Order: { allOf: [objectOf("id"), inner], title: "Order" } });
    const { schemas } = describeWith(document, order);
    expect(schemas["Order"]).toEqual({
      allOf: [objectOf("id"), { ...inner, "x-oneofs": { payment: ["card", "ibanCode"] } }],
      title: "Order",
      "x-message": "shop.v1.Order",
    });
  });

  it("stand on the schema itself where parts of `allOf` declare a member each", () => {
    const parts = [{ ...objectOf("card"), description: "By card." }, objectOf("ibanCode")];
    const document = documentOf({ Order: { ...objectOf("id"), allOf: parts } });
    const { schemas, found } = describeWith(document, order);
    expect(schemas["Order"]?.["x-oneofs"]).toEqual({ payment: ["card", "ibanCode"] });
    expect(found).toEqual([]);
  });

  it.each<[string, JsonObject, "whole" | "part"]>([
    [
      "parts that say more",
      { allOf: [{ ...objectOf("card"), maxProperties: 2 }, objectOf("ibanCode")] },
      "whole",
    ],
    ["a part behind a reference", { allOf: [reference("Base")] }, "whole"],
    ["two references", { allOf: [reference("Card"), reference("Iban")] }, "whole"],
    ["a reference and a part", { allOf: [reference("Card"), objectOf("ibanCode")] }, "whole"],
    ["a reference to a reference", { allOf: [reference("Chain")] }, "whole"],
    ["a reference in a part", { type: "object", allOf: [{ allOf: [reference("Base")] }] }, "whole"],
    ["a component that is a message too", { allOf: [reference("Payment")] }, "part"],
  ])("whose members stand in %s", (_, schema, owner) => {
    const document = documentOf({
      Order: schema,
      Base: objectOf("id", "card", "ibanCode"),
      Chain: { allOf: [reference("Base")] },
      Card: objectOf("card"),
      Iban: objectOf("ibanCode"),
      Payment: objectOf("card", "ibanCode"),
    });
    const fields = { card: "string in:payment", iban_code: "string in:payment" };
    const file = { ...order, messages: { ...order.messages, Payment: fields } };
    const { schemas, found } = describeWith(document, file);
    const group = { payment: ["card", "ibanCode"] };
    expect(schemas["Order"]?.["x-oneofs"]).toEqual(owner === "whole" ? group : undefined);
    expect(schemas["Order"]?.["x-message"]).toBe("shop.v1.Order");
    expect(schemas["Payment"]?.["x-oneofs"]).toEqual(group);
    expect(found.filter(({ code }) => code !== "descriptors-unmatched")).toEqual([]);
  });

  const base = objectOf("id", "card", "ibanCode");
  const prose = `This message contains a oneof named payment. Only a single field of the following list may be set at a time:
  - card
  - ibanCode
`;
  it.each<[string, JsonObject]>([
    ["x-oneofs", { ...base, "x-oneofs": { pay: ["ibanCode", "card"] } }],
    ["prose", { ...base, description: prose }],
    [
      "`x-oneofs`, and at least one of them",
      {
        ...base,
        "x-oneofs": { pay: ["card", "ibanCode"] },
        anyOf: [{ required: ["card"] }, { required: ["ibanCode"] }],
      },
    ],
  ])("that the document names itself are not said again: %s", (_, schema) => {
    const { schemas, found } = describeWith(documentOf({ Order: schema }), order);
    expect(schemas["Order"]).toEqual({ ...schema, "x-message": "shop.v1.Order" });
    expect(found).toEqual([]);
  });

  const nameless: readonly (readonly [string, JsonObject])[] = [
    ["oneOf of required", { ...base, oneOf: [{ required: ["card"] }, { required: ["ibanCode"] }] }],
    [
      "oneOf with an arm for none",
      {
        ...base,
        oneOf: [
          { required: ["card"] },
          { required: ["ibanCode"] },
          { not: { anyOf: [{ required: ["card"] }, { required: ["ibanCode"] }] } },
        ],
      },
    ],
    [
      "arms that declare their member",
      {
        allOf: [
          objectOf("id"),
          {
            oneOf: [
              { ...objectOf("card"), title: "card", required: ["card"] },
              { ...objectOf("ibanCode"), title: "iban", required: ["ibanCode"] },
            ],
          },
        ],
      },
    ],
    ["not both", { ...base, not: { required: ["card", "ibanCode"] } }],
    ["not any two", { ...base, not: { anyOf: [{ required: ["card", "ibanCode"] }] } }],
  ];
  it.each(nameless)("that the document has without a name get it: %s", async (_, schema) => {
    const spec = documentOf({ Order: schema });
    const { schemas, found } = describeWith(spec, order);
    const group = { "x-oneofs": { payment: ["card", "ibanCode"] } };
    expect(schemas["Order"]).toEqual({ ...schema, ...group, "x-message": "shop.v1.Order" });
    expect(found).toEqual([]);

    const options = { spec, paths: false, protojson: true, builtIn: { messages: false } };
    const [plain, named] = await Promise.all([
      generate(options),
      generate({ ...options, descriptors: binarySet(order) }),
    ]);
    expect(named.files.get("oneofs.ts")).toContain("export function whichOrderPayment");
    // The validators mean what they meant.
    const rules = (text = "") =>
      text.replace(/\s|,(?=\s*[\])}])/g, "").replaceAll("cardOrIbanCode", "payment");
    expect(rules(named.files.get("validators.ts"))).toBe(rules(plain.files.get("validators.ts")));
  });

  it("that stand behind a reference without a name stay without", () => {
    const group = { ...base, oneOf: [{ required: ["card"] }, { required: ["ibanCode"] }] };
    const document = documentOf({
      Order: { allOf: [{ $ref: "#/components/schemas/Part" }] },
      Part: group,
    });
    const { schemas } = describeWith(document, order);
    expect(schemas["Order"]).not.toHaveProperty("x-oneofs");
    expect(schemas["Part"]).toEqual(group);
  });

  it.each<[string, JsonObject]>([
    ["required", { ...base, anyOf: [{ required: ["card"] }, { required: ["ibanCode"] }] }],
    [
      "declared",
      {
        ...objectOf("id"),
        anyOf: [
          { ...objectOf("card"), required: ["card"] },
          { ...objectOf("ibanCode"), required: ["ibanCode"] },
        ],
      },
    ],
  ])("that `anyOf` means are said: members that it has %s", (_, schema) => {
    const { schemas } = describeWith(documentOf({ Order: schema }), order);
    expect(schemas["Order"]).toEqual({
      ...base,
      "x-message": "shop.v1.Order",
      "x-oneofs": { payment: ["card", "ibanCode"] },
    });
  });

  it("of other members are a finding, and the document's counts", () => {
    const schema = { ...objectOf("id", "card", "ibanCode"), "x-oneofs": { p: ["card", "id"] } };
    const { schemas, found } = describeWith(documentOf({ Order: schema }), order);
    expect(schemas["Order"]?.["x-oneofs"]).toEqual({ p: ["card", "id"] });
    expect(messagesOf(found)).toEqual([
      "descriptors-contradicted #/components/schemas/Order: The document has a oneof of `card`, `id` here; in the descriptors `shop.v1.Order.payment` has `card`, `ibanCode`.",
    ]);
  });

  it("come beside the ones that the document has", () => {
    const two: ProtoFile = {
      package: "a",
      messages: { M: { a: "string in:x", b: "string in:x", c: "string in:y", d: "string in:y" } },
    };
    const schema = { ...objectOf("a", "b", "c", "d"), "x-oneofs": { x: ["a", "b"] } };
    const { schemas } = describeWith(documentOf({ M: schema }), two);
    expect(schemas["M"]?.["x-oneofs"]).toEqual({ x: ["a", "b"], y: ["c", "d"] });
  });

  it("have no required members, as `use_proto3_field_semantics` writes them", () => {
    const schema = { ...base, required: ["id", "card", "ibanCode"] };
    const { schemas, found } = describeWith(documentOf({ Order: schema }), order);
    expect(schemas["Order"]?.["required"]).toEqual(["id"]);
    expect(messagesOf(found)).toEqual([
      "descriptors-contradicted #/components/schemas/Order/required: `card`, `ibanCode` are required, but are in the oneof `shop.v1.Order.payment`: at most one member is set. It is read as not required.",
    ]);
  });

  describe("have members that a schema behind a reference requires", () => {
    const isRequired = { ...base, required: ["card", "id"] };
    const derived = { allOf: [reference("Base")] };
    const place = "#/components/schemas/Base/required";
    const released =
      "`card` is required, but is in the oneof `shop.v1.Order.payment`: at most one member is set. It is read as not required.";
    const kept =
      "`card` is required, but is in the oneof `shop.v1.Order.payment`: at most one member is set. It stays required, since this schema is used elsewhere too, and the oneof is left out.";
    const used = (schema: JsonObject) => ({ Order: derived, Base: isRequired, Other: schema });
    const again: ProtoFile = {
      package: "shop.v1",
      messages: {
        ...order.messages,
        // The same fields, of which none is in a oneof.
        Plain: { id: "string", card: "string", iban_code: "string" },
        Again: { id: "string", card: "string in:payment", iban_code: "string in:payment" },
      },
    };

    it.each<[string, Record<string, JsonObject>, at: string]>([
      ["itself", { Order: derived, Base: isRequired }, place],
      ["in 3.0", { Order: { ...derived }, Base: isRequired }, place],
      [
        "in its own `allOf`",
        { Order: derived, Base: { allOf: [base, { required: ["card", "id"] }] } },
        "#/components/schemas/Base/allOf/1/required",
      ],
      [
        "behind another reference",
        { Order: { allOf: [reference("Chain")] }, Chain: derived, Base: isRequired },
        place,
      ],
      [
        "of which the members stand in the message",
        {
          Order: { ...base, allOf: [reference("Base")] },
          Base: { ...objectOf("id"), required: ["card", "id"] },
        },
        place,
      ],
      ["for two messages", { Order: derived, Again: derived, Base: isRequired }, place],
      [
        "beside a reference to one of its properties",
        used({ allOf: [reference("Base/properties/id")] }),
        place,
      ],
    ])("%s: it is read as not required", (name, schemas, at) => {
      const document = documentOf(schemas, name === "in 3.0" ? "3.0.3" : "3.1.1");
      const described = describeWith(document, again);
      const asking = JSON.stringify(described.schemas).match(/"required":\[[^\]]*\]/g);
      expect(asking).toEqual(['"required":["id"]']);
      expect(described.schemas["Order"]?.["x-oneofs"]).toEqual({ payment: ["card", "ibanCode"] });
      const found = described.found.filter(({ code }) => code === "descriptors-contradicted");
      expect(messagesOf(found)).toEqual([`descriptors-contradicted ${at}: ${released}`]);
    });

    it.each<[string, Record<string, JsonObject>]>([
      ["a message in which it is no member", { Order: derived, Plain: derived, Base: isRequired }],
      ["a schema of no message", used({ allOf: [reference("Base"), objectOf("z")] })],
      ["a property", used({ type: "object", properties: { base: reference("Base") } })],
      ["an alternative", used({ oneOf: [reference("Base")] })],
      ["a mapping", used({ discriminator: { mapping: { a: "#/components/schemas/Base" } } })],
      [
        "a reference to itself",
        {
          Order: { allOf: [reference("Base"), objectOf("ibanCode")] },
          Base: { ...isRequired, properties: { card: string, id: string, x: reference("Base") } },
        },
      ],
    ])("for %s too: it stays, and there is no oneof", (_, schemas) => {
      const described = describeWith(documentOf(schemas), again);
      expect(JSON.stringify(described.schemas)).toContain('"required":["card","id"]');
      expect(described.schemas["Order"]?.["x-oneofs"]).toBeUndefined();
      const found = described.found.filter(({ code }) => code === "descriptors-contradicted");
      expect(found.map(({ message }) => message)).toContain(kept);
    });

    it.each<[string, JsonObject]>([
      [
        "over what is required",
        { ...base, anyOf: [{ required: ["card"] }, { required: ["ibanCode"] }] },
      ],
      [
        "that declares the members",
        {
          anyOf: [
            { ...objectOf("card"), required: ["card"] },
            { ...objectOf("ibanCode"), required: ["ibanCode"] },
          ],
        },
      ],
    ])("where there is no oneof, an `anyOf` %s stays", (_, part) => {
      const whole = { ...part, allOf: [reference("Base")] };
      const document = documentOf({ Order: whole, Plain: derived, Base: isRequired });
      const { schemas, found } = describeWith(document, again);
      expect(schemas["Order"]).toEqual({ ...whole, "x-message": "shop.v1.Order" });
      expect(found.map(({ message }) => message)).toContain(kept);
    });

    it("generate gives the union, and warns", async () => {
      const spec = documentOf({ Order: derived, Base: isRequired });
      const descriptors = binarySet(again);
      const { files, diagnostics } = await generate({ spec, descriptors, paths: false });
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(files.get("oneofs.ts")).toContain('members: ["card", "ibanCode"]');
      expect(files.get("types.ts")).toContain("export type OrderPayment =");
    });
  });

  it("of one name in two spellings do not overwrite each other", () => {
    const strange: ProtoFile = {
      package: "a",
      messages: { M: { a: "string in:__proto__", b: "string in:__proto__" } },
    };
    const { schemas } = describeWith(documentOf({ M: objectOf("a", "b") }), strange);
    const groups = schemas["M"]?.["x-oneofs"] as JsonObject;
    expect(Object.entries(groups)).toEqual([["__proto__", ["a", "b"]]]);
  });
});

describe("`additionalProperties: false`", () => {
  const arms = [
    { ...objectOf("card"), required: ["card"] },
    { ...objectOf("ibanCode"), required: ["ibanCode"] },
  ];
  const composed = { type: "object", allOf: [objectOf("id"), { oneOf: arms }] };

  it.each([
    [
      "3.1.1",
      { ...composed, unevaluatedProperties: false },
      "read as `unevaluatedProperties: false`",
    ],
    ["3.0.3", composed, "left out"],
  ])("that refuses fields of the message is not meant, in %s", (version, expected, reading) => {
    const document = documentOf({ Order: { ...composed, additionalProperties: false } }, version);
    const { schemas, found } = describeWith(document, order);
    const group = { "x-oneofs": { payment: ["card", "ibanCode"] } };
    expect(schemas["Order"]).toEqual({ ...expected, ...group, "x-message": "shop.v1.Order" });
    expect(messagesOf(found)).toEqual([
      `descriptors-contradicted #/components/schemas/Order/additionalProperties: \`additionalProperties: false\` refuses \`id\`, \`card\`, \`ibanCode\`, which are fields of the message \`shop.v1.Order\`: it is ${reading}.`,
    ]);
  });

  it("beside all of its properties stays", () => {
    const closed = { ...objectOf("id"), additionalProperties: false };
    const { schemas, found } = describeWith(documentOf({ Order: closed }), order);
    expect(schemas["Order"]).toEqual({ ...closed, "x-message": "shop.v1.Order" });
    expect(found).toEqual([]);
  });
});

describe("messages that stand in place", () => {
  const nested: ProtoFile = {
    package: "a",
    messages: {
      Outer: {
        one: ".a.Inner",
        list: ".a.Inner repeated",
        by_name: ".a.Inner map",
        ref: ".a.Inner",
      },
      Inner: { x: "string in:g", y: "string in:g" },
    },
    methods: { "Things.Update": "Outer Outer" },
  };
  const inner = objectOf("x", "y");
  const grouped = { ...inner, "x-oneofs": { g: ["x", "y"] } };

  it("are told by the field that holds them", () => {
    const reference = { $ref: "#/components/schemas/Other" };
    const properties = (schema: JsonObject): JsonObject => ({
      one: schema,
      list: { type: "array", items: schema },
      byName: { type: "object", additionalProperties: schema },
      ref: reference,
    });
    const document = documentOf({
      Outer: { type: "object", properties: properties(inner) },
      Other: objectOf("z"),
    });
    const { schemas } = describeWith(document, nested);
    expect(schemas["Outer"]).toEqual({
      type: "object",
      properties: properties(grouped),
      "x-message": "a.Outer",
    });
  });

  it.each([
    ["Things_Update", grouped],
    ["Things_Update2", grouped],
    ["a.Things.Update", grouped],
    ["Update", grouped],
    ["Unknown_Update", inner],
  ])("are told by the operation: %s", (operationId, expected) => {
    const content = { "application/json": { schema: inner } };
    const document: JsonObject = {
      ...documentOf({ Inner: objectOf("x") }),
      paths: { "/things": { put: { operationId, requestBody: { content } } } },
    };
    const { root } = describeWith(document, nested);
    expect(at(root, "paths", "/things", "put", "requestBody", "content")).toEqual({
      "application/json": { schema: expected },
    });
  });
});

describe("fields", () => {
  const file: ProtoFile = {
    package: "a",
    messages: {
      Book: {
        name: "string OUTPUT_ONLY REQUIRED",
        secret: "string INPUT_ONLY",
        old: "string deprecated",
      },
      UpdateBookRequest: {
        book: ".a.Book REQUIRED deprecated",
        update_mask: ".google.protobuf.FieldMask",
      },
    },
    methods: { "Books.UpdateBook": "UpdateBookRequest Book" },
  };
  const book = objectOf("name", "secret", "old");
  const request = (reference: JsonObject, mask: JsonObject = string): JsonObject => ({
    type: "object",
    properties: { book: reference, updateMask: mask },
  });
  const reference = { $ref: "#/components/schemas/Book" };

  it("have what their options say", () => {
    const { schemas } = describeWith(documentOf({ Book: book }), file);
    expect(schemas["Book"]).toEqual({
      type: "object",
      properties: {
        name: { type: "string", readOnly: true },
        secret: { type: "string", writeOnly: true },
        old: { type: "string", deprecated: true },
      },
      required: ["name"],
      "x-message": "a.Book",
    });
  });

  it.each([
    ["3.1.1", { ...reference, deprecated: true }],
    ["3.0.3", { allOf: [reference], deprecated: true }],
  ])("that are references, in %s", (version, expected) => {
    const document = documentOf({ Book: book, UpdateBookRequest: request(reference) }, version);
    const { schemas } = describeWith(document, file);
    expect(schemas["UpdateBookRequest"]).toEqual({
      ...request(expected, { type: "string", "x-field-mask": "Book" }),
      required: ["book"],
      "x-message": "a.UpdateBookRequest",
    });
  });

  it("keep what the document says of them", () => {
    const own = { type: "string", readOnly: false, deprecated: false };
    const document = documentOf({ Book: { type: "object", properties: { name: own, old: own } } });
    const { schemas } = describeWith(document, file);
    expect(schemas["Book"]?.["properties"]).toEqual({ name: own, old: own });
  });

  it("of Any and Struct are open, where the document only calls them objects", () => {
    const open: ProtoFile = {
      package: "a",
      messages: {
        M: {
          any: ".google.protobuf.Any",
          list: ".google.protobuf.Any repeated",
          struct: ".google.protobuf.Struct",
          known: ".google.protobuf.Any",
        },
      },
    };
    const bare = { type: "object" };
    const known = { $ref: "#/components/schemas/Other" };
    const properties = (any: JsonObject, struct: JsonObject): JsonObject => {
      return { any, list: { type: "array", items: any }, struct, known };
    };
    const document = documentOf({ M: { ...bare, properties: properties(bare, bare) } });
    const { schemas } = describeWith(document, open);
    const any = { properties: { "@type": string }, additionalProperties: true };
    expect(schemas["M"]?.["properties"]).toEqual(
      properties({ ...bare, ...any }, { ...bare, additionalProperties: true }),
    );
  });

  const key = "#/components/schemas/";
  it.each<[string, JsonObject, JsonObject]>([
    ["3.0.3", { $ref: `${key}Mask`, title: "mask" }, { title: "mask", "x-field-mask": "Book" }],
    ["3.1.1", { $ref: `${key}Mask`, title: "mask" }, { title: "mask", "x-field-mask": "Book" }],
    ["3.1.1", { type: "string", "x-field-mask": "Own" }, { "x-field-mask": "Own" }],
  ])("a mask is a string itself, in %s: %j", (version, mask, expected) => {
    const schemas = { Book: book, Mask: string, UpdateBookRequest: request(reference, mask) };
    const described = describeWith(documentOf(schemas, version), file).schemas["UpdateBookRequest"];
    expect(at(described, "properties", "updateMask")).toEqual({ ...string, ...expected });
  });

  it("a mask that the document calls an object is left alone", () => {
    const mask = objectOf("paths");
    const schemas = { Book: book, UpdateBookRequest: request(reference, mask) };
    const described = describeWith(documentOf(schemas), file).schemas["UpdateBookRequest"];
    expect(at(described, "properties", "updateMask")).toEqual(mask);
  });

  const fieldMask = ".google.protobuf.FieldMask";
  it.each<[string, string, Record<string, string>, string | undefined]>([
    ["one resource", "UpdateRequest", { book: ".a.Book", mask: fieldMask }, "Book"],
    ["its name", "Anything", { book: ".a.Book", update_mask: fieldMask }, "Book"],
    ["the field's name", "Anything", { book: ".a.Book", book_mask: fieldMask }, "Book"],
    ["what is read", "GetThing", { parent: ".a.Book", read_mask: fieldMask }, undefined],
    ["two", "UpdateRequest", { one: ".a.Book", two: ".a.Author", mask: fieldMask }, undefined],
    [
      "two, one in the name",
      "UpdateBookRequest",
      { one: ".a.Book", two: ".a.Author", mask: fieldMask },
      "Book",
    ],
    ["two masks", "UpdateRequest", { book: ".a.Book", m: fieldMask, n: fieldMask }, undefined],
    ["a list", "UpdateRequest", { books: ".a.Book repeated", mask: fieldMask }, undefined],
    ["nothing", "UpdateRequest", { mask: fieldMask }, undefined],
    ["what is not here", "UpdateRequest", { other: ".a.Other", mask: fieldMask }, undefined],
    ["what has no fields", "UpdateRequest", { empty: ".a.Empty", mask: fieldMask }, undefined],
  ])("a mask beside %s", (_, name, fields, expected) => {
    const messages = { Book: { x: "string" }, Author: { y: "string" }, Empty: {}, [name]: fields };
    const properties = Object.keys(fields).map((field) => camelCase(field));
    const schemas = {
      Book: objectOf("x"),
      Author: objectOf("y"),
      Empty: objectOf(),
      [name]: objectOf(...properties),
    };
    const { root } = describeWith(documentOf(schemas), { package: "a", messages });
    const found = [...JSON.stringify(root).matchAll(/"x-field-mask":"(\w+)"/g)];
    expect(found[0]?.[1]).toBe(expected);
  });

  it("of methods: they are deprecated in the document too", () => {
    const methods = { "Books.Old": "Book Book deprecated", "Books.Get": "Book Book" };
    const operations = {
      get: { operationId: "Books_Get" },
      put: { operationId: "Books_Old" },
      post: { operationId: "Books_Old2", deprecated: false },
    };
    const document: JsonObject = { ...documentOf({ Book: book }), paths: { "/b": operations } };
    const { root } = describeWith(document, { ...file, methods });
    expect(at(root, "paths", "/b")).toEqual({
      ...operations,
      put: { operationId: "Books_Old", deprecated: true },
    });
  });

  it("a mask in the query is about what is in the body", () => {
    const parameters = [
      { name: "updateMask", in: "query", schema: string },
      { name: "updateMask", in: "header", schema: string },
    ];
    const document: JsonObject = {
      ...documentOf({ Book: book }),
      paths: { "/b": { patch: { operationId: "Books_UpdateBook", parameters } } },
    };
    const { root } = describeWith(document, file);
    expect(at(root, "paths", "/b", "patch", "parameters")).toEqual([
      { name: "updateMask", in: "query", schema: { type: "string", "x-field-mask": "Book" } },
      { name: "updateMask", in: "header", schema: string },
    ]);
  });
});

describe("what does not match", () => {
  it("is one finding, however much it is", () => {
    const others = Object.fromEntries([..."abcdefgh"].map((key) => [key, objectOf("z")]));
    const { found } = describeWith(documentOf({ Order: objectOf("id"), ...others }), order);
    expect(messagesOf(found)).toEqual([
      "descriptors-unmatched #/components/schemas: 8 of 9 object schemas match no message in `api.binpb`: `a`, `b`, `c`, `d`, `e` and 3 more.",
    ]);
    expect(found[0]?.severity).toBe("info");
  });

  it("is a warning where nothing does, and the document stays", () => {
    const document = documentOf({ Other: objectOf("z") });
    const { root, found } = describeWith(document, order);
    expect(root).toBe(document);
    expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("properties that are no fields are told where they stand", () => {
    const { found } = describeWith(documentOf({ Order: objectOf("id", "card", "x") }), order);
    expect(messagesOf(found)).toEqual([
      "descriptors-contradicted #/components/schemas/Order/properties/x: `x` is not a field of the message `shop.v1.Order` in `api.binpb`.",
    ]);
  });

  const name = "google.protobuf";
  const types: readonly (readonly [field: string, fits: JsonObject[], not: JsonObject[]])[] = [
    [
      "string",
      [string, { type: ["string", "null"] }, {}],
      [{ type: "integer" }, { type: "object" }],
    ],
    ["bytes", [string], [{ type: "array" }]],
    ["bool", [{ type: "boolean" }], [string]],
    ["int32", [{ type: "integer" }, { type: "number" }], [string, { type: "boolean" }]],
    [
      "int64",
      [string, { type: "integer" }, { type: ["integer", "string"] }],
      [{ type: "boolean" }],
    ],
    ["double", [{ type: "number" }, { anyOf: [{ type: "number" }, string] }], [{ type: "object" }]],
    ["string repeated", [{ type: "array", items: string }, { type: "array" }], [string]],
    ["string repeated", [], [{ type: "array", items: { type: "integer" } }]],
    ["string map", [{ type: "object", additionalProperties: string }], [string, { type: "array" }]],
    ["string map", [], [{ type: "object", additionalProperties: { type: "boolean" } }]],
    [".shop.v1.Card", [{ $ref: "#/components/schemas/Card" }], [string, { type: "array" }]],
    [".shop.v1.Card", [{ allOf: [{ $ref: "#/components/schemas/Card" }] }], []],
    [`.${name}.Timestamp`, [string], [{ type: "object" }]],
    [`.${name}.Int64Value`, [string, { type: "integer" }], [{ type: "object" }]],
    [`.${name}.BoolValue`, [{ type: "boolean" }], [string]],
    [`.${name}.Struct`, [{ type: "object", additionalProperties: true }], [string]],
    [`.${name}.Value`, [string, { type: "object" }, { type: "array" }], []],
  ];

  const typeFindings = (field: string, schema: JsonObject) => {
    const Order = { type: "object", properties: { it: schema, id: string } };
    const { found } = describeWith(documentOf({ Order, Card: objectOf("number") }), {
      package: "shop.v1",
      messages: { Order: { it: field, id: "string" }, Card: { number: "string" } },
    });
    return found;
  };

  it.each(types)("the type of a field: %s", (field, fits, not) => {
    for (const schema of fits) expect(messagesOf(typeFindings(field, schema))).toEqual([]);
    for (const schema of not) {
      const found = typeFindings(field, schema);
      expect(found.map(({ code }) => code)).toEqual(["descriptors-contradicted"]);
      expect(found[0]?.pointer).toContain("#/components/schemas/Order/properties/it");
    }
  });

  it("says which type is meant", () => {
    const items = { type: "array", items: { type: "integer" } };
    expect(messagesOf(typeFindings("string repeated", items))).toEqual([
      "descriptors-contradicted #/components/schemas/Order/properties/it/items: The type is integer here; in the descriptors `shop.v1.Order.it` is repeated string, so that an item of it is string in JSON.",
    ]);
    expect(messagesOf(typeFindings("int32", string))).toEqual([
      "descriptors-contradicted #/components/schemas/Order/properties/it: The type is string here; in the descriptors `shop.v1.Order.it` is int32, so that it is integer or number in JSON.",
    ]);
  });

  it("a document that says what it is keeps that", () => {
    const document = { ...documentOf({ Order: objectOf("id") }), "x-protojson": false };
    expect(describeWith(document, order).root["x-protojson"]).toBe(false);
  });
});

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (inner, key) => (isJsonObject(inner) ? inner[key] : undefined),
    value,
  );
}
