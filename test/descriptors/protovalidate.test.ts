import { create, setExtension, toBinary, toJson, type DescExtension } from "@bufbuild/protobuf";
import {
  FileDescriptorSetSchema,
  MessageOptionsSchema,
  OneofOptionsSchema,
  type FileDescriptorSet,
} from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { describeDocument } from "../../generator/descriptors/describe-document.js";
import {
  messageRulesExtension,
  oneofRulesExtension,
} from "../../generator/descriptors/protovalidate.js";
import { knownOptions, parseDescriptors } from "../../generator/descriptors/read-descriptors.js";
import { Findings } from "../../generator/findings/diagnostics.js";
import { generate } from "../../generator/index.js";
import type { JsonObject } from "../../generator/json/json.js";
import { defaultLimits } from "../../generator/load/limits.js";
import { descriptorSet } from "./descriptor-set.js";
import { documentOf, objectOf } from "./document.js";

interface Rules {
  /** `(buf.validate.oneof)` of the oneof `payment`. */
  readonly oneof?: JsonObject;
  /** `(buf.validate.message)`. */
  readonly message?: JsonObject;
}

/** `card` and `iban` are a oneof; `one` and `two` have presence, `text` and `list` have none. */
function setWith(rules: Rules): FileDescriptorSet {
  const set = descriptorSet({
    package: "shop.v1",
    messages: {
      Order: {
        id: "string",
        card: "string in:payment",
        iban: "string in:payment",
        one: "string optional",
        two: ".shop.v1.Order",
        text: "string",
        list: "string repeated",
      },
    },
  });
  const order = set.file[0]?.messageType[0];
  const payment = order?.oneofDecl[0];
  if (order === undefined || payment === undefined) throw new Error("The set has no oneof.");
  if (rules.oneof !== undefined) {
    payment.options = create(OneofOptionsSchema);
    setOption(payment.options, oneofRulesExtension(), rules.oneof);
  }
  if (rules.message !== undefined) {
    order.options = create(MessageOptionsSchema);
    setOption(order.options, messageRulesExtension(), rules.message);
  }
  return set;
}

function setOption(
  options: Parameters<typeof setExtension>[0],
  extension: DescExtension,
  value: object,
) {
  if (extension.message === undefined) throw new Error("The option is no message.");
  setExtension(options, extension, create(extension.message, value as never));
}

const forms: readonly (readonly [string, (set: FileDescriptorSet) => Uint8Array])[] = [
  ["binary", (set) => toBinary(FileDescriptorSetSchema, set)],
  [
    "JSON",
    (set) => {
      const json = toJson(FileDescriptorSetSchema, set, { registry: knownOptions() });
      return new TextEncoder().encode(JSON.stringify(json));
    },
  ],
];

function described(bytes: Uint8Array, schema: JsonObject): JsonObject | undefined {
  const result = parseDescriptors(bytes, "api.binpb", defaultLimits);
  if ("refusal" in result) throw new Error(result.refusal.message);
  const root = describeDocument(documentOf({ Order: schema }), result.facts, new Findings());
  return (root as unknown as { components: { schemas: Record<string, JsonObject> } }).components
    .schemas["Order"];
}

const all = objectOf("id", "card", "iban", "one", "two", "text", "list");
const exactly = (...members: string[]) => ({
  oneOf: members.map((member) => ({ required: [member] })),
});

describe.each(forms)("rules of protovalidate in a set as %s", (_, write) => {
  it.each<[string, Rules, JsonObject]>([
    ["none", {}, { "x-oneofs": { payment: ["card", "iban"] } }],
    [
      "a oneof that is required",
      { oneof: { required: true } },
      { "x-oneofs": { payment: ["card", "iban"] }, allOf: [exactly("card", "iban")] },
    ],
    [
      "a oneof that is not",
      { oneof: { required: false } },
      { "x-oneofs": { payment: ["card", "iban"] } },
    ],
    [
      "a group of fields",
      { message: { oneof: [{ fields: ["one", "two"] }] } },
      { "x-oneofs": { payment: ["card", "iban"], oneOrTwo: ["one", "two"] } },
    ],
    [
      "a group of which one is required",
      { message: { oneof: [{ fields: ["one", "two"], required: true }] } },
      {
        "x-oneofs": { payment: ["card", "iban"], oneOrTwo: ["one", "two"] },
        allOf: [exactly("one", "two")],
      },
    ],
    [
      "a field whose default value is unset",
      { message: { oneof: [{ fields: ["one", "text"] }] } },
      { "x-oneofs": { payment: ["card", "iban"] } },
    ],
    [
      "a list",
      { message: { oneof: [{ fields: ["one", "list"] }] } },
      { "x-oneofs": { payment: ["card", "iban"] } },
    ],
    [
      "a field of another group",
      { message: { oneof: [{ fields: ["one", "card"] }, { fields: ["one", "two"] }] } },
      { "x-oneofs": { payment: ["card", "iban"], oneOrTwo: ["one", "two"] } },
    ],
    [
      "one field, and fields that do not exist",
      { message: { oneof: [{ fields: ["one"] }, { fields: ["none", "two"] }] } },
      { "x-oneofs": { payment: ["card", "iban"] } },
    ],
  ])("%s", (_name, rules, expected) => {
    const schema = described(write(setWith(rules)), all);
    expect(schema).toEqual({ ...all, ...expected, "x-message": "shop.v1.Order" });
  });

  it("ask for none where the document has not all members", () => {
    const bytes = write(setWith({ message: { oneof: [{ fields: ["one", "two", "id"] }] } }));
    expect(described(bytes, objectOf("card", "iban"))).not.toHaveProperty("allOf");
    const required = write(setWith({ oneof: { required: true } }));
    expect(described(required, objectOf("id", "card"))).not.toHaveProperty("allOf");
  });

  it("stay as the document says them, and only get a name", () => {
    const own = { ...all, not: { required: ["card", "iban"] } };
    const schema = described(write(setWith({ oneof: { required: true } })), own);
    const group = { "x-oneofs": { payment: ["card", "iban"] } };
    expect(schema).toEqual({ ...own, ...group, "x-message": "shop.v1.Order" });
  });
});

it("are one oneof of the output, with its name", async () => {
  const descriptors = toBinary(FileDescriptorSetSchema, setWith({ oneof: { required: true } }));
  for (const openapi of ["3.0.3", "3.1.1"]) {
    const spec = documentOf({ Order: all }, openapi);
    const { files } = await generate({ spec, descriptors, paths: false });
    expect(files.get("types.ts")).toContain(
      "export type OrderPayment = OrderWithCard | OrderWithIban;",
    );
    expect(files.get("oneofs.ts")).toContain("setOrderPayment");
  }
});

it("with bytes of another meaning are passed over", () => {
  const set = setWith({});
  const payment = set.file[0]?.messageType[0]?.oneofDecl[0];
  if (payment === undefined) throw new Error("The set has no oneof.");
  const data = Uint8Array.of(3, 0xff, 0xff, 0xff);
  payment.options = create(OneofOptionsSchema);
  payment.options.$unknown = [{ no: 1159, wireType: 2, data }];
  const schema = described(toBinary(FileDescriptorSetSchema, set), all);
  expect(schema?.["x-oneofs"]).toEqual({ payment: ["card", "iban"] });
});
