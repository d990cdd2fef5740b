import { describe, expect, it } from "vitest";
import { diff } from "../../generator/index.js";

type Json = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const entries = { $ref: "#/components/schemas/Entry" };
const media = (schema: Json) => ({ content: { "application/json": { schema } } });

const documentOf = (operation: Json, components: Json = {}): Json => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: {
    "/t": { post: { operationId: "p", responses: { 200: { description: "" } }, ...operation } },
  },
  components,
});

const answering = (answer: Json, components: Json = {}): Json =>
  documentOf({ responses: { 200: { description: "", ...answer } } }, components);

const inComponent = (schema: Json): Json =>
  answering(media({ $ref: "#/components/schemas/Thing" }), {
    schemas: {
      Thing: { type: "object", properties: { e: schema, list: { type: "array", items: schema } } },
      Entry: { type: "string", enum: ["a", "b"] },
    },
  });

/** How messages name the place of a change. */
describe("the subject of a change", () => {
  it.each<[what: string, base: Json, revision: Json, subjects: readonly string[]]>([
    [
      "of a response header",
      answering({ headers: { X: { schema: text } } }),
      answering({ headers: { X: { schema: whole } } }),
      ["Header `X` of response 200"],
    ],
    [
      "of what a response header lists",
      answering({ headers: { X: { schema: { type: "array", items: text } } } }),
      answering({ headers: { X: { schema: { type: "array", items: whole } } } }),
      ["Header `X` of response 200 `[]`"],
    ],
    [
      "of a field of a response header",
      answering({ headers: { X: media({ type: "object", properties: { a: text } }) } }),
      answering({ headers: { X: media({ type: "object", properties: { a: whole } }) } }),
      ["Header `X` of response 200 `a`"],
    ],
    [
      "of a shared header",
      answering(
        { headers: { X: { $ref: "#/components/headers/H" } } },
        { headers: { H: { schema: text } } },
      ),
      answering(
        { headers: { X: { $ref: "#/components/headers/H" } } },
        { headers: { H: { schema: whole } } },
      ),
      ["Header `H`"],
    ],
    [
      "of a body with a property called `headers`",
      answering(media({ type: "object", properties: { headers: text } })),
      answering(media({ type: "object", properties: { headers: whole } })),
      ["Response 200 `headers`"],
    ],
    [
      "of a parameter",
      documentOf({ parameters: [{ name: "q", in: "query", schema: text }] }),
      documentOf({ parameters: [{ name: "q", in: "query", schema: whole }] }),
      ["Parameter `q`"],
    ],
    [
      "of a request body",
      documentOf({ requestBody: media(text) }),
      documentOf({ requestBody: media(whole) }),
      ["Request body"],
    ],
    [
      "where a reference is used, and narrowed beside it",
      inComponent(entries),
      inComponent({ allOf: [entries], maxLength: 0 }),
      ["`Thing.e`", "`Thing.list[]`"],
    ],
  ])("%s", async (_, base, revision, subjects) => {
    const { changes } = await diff({ base, revision });
    const said = changes.map(({ message }) => / (?:has|allows) /.exec(message)?.index ?? -1);
    expect(changes.map(({ message }, at) => message.slice(0, said[at]))).toEqual(subjects);
  });
});
