import { describe, expect, it, test } from "vitest";
import { stringify } from "yaml";
import { validate } from "../../generator/index.js";
import { makeFolder } from "./folder.js";
import { join } from "node:path";

/** The kinds of objects that references may stand for, and one object of each. */
const kinds = {
  schema: { section: "schemas", phrase: "a schema", value: { type: "object" } },
  response: { section: "responses", phrase: "a response", value: { description: "ok" } },
  parameter: {
    section: "parameters",
    phrase: "a parameter",
    value: { name: "p", in: "query", schema: { type: "string" } },
  },
  example: { section: "examples", phrase: "an example", value: { value: {} } },
  requestBody: {
    section: "requestBodies",
    phrase: "a request body",
    value: { content: { "application/json": { schema: { type: "object" } } } },
  },
  header: { section: "headers", phrase: "a header", value: { schema: { type: "string" } } },
  securityScheme: {
    section: "securitySchemes",
    phrase: "a security scheme",
    value: { type: "http", scheme: "bearer" },
  },
  link: { section: "links", phrase: "a link", value: { operationId: "op" } },
  callback: { section: "callbacks", phrase: "a callback", value: { "{$request.body#/url}": {} } },
  pathItem: { section: "pathItems", phrase: "a path item", value: { summary: "A path" } },
  mediaType: {
    section: "mediaTypes",
    phrase: "a media type",
    value: { schema: { type: "object" } },
  },
} as const;

type Kind = keyof typeof kinds;

const names = Object.keys(kinds) as Kind[];

type Json = unknown;

/** A document that needs an object of each kind somewhere else than under its components. */
function documentWith(needed: Kind, object: Json, components: Json = {}): object {
  const at = (kind: Kind, key: string): object => (kind === needed ? { [key]: object } : {});
  const inMap = (kind: Kind, key: string): object =>
    kind === needed ? { [key]: { x: object } } : {};
  const media = {
    schema: needed === "schema" ? object : { type: "object" },
    ...inMap("example", "examples"),
  };
  const response = {
    description: "ok",
    content: { "application/json": needed === "mediaType" ? object : media },
    ...inMap("header", "headers"),
    ...inMap("link", "links"),
  };
  const operation = {
    operationId: "op",
    ...(needed === "parameter" ? { parameters: [object] } : {}),
    ...at("requestBody", "requestBody"),
    responses: { 200: needed === "response" ? object : response },
    ...inMap("callback", "callbacks"),
  };
  return {
    openapi: "3.2.0",
    info: { title: "Kinds", version: "1" },
    paths: { "/a": { post: operation }, ...(needed === "pathItem" ? { "/b": object } : {}) },
    components: merged(
      components,
      needed === "securityScheme" ? { securitySchemes: { Here: object } } : {},
    ),
  };
}

/** A document that needs the object as two kinds. */
function documentWithBoth(both: readonly [Kind, Kind], object: Json, components: Json): object {
  const [first, second] = both.map(
    (kind) => documentWith(kind, object, components) as { paths: object; components: object },
  );
  const more = Object.entries(second?.paths ?? {}).map(([path, item]) => {
    const text = JSON.stringify(item).replace('"operationId":"op"', '"operationId":"op2"');
    return [`/second${path}`, JSON.parse(text) as object] as const;
  });
  return {
    ...first,
    paths: { ...first?.paths, ...Object.fromEntries(more) },
    components: { ...second?.components, ...first?.components },
  };
}

function merged(components: Json, more: Readonly<Record<string, object>>): object {
  const known = components as Readonly<Record<string, object>>;
  const all = Object.entries(more).map(([key, value]) => [key, { ...known[key], ...value }]);
  return { ...known, ...Object.fromEntries(all) };
}

async function wrongKinds(root: Json, files: Readonly<Record<string, Json>> = {}) {
  const texts = Object.entries({ "root.yaml": root, ...files }).map(([name, value]) => {
    return [name, typeof value === "string" ? value : stringify(value)] as const;
  });
  const folder = makeFolder(Object.fromEntries(texts));
  const { diagnostics } = await validate({ spec: join(folder, "root.yaml") });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { wrong: errors.filter(({ code }) => code === "wrong-reference-kind"), errors };
}

const pairs = names.flatMap((needed) => names.map((found) => ({ needed, found })));
const different = pairs.filter(({ needed, found }) => needed !== found);
const sentence = (text: string, needed: Kind, found: Kind) =>
  `\`${text}\` is ${kinds[found].phrase}; ${kinds[needed].phrase} is needed here.`;

describe("a reference to a component", () => {
  test.each(pairs)("of kind $found where a $needed is needed", async ({ needed, found }) => {
    const { section, value } = kinds[found];
    const text = `#/components/${section}/Other`;
    const root = documentWith(needed, { $ref: text }, { [section]: { Other: value } });
    const { wrong, errors } = await wrongKinds(root);
    const messages = needed === found ? [] : [sentence(text, needed, found)];
    expect(wrong.map(({ message }) => message)).toEqual(messages);
    // Nothing else is wrong with the document, and nothing is said in other words.
    expect(errors).toHaveLength(messages.length);
    if (needed !== found) expect(wrong[0]?.fix).toMatch(/^(?:Write|Refer) .*\.$/);
  });

  test.each(different)(
    "of kind $found, by a component of kind $needed",
    async ({ needed, found }) => {
      const { section, value } = kinds[found];
      const home = kinds[needed].section;
      const text = `#/components/${section}/Other`;
      const components = merged(
        { [section]: { Other: value } },
        { [home]: { Link: { $ref: text } } },
      );
      const root = documentWith(needed, { $ref: `#/components/${home}/Link` }, components);
      const { wrong, errors } = await wrongKinds(root);
      expect(wrong.map(({ message }) => message)).toEqual([sentence(text, needed, found)]);
      expect(errors).toHaveLength(1);
    },
  );

  test.each(different)("of kind $found in another file", async ({ needed, found }) => {
    const { section, value } = kinds[found];
    const text = `common.yaml#/components/${section}/Other`;
    const common = { components: { [section]: { Other: value } } };
    const { wrong } = await wrongKinds(documentWith(needed, { $ref: text }), {
      "common.yaml": common,
    });
    expect(wrong.map(({ message }) => message)).toEqual([sentence(text, needed, found)]);
  });
});

describe("a chain of references whose target is used as two kinds", () => {
  const twice = names.flatMap((one) =>
    names.filter((other) => other !== one).map((other) => ({ one, other })),
  );

  it.each(twice)("as $one and as $other tells each wrong use once", async ({ one, other }) => {
    const found = names.find((kind) => kind !== one && kind !== other && kind !== "example");
    if (found === undefined) throw new Error("There are more than three kinds.");
    const target = `#/components/${kinds[found].section}/Target`;
    const link = { $ref: "#/components/x-links/First" };
    const document = documentWithBoth([one, other], link, {
      [kinds[found].section]: { Target: kinds[found].value },
      "x-links": { First: { $ref: "#/components/x-links/Second" }, Second: { $ref: target } },
    });
    const { wrong, errors } = await wrongKinds(document);
    const messages = [one, other].map((needed) => sentence(target, needed, found));
    expect(wrong.map(({ message }) => message).sort()).toEqual(messages.sort());
    expect(errors).toHaveLength(2);
  });

  it.each(twice)("as $one, which it is, and as $other tells one", async ({ one, other }) => {
    const target = `#/components/${kinds[one].section}/Target`;
    const link = { $ref: "#/components/x-links/First" };
    const document = documentWithBoth([one, other], link, {
      [kinds[one].section]: { Target: kinds[one].value },
      "x-links": { First: { $ref: target } },
    });
    const { wrong, errors } = await wrongKinds(document);
    expect(wrong.map(({ message }) => message)).toEqual([sentence(target, other, one)]);
    expect(errors).toHaveLength(1);
  });
});

it("shows the reference that leads astray, behind others and in other files", async () => {
  const root = documentWith("response", { $ref: "one.yaml" });
  const files = {
    "one.yaml": "# Found\n$ref: two.yaml\n",
    "two.yaml": "$ref: root.yaml#/components/schemas/Pet\n",
  };
  const { wrong } = await wrongKinds(
    { ...root, components: { schemas: { Pet: { type: "object" } } } },
    files,
  );
  expect(wrong).toHaveLength(1);
  expect(wrong[0]).toMatchObject({ line: 1, column: 7 });
  expect(wrong[0]?.file).toMatch(/two\.yaml$/);
});

describe("a reference to an object of the right kind", () => {
  test.each(names)("%s in a file of its own", async (kind) => {
    const files = { "part.yaml": kinds[kind].value };
    const { wrong } = await wrongKinds(documentWith(kind, { $ref: "part.yaml" }), files);
    expect(wrong).toEqual([]);
  });

  test.each(names)("%s under an extension", async (kind) => {
    const root = {
      ...documentWith(kind, { $ref: "#/x-parts/One" }),
      "x-parts": { One: kinds[kind].value },
    };
    expect((await wrongKinds(root)).wrong).toEqual([]);
  });

  test.each([
    ["response", "#/paths/~1a/post/responses/200"],
    ["schema", "#/paths/~1a/post/responses/200/content/application~1json/schema"],
    ["parameter", "#/paths/~1a/post/parameters/0"],
    ["requestBody", "#/paths/~1a/post/requestBody"],
    ["header", "#/paths/~1a/post/responses/200/headers/x"],
    ["example", "#/paths/~1a/post/requestBody/content/application~1json/examples/x"],
    ["pathItem", "#/paths/~1a"],
    ["callback", "#/paths/~1a/post/callbacks/x"],
    ["link", "#/paths/~1a/post/responses/200/links/x"],
    ["mediaType", "#/paths/~1a/post/requestBody/content/application~1json"],
  ] as const)("%s at %s", async (kind, pointer) => {
    const whole = {
      operationId: "whole",
      parameters: [kinds.parameter.value],
      requestBody: {
        content: {
          "application/json": { schema: { type: "object" }, examples: { x: { value: {} } } },
        },
      },
      responses: {
        200: {
          description: "ok",
          content: { "application/json": { schema: { type: "object" } } },
          headers: { x: kinds.header.value },
          links: { x: { operationId: "whole" } },
        },
      },
      callbacks: { x: kinds.callback.value },
    };
    const root = documentWith(kind, { $ref: pointer.replace("~1a", "~1whole") }) as {
      paths: object;
    };
    const { errors } = await wrongKinds({
      ...root,
      paths: { ...root.paths, "/whole": { post: whole } },
    });
    // A second way to an operation has its operationId once more.
    const others = errors.filter(({ code }) => code !== "duplicate-operation-id");
    expect(others.map(({ message }) => message)).toEqual([]);
  });

  it("what a file of examples holds may look like anything", async () => {
    const files = { "example.yaml": { type: "object", name: "n", in: "query" } };
    const root = documentWith("example", { $ref: "example.yaml" });
    expect((await wrongKinds(root, files)).wrong).toEqual([]);
  });

  it("properties of a schema may go by names of fields", async () => {
    const part = {
      description: "A schema without a type",
      properties: { in: {}, name: {}, content: {}, get: { type: "object" } },
    };
    const root = documentWith("schema", { $ref: "part.yaml" });
    expect((await wrongKinds(root, { "part.yaml": part })).wrong).toEqual([]);
  });
});

describe("a file that shows another kind than is needed", () => {
  const shown: readonly Kind[] = ["schema", "parameter", "securityScheme"];
  const all = shown.flatMap((found) => names.map((needed) => ({ needed, found })));
  const never: readonly Kind[] = ["example"];
  const apart = all.filter(({ needed, found }) => {
    const isAlike = found === "parameter" && needed === "header";
    return needed !== found && !never.includes(needed) && !isAlike;
  });

  test.each(apart)("$found where a $needed is needed", async ({ needed, found }) => {
    const root = documentWith(needed, { $ref: "part.yaml" });
    const { wrong } = await wrongKinds(root, { "part.yaml": kinds[found].value });
    const phrase = `is ${kinds[found].phrase}`;
    expect(wrong.map(({ message }) => message.includes(phrase))).toEqual([true]);
  });
});

describe("Swagger 2.0", () => {
  const swagger = (parameters: Json, responses: Json): object => ({
    swagger: "2.0",
    info: { title: "Kinds", version: "1" },
    paths: { "/a": { post: { operationId: "op", parameters, responses } } },
    definitions: { Other: { type: "object" } },
    parameters: { Other: { name: "p", in: "query", type: "string" } },
    responses: { Other: { description: "ok" } },
  });
  const ok = { 200: { description: "ok" } };
  const body = (schema: Json) => [{ name: "body", in: "body", schema }];
  const phrases = { definitions: "a schema", parameters: "a parameter", responses: "a response" };
  const sections = Object.keys(phrases) as (keyof typeof phrases)[];
  const places = {
    definitions: (reference: Json) => swagger(body(reference), ok),
    parameters: (reference: Json) => swagger([reference], ok),
    responses: (reference: Json) => swagger([], { 200: reference }),
  };
  const table = sections.flatMap((needed) => sections.map((found) => ({ needed, found })));

  test.each(table)("$found where one of $needed is needed", async ({ needed, found }) => {
    const text = `#/${found}/Other`;
    const { wrong, errors } = await wrongKinds(places[needed]({ $ref: text }));
    const message = `\`${text}\` is ${phrases[found]}; ${phrases[needed]} is needed here.`;
    expect(wrong.map((finding) => finding.message)).toEqual(needed === found ? [] : [message]);
    expect(errors).toHaveLength(wrong.length);
  });
});
