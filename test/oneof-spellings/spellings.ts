import type { JsonObject } from "../../generator/json/json.js";
import { binarySet } from "../descriptors/descriptor-set.js";

export type Json = Readonly<Record<string, unknown>>;

export const id = { type: "string" };
const card = { type: "string" };
const iban = { type: "integer" };
const fields = { id, card, iban };
export const asked = [{ required: ["card"] }, { required: ["iban"] }];
const none = { not: { anyOf: asked } };
export const arms = [
  { title: "Card", type: "object", properties: { card }, required: ["card"] },
  { title: "Iban", type: "object", properties: { iban }, required: ["iban"] },
];
const prose = `This message contains a oneof named cardOrIban. Only a single field of the following list may be set at a time:
  - card
  - iban
`;
const closed = { unevaluatedProperties: false };
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export interface Spelling {
  readonly schema: Json;
  readonly mode: "atMostOne" | "exactlyOne";
  readonly nulls: "unset" | "value";
  /** Swagger 2.0 has the words for it. */
  readonly inSwagger?: true;
  /** It needs OpenAPI 3.1, or keywords beside `$ref`. */
  readonly since31?: true;
  /** The members that another schema declares, which does not allow null, whatever unset means. */
  readonly refusesNull?: readonly string[];
  /** What the schema says beside the oneof, so that it means the same as another one only with that. */
  readonly beside?: Json;
  /** The document says nothing: the descriptors do. */
  readonly described?: true;
}

export const message = { type: "object", properties: fields };
const atMost = { mode: "atMostOne", nulls: "value" } as const;
const exactly = { mode: "exactlyOne", nulls: "value" } as const;

const extension = { "x-oneofs": { cardOrIban: ["card", "iban"] } };
const elsewhere = {
  mode: "atMostOne",
  nulls: "unset",
  inSwagger: true,
  refusesNull: ["card", "iban"],
} as const;
const across = { ...elsewhere, refusesNull: ["card"] } as const;
const few = { maxProperties: 9 };

/** Schemas that others refer to. */
export const shared = {
  Base: message,
  Again: { allOf: [ref("Base")] },
  WithCard: { type: "object", properties: { id, card } },
  WithIban: { type: "object", properties: { iban } },
  Rule: { oneOf: asked },
  HasCard: { required: ["card"] },
  HasIban: { required: ["iban"] },
};

/** Every spelling of the one oneof `cardOrIban`, over `card` and `iban`. */
export const spellings: Readonly<Record<string, Spelling>> = {
  Extension: {
    schema: { ...message, "x-oneofs": { cardOrIban: ["card", "iban"] } },
    mode: "atMostOne",
    nulls: "unset",
    inSwagger: true,
  },
  Prose: {
    schema: { ...message, description: prose },
    mode: "atMostOne",
    nulls: "unset",
    inSwagger: true,
  },
  ExtensionBehindRef: {
    schema: { allOf: [ref("Base")], ...extension },
    ...elsewhere,
  },
  ExtensionWithType: {
    schema: { type: "object", properties: { id }, allOf: [ref("Base")], ...extension },
    ...elsewhere,
  },
  ExtensionInItem: {
    schema: { allOf: [ref("Base"), { type: "object", ...extension }] },
    ...elsewhere,
  },
  ExtensionInNestedItem: {
    schema: { allOf: [{ allOf: [ref("Base")] }, { allOf: [{ type: "object", ...extension }] }] },
    ...elsewhere,
  },
  ExtensionInOtherItem: {
    schema: { allOf: [ref("Base"), { type: "object", ...few, ...extension }] },
    ...elsewhere,
    beside: few,
  },
  ExtensionAcross: {
    schema: {
      allOf: [ref("WithCard"), { type: "object", properties: { id, iban }, ...extension }],
    },
    ...across,
  },
  ProseAcross: {
    schema: {
      allOf: [ref("WithCard"), { type: "object", properties: { iban }, description: prose }],
    },
    ...across,
  },
  ExtensionOfTwo: {
    schema: { allOf: [ref("WithCard"), ref("WithIban")], ...extension },
    ...elsewhere,
  },
  ExtensionBehindTwo: { schema: { allOf: [ref("Again")], ...extension }, ...elsewhere },
  ExtensionBesideRef: { schema: { ...ref("Base"), ...extension }, ...elsewhere, since31: true },
  ExtensionBesideOthers: {
    schema: { allOf: [{ ...message, ...few }], ...extension },
    ...elsewhere,
    beside: few,
  },
  Described: {
    schema: message,
    mode: "atMostOne",
    nulls: "unset",
    inSwagger: true,
    described: true,
  },
  RequiredBesideRef: { schema: { ...ref("Base"), oneOf: asked }, ...exactly, since31: true },
  ProseBehindRef: { schema: { description: prose, allOf: [ref("Base")] }, ...elsewhere },
  ProseInItem: {
    schema: { allOf: [ref("Base"), { type: "object", description: prose }] },
    ...elsewhere,
  },
  NotPairBehindRef: {
    schema: { allOf: [ref("Base")], not: { required: ["card", "iban"] } },
    ...atMost,
  },
  AtMostBesideOthers: {
    schema: { allOf: [{ ...message, ...few }, { oneOf: [...asked, none] }] },
    ...atMost,
    beside: few,
  },
  BareRequired: { schema: { ...message, oneOf: asked }, ...exactly },
  RequiredInAllOf: { schema: { ...message, allOf: [{ oneOf: asked }] }, ...exactly },
  RequiredBehindRef: { schema: { ...message, allOf: [ref("Rule")] }, ...exactly },
  RequiredArmsBehindRef: {
    schema: { ...message, oneOf: [ref("HasCard"), ref("HasIban")] },
    ...exactly,
  },
  MembersBehindRef: { schema: { allOf: [ref("Base"), { oneOf: asked }] }, ...exactly },
  AtMost: { schema: { ...message, oneOf: [...asked, none] }, ...atMost },
  AtMostOneByOne: {
    schema: { ...message, oneOf: [...asked, { allOf: asked.map((not) => ({ not })) }] },
    ...atMost,
  },
  NotPair: { schema: { ...message, not: { required: ["card", "iban"] } }, ...atMost },
  NotPairs: {
    schema: { ...message, not: { anyOf: [{ required: ["card", "iban"] }] } },
    ...atMost,
  },
  Declared: { schema: { type: "object", properties: { id }, oneOf: arms }, ...exactly },
  DeclaredInAllOf: {
    schema: { type: "object", allOf: [{ properties: { id } }, { oneOf: arms }] },
    ...exactly,
  },
  DeclaredClosed: {
    schema: { type: "object", allOf: [{ properties: { id } }, { oneOf: arms }], ...closed },
    ...exactly,
    since31: true,
    beside: closed,
  },
  DeclaredTwice: { schema: { ...message, oneOf: arms }, ...exactly },
  ExcludingEachOther: {
    schema: {
      ...message,
      oneOf: [
        { required: ["card"], not: { required: ["iban"] } },
        { required: ["iban"], not: { required: ["card"] } },
      ],
    },
    ...exactly,
  },
  DeclaredAtMost: {
    schema: { type: "object", properties: { id }, oneOf: [...arms, none] },
    ...atMost,
  },
};

export const names = Object.keys(spellings);

export const versions = ["3.0.3", "3.1.0", "3.2.0", "2.0"] as const;

/** The spellings that a version has the words for. */
export function supported(version: string): readonly string[] {
  return names.filter((name) => {
    const { inSwagger, since31 } = spellings[name] ?? {};
    if (version === "2.0") return inSwagger === true && since31 !== true;
    return since31 !== true || !version.startsWith("3.0");
  });
}

/** A document with these schemas, each of which an operation sends and receives, and what they refer to. */
export function documentOf(version: string, given: Readonly<Record<string, Json>>): JsonObject {
  const info = { title: "Spellings", version: "1" };
  const isSwagger = version === "2.0";
  const paths = Object.fromEntries(
    Object.keys(given).map((name) => [`/${name}`, { post: operation(name, isSwagger) }]),
  );
  const schemas: Record<string, Json> = { ...given, ...shared };
  const document = { openapi: version, info, paths, components: { schemas } };
  if (!isSwagger) return document as unknown as JsonObject;
  const { Rule: _, ...definitions } = schemas;
  const text = JSON.stringify({ swagger: version, info, paths, definitions });
  return JSON.parse(text.replaceAll("#/components/schemas/", "#/definitions/")) as JsonObject;
}

function operation(name: string, isSwagger: boolean): Json {
  const operationId = `send${name}`;
  const schema = ref(name);
  if (isSwagger) {
    const parameters = [{ name: "body", in: "body", required: true, schema }];
    const responses = { 200: { description: "Fine.", schema } };
    return { operationId, consumes: ["application/json"], parameters, responses };
  }
  const content = { "application/json": { schema } };
  const responses = { 200: { description: "Fine.", content } };
  return { operationId, requestBody: { required: true, content }, responses };
}

/** What descriptors say of messages that have the oneof. */
export function descriptorsOf(messages: readonly string[]): Uint8Array {
  const fields = {
    id: "string",
    card: "string in:cardOrIban",
    iban: "int32 in:cardOrIban",
  };
  return binarySet({
    package: "shop.v1",
    messages: Object.fromEntries(messages.map((name) => [name, fields])),
  });
}
