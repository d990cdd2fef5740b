import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readDescriptors } from "../../generator/descriptors/read-descriptor-file.js";
import { parseDescriptors, type ReadResult } from "../../generator/descriptors/read-descriptors.js";
import { defaultLimits, type ReadLimits } from "../../generator/load/limits.js";
import { binarySet, jsonSet, type ProtoFile } from "./descriptor-set.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-descriptors-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shop: ProtoFile = {
  package: "shop.v1",
  messages: {
    Order: {
      id: "string REQUIRED",
      made_at: "string OUTPUT_ONLY json:created",
      card: "string in:payment",
      iban: "string in:payment",
      note: "string optional",
      parent: ".shop.v1.Order",
      lines: ".shop.v1.Order.Line repeated",
      by_name: ".shop.v1.Order.Line map",
      Line: { sku: "string deprecated" },
    },
  },
  methods: { "Orders.Get": "Order Order" },
  enums: ["Colour"],
};

const parse = (bytes: Uint8Array | string, limits: Partial<ReadLimits> = {}): ReadResult =>
  parseDescriptors(
    typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
    "api.binpb",
    { ...defaultLimits, ...limits },
  );

function refusalOf(result: ReadResult) {
  if (!("refusal" in result)) throw new Error("It was read.");
  return result.refusal;
}

function factsOf(result: ReadResult) {
  if ("refusal" in result) throw new Error(result.refusal.message);
  return result.facts;
}

describe.each([
  ["binary", binarySet(shop)],
  ["JSON", jsonSet(shop)],
  ["JSON behind a line break", new Uint8Array([0x0a, ...jsonSet(shop)])],
])("a set in its %s form", (_, bytes) => {
  const { messages, methods, enums } = factsOf(parse(bytes));

  it("has messages, fields and oneofs", () => {
    expect([...messages.keys()]).toEqual(["shop.v1.Order", "shop.v1.Order.Line"]);
    const order = messages.get("shop.v1.Order");
    expect(order?.fields.map(({ name, jsonName }) => `${name} ${jsonName}`)).toEqual([
      "id id",
      "made_at created",
      "card card",
      "iban iban",
      "note note",
      "parent parent",
      "lines lines",
      "by_name byName",
    ]);
    expect(order?.fields.map(({ shape, message }) => [shape, message]).slice(-3)).toEqual([
      ["one", "shop.v1.Order"],
      ["list", "shop.v1.Order.Line"],
      ["map", "shop.v1.Order.Line"],
    ]);
    const groups = order?.oneofs.map(({ name, members }) => [name, members.map((one) => one.name)]);
    expect(groups).toEqual([["payment", ["card", "iban"]]]);
  });

  it("has options, methods and enums", () => {
    const [order, line] = [...messages.values()];
    expect(order?.fields.map(({ behaviors }) => [...behaviors]).slice(0, 3)).toEqual([
      ["REQUIRED"],
      ["OUTPUT_ONLY"],
      [],
    ]);
    expect(line?.fields.map(({ deprecated }) => deprecated)).toEqual([true]);
    const order1 = "shop.v1.Order";
    expect(methods).toEqual([
      { service: "shop.v1.Orders", name: "Get", input: order1, output: order1, deprecated: false },
    ]);
    expect(enums).toEqual(["shop.v1.Colour"]);
  });
});

describe("what tools write besides", () => {
  const json = (file: object): string => JSON.stringify({ file: [file] });
  const message = { name: "M", field: [{ name: "a_b", number: 1, label: "LABEL_OPTIONAL" }] };

  it("options and extensions that are not known here are passed over", () => {
    const text = json({
      name: "a.proto",
      package: "a",
      messageType: [{ ...message, options: { "[buf.validate.message]": { cel: [{}] } } }],
      options: { "[some.option]": 1 },
      bufExtension: { isImport: true },
      sourceCodeInfo: { location: [{ span: [1, 2, 3], path: "nonsense" }] },
    });
    expect([...factsOf(parse(text)).messages.keys()]).toEqual(["a.M"]);
  });

  it("without names for JSON, these are made as protoc makes them", () => {
    const names = ["a_b", "_a", "a__b", "a_1", "a1_b", "A_b"];
    const field = names.map((name, index) => ({ name, number: index + 1 }));
    const text = json({ name: "a.proto", messageType: [{ name: "M", field }] });
    const fields = factsOf(parse(text)).messages.get("M")?.fields;
    expect(fields?.map(({ jsonName }) => jsonName)).toEqual(["aB", "A", "aB", "a1", "a1B", "AB"]);
  });

  it("sets that were joined by `cat` are one", () => {
    const other = binarySet({ package: "other.v1", messages: { M: { a: "string" } } });
    const joined = new Uint8Array([...binarySet(shop), ...other, ...binarySet(shop)]);
    expect([...factsOf(parse(joined)).messages.keys()]).toEqual([
      "shop.v1.Order",
      "shop.v1.Order.Line",
      "other.v1.M",
    ]);
  });

  it("comments and places cost nothing", () => {
    // source_code_info: a field of 64 kB behind the last one of the file.
    const set = binarySet({ package: "a", messages: { M: { x: "string" } } });
    const comment = [0x4a, 0x80, 0x80, 0x04, ...new Uint8Array(65_536)];
    const file = [...set.subarray(2), ...comment];
    const length = [
      (file.length & 0x7f) | 0x80,
      ((file.length >> 7) & 0x7f) | 0x80,
      file.length >> 14,
    ];
    const bytes = new Uint8Array([0x0a, ...length, ...file]);
    expect([...factsOf(parse(bytes, { nodes: 100 })).messages.keys()]).toEqual(["a.M"]);
  });
});

describe("what is not a descriptor set", () => {
  const deep = (levels: number): Uint8Array => {
    let inner: number[] = [0x0a, 1, 0x4d];
    for (let level = 0; level < levels; level++) {
      const size: number[] = [];
      for (let rest = inner.length; ; rest >>= 7) {
        size.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
        if (rest <= 0x7f) break;
      }
      inner = [0x0a, 1, 0x4d, level === levels - 1 ? 0x22 : 0x1a, ...size, ...inner];
    }
    const length: number[] = [];
    for (let rest = inner.length; ; rest >>= 7) {
      length.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
      if (rest <= 0x7f) break;
    }
    return new Uint8Array([0x0a, ...length, ...inner]);
  };
  const named = (name: string) =>
    JSON.stringify({ file: [{ name: "a.proto", messageType: [{ name }] }] });

  it.each<[string, Uint8Array | string, string]>([
    ["nothing", "", "the file is empty"],
    ["a source", 'syntax = "proto3";\nmessage M {}\n', "it is the source of a `.proto` file"],
    ["a source with a comment", "// Copyright\n", "it is the source of a `.proto` file"],
    ["an OpenAPI document", "# API\nopenapi: 3.1.0\n", "it is an OpenAPI document"],
    ["an OpenAPI document in JSON", '{ "openapi": "3.1.0" }', "it is an OpenAPI document"],
    ["a list", '{ "file": {} }', "it is JSON without a list `file`"],
    ["another message", new Uint8Array([0x0a, 0, 0x12, 0]), "it has the field 2 at byte 2"],
    ["JSON of other types", '{ "file": [{ "name": 1 }] }', "cannot decode field"],
    ["files without a message", '{ "file": [] }', "it has no message"],
    ["something compressed", gzipSync(binarySet(shop)), "it is compressed by gzip"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), "its first byte is 137"],
    ["one file of a set", binarySet(shop).subarray(3), "it is damaged (illegal tag"],
    ["a name of two words", named("A B"), '"A B" is not a name in protobuf'],
    ["no name", named(""), '"" is not a name in protobuf'],
    ["a name that is no end", named("A".repeat(100_000)), "is not a name in protobuf"],
    ["a name that moves the cursor", named("\u001b[2J"), "is not a name in protobuf"],
    ["more levels than anybody writes", deep(200), "messages are nested in each other"],
  ])("%s", (_, bytes, fault) => {
    const { code, message, fix, location } = refusalOf(parse(bytes));
    expect(code).toBe("invalid-descriptors");
    expect(message).toContain(fault);
    expect(message.length).toBeLessThan(400);
    expect(fix).toContain("buf build -o");
    expect(location?.file).toBe("api.binpb");
  });

  it("JSON with a fault, and where it is", () => {
    const { message, location } = refusalOf(parse('{\n  "file": [,]\n}'));
    expect(message).toContain("not valid JSON");
    expect(location).toMatchObject({ file: "api.binpb", line: 2 });
  });

  it("JSON that is nested too deep", () => {
    const text = `{ "file": ${"[".repeat(100_000)}${"]".repeat(100_000)} }`;
    expect(refusalOf(parse(text)).code).toBe("invalid-descriptors");
  });

  it("messages that recur, and files that import each other, are descriptors like others", () => {
    const text = JSON.stringify({
      file: [
        {
          name: "a.proto",
          dependency: ["b.proto"],
          messageType: [{ name: "A", field: [{ name: "b", typeName: ".B" }] }],
        },
        {
          name: "b.proto",
          dependency: ["a.proto"],
          messageType: [{ name: "B", field: [{ name: "a", typeName: ".A" }] }],
        },
      ],
    });
    expect([...factsOf(parse(text)).messages.keys()]).toEqual(["A", "B"]);
  });

  it("a set that is cut off anywhere is refused, or is one of fewer files", () => {
    const bytes = new Uint8Array([
      ...binarySet(shop),
      ...binarySet({ package: "b", messages: { M: { x: "string" } } }),
    ]);
    const read = Array.from(bytes.keys(), (end) => parse(bytes.subarray(0, end))).flatMap(
      (result, end) => ("facts" in result ? [end] : []),
    );
    expect(read).toEqual([binarySet(shop).length]);
  });

  it("whatever else the bytes are, nothing is thrown", () => {
    const bytes = binarySet(shop);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const changed = Uint8Array.from(bytes);
          for (const [at, byte] of changes) changed[at] = byte;
          const result = parse(changed);
          if ("refusal" in result) expect(result.refusal.fix).not.toBe("");
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("limits", () => {
  it("two bytes for a message are counted before there is one", () => {
    const empty = Array.from({ length: 1000 }, () => [0x22, 0]).flat();
    const length = [(empty.length & 0x7f) | 0x80, empty.length >> 7];
    const bytes = new Uint8Array([0x0a, ...length, ...empty]);
    expect(refusalOf(parse(bytes, { nodes: 3000 })).message).toContain("more than 3000 parts");
    // With room for them, it is their names that are missing.
    expect(refusalOf(parse(bytes)).message).toContain('"" is not a name');
  });

  it("so are files", () => {
    const bytes = new Uint8Array(Array.from({ length: 1000 }, () => [0x0a, 0]).flat());
    expect(refusalOf(parse(bytes, { nodes: 3000 })).message).toContain("more than 3000 parts");
    expect(refusalOf(parse(bytes)).message).toContain("it has no message");
  });

  it("lists of numbers and texts are counted by their size", () => {
    const numbers = [0x52, 0x80, 0x80, 0x04, ...new Uint8Array(65_536)];
    const bytes = new Uint8Array([0x0a, 0x84, 0x80, 0x04, ...numbers]);
    expect(refusalOf(parse(bytes, { nodes: 3000 })).message).toContain("more than 3000 parts");
  });

  it("JSON has the limits of documents", () => {
    const { message } = refusalOf(parse(jsonSet(shop), { nodes: 10 }));
    expect(message).toContain("`nodes`");
  });
});

describe("files", () => {
  const read = (path: string) => readDescriptors(join(folder, path), path, defaultLimits);

  it("are read", async () => {
    writeFileSync(join(folder, "api.binpb"), binarySet(shop));
    expect(factsOf(await read("api.binpb")).messages.size).toBe(2);
  });

  it("that do not exist are a matter of usage", async () => {
    const { code, message, file, location } = refusalOf(await read("none.binpb"));
    expect([code, message, file, location]).toEqual([
      "file-not-found",
      "The descriptor file `none.binpb` does not exist.",
      "none.binpb",
      undefined,
    ]);
  });

  it("that are folders are as well", async () => {
    mkdirSync(join(folder, "protos"));
    const { message, file } = refusalOf(await read("protos"));
    expect([message, file]).toEqual(["The descriptor file `protos` is a folder.", "protos"]);
  });

  it("of 100 MB are not opened", async () => {
    writeFileSync(join(folder, "large.binpb"), "");
    truncateSync(join(folder, "large.binpb"), 100_000_000);
    const { code, fix, location } = refusalOf(await read("large.binpb"));
    expect([code, location?.file]).toEqual(["limit-exceeded", "large.binpb"]);
    expect(fix).toContain("--exclude-source-info");
  });
});
