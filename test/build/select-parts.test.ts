import { describe, expect, it } from "vitest";
import { Findings } from "../../generator/findings/diagnostics.js";
import { operationSites, webhookSites } from "../../generator/build/operations/operation-sites.js";
import { schemaKeys } from "../../generator/build/schema-graph.js";
import { selectParts, type PartOptions } from "../../generator/build/select-parts.js";
import type { JsonObject } from "../../generator/json/json.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (name: string) => ({
  responses: { "200": { description: "", content: { "application/json": { schema: ref(name) } } } },
});

const document: JsonObject = {
  openapi: "3.1.1",
  paths: {
    "/apps": {
      get: { operationId: "listApps", tags: ["apps"], ...answer("api.App") },
      post: { operationId: "createApp", tags: ["apps", "admin"], ...answer("api.App") },
    },
    "/apps/{id}": { get: { operationId: "getApp", tags: ["apps"], ...answer("api.App") } },
    "/apps/{id}/owners": {
      get: { operationId: "listOwners", tags: ["owners"], ...answer("Owner") },
    },
    "/trees": {
      get: { operationId: "listTrees", ...answer("Tree") },
    },
    "/borrowed": {
      get: {
        operationId: "borrow",
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": {
                schema: {
                  $ref: "#/paths/~1trees/get/responses/200/content/application~1json/schema",
                },
              },
            },
          },
        },
      },
    },
  },
  webhooks: {
    appCreated: { post: { operationId: "appCreated", tags: ["apps"], ...answer("Event") } },
  },
  components: {
    securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    schemas: {
      "api.App": { type: "object", properties: { owner: ref("Owner") } },
      Owner: { type: "object" },
      Event: { type: "object" },
      Tree: { type: "object", discriminator: { propertyName: "kind", mapping: { elm: "Elm" } } },
      Elm: { allOf: [ref("Branchy")] },
      Oak: { allOf: [ref("Tree")] },
      Branchy: { type: "object" },
      SmallOak: { allOf: [ref("Oak")] },
      Published: { properties: { part: ref("Part") } },
      Part: { type: "string" },
      Update: { type: "object", properties: { mask: { type: "string", "x-field-mask": "Part" } } },
    },
  },
};

function select(options: PartOptions) {
  const findings = new Findings();
  const left = selectParts(document, options, findings);
  const sites = [...operationSites(left, findings), ...webhookSites(left, findings)];
  return {
    left,
    operations: sites.map(({ operation }) => operation.get("operationId")),
    schemas: schemaKeys(left),
    findings: findings.diagnostics.map(({ code, message, fix }) => ({ code, message, fix })),
  };
}

describe("what is included", () => {
  it.each([
    [{ tags: ["apps"] }, ["listApps", "createApp", "getApp", "appCreated"]],
    [{ paths: ["/apps"] }, ["listApps", "createApp"]],
    [{ paths: ["/apps/*"] }, ["getApp"]],
    [{ paths: ["/apps/**"] }, ["getApp", "listOwners"]],
    [{ paths: ["/apps/{id}"] }, ["getApp"]],
    [{ operations: ["list*"] }, ["listApps", "listOwners", "listTrees"]],
    [{ operations: ["getApp"], tags: ["owners"] }, ["getApp", "listOwners"]],
    [{ schemas: ["Owner"] }, []],
  ])("%j", (include, operations) => {
    expect(select({ include }).operations).toEqual(operations);
  });

  it.each([
    [{ tags: ["owners"] }, ["Owner"]],
    [{ operations: ["getApp"] }, ["Owner", "api.App"]],
    [{ schemas: ["*.App"] }, ["Owner", "api.App"]],
    [{ schemas: ["Pub*"] }, ["Part", "Published"]],
    [{ schemas: ["Update"] }, ["Part", "Update"]],
    // A base brings what extends it, at any distance, and what its mapping names.
    [{ operations: ["listTrees"] }, ["Branchy", "Elm", "Oak", "SmallOak", "Tree"]],
  ])("%j brings what it refers to, and nothing else: %j", (include, schemas) => {
    expect(select({ include }).schemas).toEqual(schemas);
  });

  it("keeps an operation that another one borrows a schema from", () => {
    const { operations } = select({ include: { operations: ["borrow"] } });
    expect(operations).toEqual(["listTrees", "borrow"]);
  });

  it("keeps all that such an operation needs, and what it borrows in turn", () => {
    const inside = (path: string) => ({
      $ref: `#/paths/${path}/responses/200/content/a~1b/schema`,
    });
    const giving = (schema: JsonObject, name: string, more: JsonObject = {}) => ({
      operationId: name,
      parameters: [{ $ref: `#/components/parameters/${name}` }],
      responses: { "200": { description: "", content: { "a/b": { schema } } } },
      ...more,
    });
    const left = selectParts(
      {
        openapi: "3.2.0",
        paths: {
          "/a": { get: giving(inside("~1b/get"), "a") },
          "/b": { get: giving(inside("~1c/additionalOperations/COPY"), "b") },
          "/c": { additionalOperations: { COPY: giving(ref("C"), "c", { tags: ["c"] }) } },
          "/d": { get: giving(ref("C"), "d") },
        },
        components: {
          parameters: Object.fromEntries(
            [..."abcd"].map((name) => [name, { name, in: "query", schema: { type: "string" } }]),
          ),
          schemas: { C: { type: "string" } },
        },
      },
      { include: { operations: ["a"] } },
      new Findings(),
    );
    const { parameters } = left["components"] as { readonly parameters: JsonObject };
    expect(Object.keys(left["paths"] as JsonObject)).toEqual(["/a", "/b", "/c"]);
    expect(Object.keys(parameters)).toEqual(["a", "b", "c"]);
  });

  it("keeps security schemes, and the places of what stays", () => {
    const { left } = select({ include: { operations: ["getApp"] } });
    expect(left).toEqual({
      openapi: "3.1.1",
      paths: {
        "/apps/{id}": { get: { operationId: "getApp", tags: ["apps"], ...answer("api.App") } },
      },
      webhooks: {},
      components: {
        securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
        schemas: {
          "api.App": { type: "object", properties: { owner: ref("Owner") } },
          Owner: { type: "object" },
        },
      },
    });
  });
});

describe("what is excluded", () => {
  it("goes, though it is included", () => {
    const options = { include: { tags: ["apps"] }, exclude: { tags: ["admin"] } };
    expect(select(options).operations).toEqual(["listApps", "getApp", "appCreated"]);
  });

  it("takes along what only it used; what nobody used stays", () => {
    const { schemas, operations } = select({ exclude: { paths: ["/trees", "/borrowed"] } });
    expect(operations).toEqual(["listApps", "createApp", "getApp", "listOwners", "appCreated"]);
    expect(schemas).toEqual(["Event", "Owner", "Part", "Published", "Update", "api.App"]);
  });

  it("may be a schema that nothing else needs", () => {
    const { schemas, findings } = select({ exclude: { schemas: ["Published"] } });
    expect(schemas).not.toContain("Published");
    expect(findings).toEqual([]);
  });

  it("stays, with a finding, where something refers to it", () => {
    const { schemas, findings } = select({ exclude: { schemas: ["Owner"] } });
    expect(schemas).toContain("Owner");
    expect(findings).toMatchObject([{ code: "excluded-schema-needed" }]);
  });
});

describe("filters that match nothing", () => {
  it.each([
    [{ include: { tags: ["app"] } }, '`include.tags`: no operation has the tag "app".', "apps"],
    [{ include: { paths: ["/app"] } }, '`include.paths`: no path is "/app".', "/apps"],
    [
      { exclude: { operations: ["listApp"] } },
      '`exclude.operations`: no operation has the operationId "listApp".',
      "listApps",
    ],
    [
      { exclude: { schemas: ["Owners"] } },
      '`exclude.schemas`: no component schema has the key "Owners".',
      "Owner",
    ],
  ])("%j are findings", (options, message, near) => {
    expect(select(options).findings).toContainEqual({
      code: "filter-matches-nothing",
      message,
      fix: `Did you mean "${near}"?`,
    });
  });

  it("are findings too where nothing is left", () => {
    const { findings } = select({ include: { tags: ["apps"] }, exclude: { paths: ["**"] } });
    expect(findings.map(({ message }) => message)).toEqual([
      "`include` and `exclude` leave nothing to generate.",
    ]);
  });
});

it("without options the document stays the same object", () => {
  expect(select({}).left).toBe(document);
});
