/** Mistakes that people make in documents, by version, with all that is to be said of the form. */

export type Version = "2.0" | "3.0" | "3.1" | "3.2";
export const versions: readonly Version[] = ["2.0", "3.0", "3.1", "3.2"];

type Row = readonly [
  name: string,
  versions: readonly Version[],
  document: (version: Version) => object,
  /** `message -> fix`; `VERSION` stands for the name of the specification. */
  want: readonly string[],
];

const info = { title: "Case", version: "1" };
const ok = { description: "Done." };
const responses = { "200": ok };

const operation = (fields: object): object => ({
  paths: { "/a": { get: { operationId: "a", responses, ...fields } } },
});
const parameter = (value: unknown, path = "/a"): object => ({
  paths: { [path]: { get: { operationId: "a", responses, parameters: [value] } } },
});
const schema = (value: unknown, version: Version): object =>
  version === "2.0"
    ? { paths: {}, definitions: { A: value } }
    : { paths: {}, components: { schemas: { A: value } } };
const component = (section: string, value: unknown): object => ({
  paths: {},
  components: { [section]: { A: value } },
});

export const mistakes: readonly Row[] = [
  [
    "status 2oo",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: { "2oo": ok } }),
    ["`2oo` is not a status code. -> Did you mean `200`?"],
  ],
  [
    "status 2OO + 200",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: { "200": ok, OK: ok } }),
    ["`OK` is not a status code. -> Did you mean `200`?"],
  ],
  [
    "status 20",
    ["2.0"],
    () => operation({ responses: { "20": ok } }),
    ["`20` is not a status code. -> Write a status such as `200`, or `default`."],
  ],
  [
    "status 20",
    ["3.0", "3.1", "3.2"],
    () => operation({ responses: { "20": ok } }),
    [
      "`20` is not a status code. -> Write a status such as `200`, a range such as `4XX`, or `default`.",
    ],
  ],
  [
    "status 600",
    ["3.0", "3.1", "3.2"],
    () => operation({ responses: { "600": ok, 200: ok } }),
    [
      "`600` is not a status code. -> Write a status such as `200`, a range such as `4XX`, or `default`. Status codes are 100 to 599.",
    ],
  ],
  [
    "status 2xx",
    ["2.0"],
    () => operation({ responses: { "2xx": ok, 200: ok } }),
    [
      "`2xx` is not a status code. -> Swagger 2.0 has no ranges: write each status, such as `404`, or `default`.",
    ],
  ],
  [
    "status 2xx",
    ["3.0", "3.1", "3.2"],
    () => operation({ responses: { "2xx": ok, 200: ok } }),
    ["`2xx` is not a status code. -> Did you mean `2XX`?"],
  ],
  [
    "status Default",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: { Default: ok, 200: ok } }),
    ["`Default` is not a status code. -> Did you mean `default`?"],
  ],
  [
    "status 200-299",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: { "200,201": ok } }),
    ["`200,201` is not a status code. -> Write an entry for each status: `200`, `201`."],
  ],
  [
    "no info.version",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ info: { title: "T" }, paths: {} }),
    ['`info.version` is required. -> Add `version: "1.0.0"`.'],
  ],
  [
    "no info.title",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ info: { version: "1" }, paths: {} }),
    ['`info.title` is required. -> Add `title: "My API"`.'],
  ],
  [
    "no info",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ info: undefined, paths: {} }),
    ['`info` is required. -> Add `info: { title: "My API", version: "1.0.0" }`.'],
  ],
  [
    "version number",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ info: { title: "T", version: 1.5 }, paths: {} }),
    ['`version` must be a string. -> Write `version: "1.5"`, with quotes.'],
  ],
  ["no paths", ["2.0", "3.0"], () => ({}), ["`paths` is required. -> Add `paths: {}`."]],
  [
    "no paths",
    ["3.1", "3.2"],
    () => ({}),
    ["The document has none of `paths`, `webhooks` and `components`. -> Add `paths: {}`."],
  ],
  [
    "paths array",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: [] }),
    ["`paths` must be an object. -> Write an object, such as `paths: {}`."],
  ],
  [
    "paths null",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: null }),
    ["`paths` must be an object. -> Write an object, such as `paths: {}`."],
  ],
  [
    "info text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ info: "x", paths: {} }),
    [
      '`info` must be an object. -> Write an object, such as `info: { title: "My API", version: "1.0.0" }`.',
    ],
  ],
  [
    "path no slash",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: { pets: {} } }),
    ["A path starts with `/`; this is `pets`. -> Write `/pets`."],
  ],
  [
    "path opt param",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "id", in: "path", schema: {} }, "/a/{id}"),
    [
      "`id` is a path parameter, and has no `required: true`. -> Add `required: true`: path parameters always are.",
    ],
  ],
  [
    "path opt param 2",
    ["2.0"],
    () => parameter({ name: "id", in: "path", type: "string" }, "/a/{id}"),
    [
      "`id` is a path parameter, and has no `required: true`. -> Add `required: true`: path parameters always are.",
    ],
  ],
  [
    "path param false",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "id", in: "path", required: false, schema: {} }, "/a/{id}"),
    [
      "`paths./a/{id}.get.parameters.0.required` must be true. -> Write `required: true`: path parameters always are.",
    ],
  ],
  [
    "path param false",
    ["2.0"],
    () => parameter({ name: "id", in: "path", required: false, type: "string" }, "/a/{id}"),
    [
      "`paths./a/{id}.get.parameters.0.required` must be true. -> Write `required: true`: path parameters always are.",
    ],
  ],
  [
    "param no schema",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "id", in: "query" }),
    [
      "`paths./a.get.parameters.0` needs `schema`, or `content`. -> Add `schema: { type: string }`.",
    ],
  ],
  [
    "param no type",
    ["2.0"],
    () => parameter({ name: "id", in: "query" }),
    ["`paths./a.get.parameters.0.type` is required. -> Add `type: string`."],
  ],
  [
    "param type 3.x",
    ["3.0"],
    () => parameter({ name: "id", in: "query", type: "string" }),
    [
      "`paths./a.get.parameters.0` needs `schema`, or `content`. -> Write `schema: { type: string }` instead of `type: string`.",
      "`type` is not a field that VERSION defines here; extensions start with `x-`. -> Move it into `schema`: `schema: { type: string }`.",
    ],
  ],
  [
    "param type 3.x",
    ["3.1", "3.2"],
    () => parameter({ name: "id", in: "query", type: "string" }),
    [
      "`paths./a.get.parameters.0` needs `schema`, or `content`. -> Write `schema: { type: string }` instead of `type: string`.",
    ],
  ],
  [
    "param in body 3.x",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "id", in: "body", schema: {} }),
    [
      "`body` is not a place for a parameter. -> Write `requestBody: { content: { application/json: { schema: … } } }` beside `parameters` instead.",
    ],
  ],
  [
    "param in formData 3.x",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "id", in: "formData", schema: {} }),
    [
      "`formData` is not a place for a parameter. -> Write `requestBody: { content: { multipart/form-data: { schema: … } } }` beside `parameters`, with the field as a property.",
    ],
  ],
  [
    "param in Query",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) =>
      parameter({
        name: "id",
        in: "Query",
        ...(v === "2.0" ? { type: "string" } : { schema: {} }),
      }),
    ["`Query` is not a place for a parameter. -> Did you mean `query`?"],
  ],
  [
    "param no in",
    ["2.0"],
    (v) => parameter({ name: "id", ...(v === "2.0" ? { type: "string" } : { schema: {} }) }),
    [
      "The parameter `id` has no `in`. -> Add `in: query`, `in: path`, `in: header`, `in: formData` or `in: body`.",
    ],
  ],
  [
    "param no in",
    ["3.0", "3.1", "3.2"],
    (v) => parameter({ name: "id", ...(v === "2.0" ? { type: "string" } : { schema: {} }) }),
    [
      "The parameter `id` has no `in`. -> Add `in: query`, `in: path`, `in: header` or `in: cookie`.",
    ],
  ],
  [
    "param no name",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => parameter({ in: "query", ...(v === "2.0" ? { type: "string" } : { schema: {} }) }),
    ["The parameter has no `name`. -> Add its name, such as `name: id`."],
  ],
  [
    "param is text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => parameter("id"),
    [
      "`parameters` must contain only objects. -> Write `- { name: id, in: query, schema: { type: string } }`.",
    ],
  ],
  [
    "parameters object",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ parameters: { id: { name: "id", in: "query" } } }),
    [
      "`parameters` must be an array. -> Write a list: put `-` before each entry of `parameters`, or `[…]` around them.",
    ],
  ],
  [
    "param required yes",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) =>
      parameter({
        name: "id",
        in: "query",
        required: "yes",
        ...(v === "2.0" ? { type: "string" } : { schema: {} }),
      }),
    ["`required` must be a boolean. -> Write `required: true`, without quotes."],
  ],
  [
    "response no desc",
    ["2.0", "3.0", "3.1"],
    () => operation({ responses: { "200": {} } }),
    ['`paths./a.get.responses.200.description` is required. -> Add `description: "OK"`.'],
  ],
  [
    "response text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: { "200": "ok" } }),
    ['`200` must be an object. -> Write `"200": { description: ok }`.'],
  ],
  [
    "response null",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: { "200": null } }),
    ['`200` must be an object. -> Write `"200": { description: "OK" }`.'],
  ],
  [
    "no responses",
    ["2.0", "3.0"],
    () => ({ paths: { "/a": { get: { operationId: "a" } } } }),
    ['`paths./a.get.responses` is required. -> Add `responses: { "200": { description: "OK" } }`.'],
  ],
  [
    "responses empty",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: {} }),
    [
      '`paths./a.get.responses` has no response. -> Add `"200": { description: "OK" }`, or the response that the operation has.',
    ],
  ],
  [
    "responses list",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ responses: [ok] }),
    [
      '`responses` must be an object. -> Write an object, such as `responses: { "200": { description: "OK" } }`.',
    ],
  ],
  [
    "requestBody no content",
    ["3.0", "3.1", "3.2"],
    () => operation({ requestBody: {} }),
    [
      "`paths./a.get.requestBody.content` is required. -> Add `content: { application/json: { schema: { type: object } } }`.",
    ],
  ],
  [
    "requestBody schema",
    ["3.0", "3.1", "3.2"],
    () => operation({ requestBody: { schema: {} } }),
    [
      "`paths./a.get.requestBody.content` is required. -> Write `content: { application/json: { schema: … } }` around the schema.",
      "`schema` is not a field that VERSION defines here; extensions start with `x-`. -> Write `content: { application/json: { schema: … } }` around it.",
    ],
  ],
  [
    "response schema in 3",
    ["3.0", "3.1", "3.2"],
    () => operation({ responses: { "200": { description: "x", schema: {} } } }),
    [
      "`schema` is not a field that VERSION defines here; extensions start with `x-`. -> Write `content: { application/json: { schema: … } }` around it.",
    ],
  ],
  [
    "content media text",
    ["3.0", "3.1", "3.2"],
    () =>
      operation({
        responses: { "200": { description: "x", content: { "application/json": "x" } } },
      }),
    [
      "`application/json` must be an object. -> Write an object under `application/json`: its fields, indented, or `{}`.",
    ],
  ],
  [
    "content is schema",
    ["3.0", "3.1", "3.2"],
    () =>
      operation({
        responses: { "200": { description: "x", content: { schema: { type: "string" } } } },
      }),
    [
      "`type` is not a field that VERSION defines here; extensions start with `x-`. -> Write the media type around `schema`: `content: { application/json: { schema: … } }`.",
    ],
  ],
  [
    "tags text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ tags: "pets" }),
    ["`tags` must be an array. -> Write a list: `tags: [pets]`."],
  ],
  [
    "tags objects",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ tags: [{ name: "pets" }] }),
    ["`tags` must contain only strings. -> Write the name alone: `tags: [pets]`."],
  ],
  [
    "root tags strings",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, tags: ["pets"] }),
    ["`tags` must contain only objects. -> Write `- name: pets`."],
  ],
  [
    "deprecated text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ deprecated: "yes" }),
    ["`deprecated` must be a boolean. -> Write `deprecated: true`, without quotes."],
  ],
  [
    "summary number",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ summary: 1 }),
    ['`summary` must be a string. -> Write `summary: "1"`, with quotes.'],
  ],
  [
    "operationId number",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ operationId: 1 }),
    ['`operationId` must be a string. -> Write `operationId: "1"`, with quotes.'],
  ],
  [
    "operation null",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: { "/a": { get: null } } }),
    ["`get` must be an object. -> Write `get: {}`, or remove `get`."],
  ],
  [
    "servers object",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, servers: { url: "/" } }),
    [
      "`servers` must be an array. -> Write a list: put `-` before each entry of `servers`, or `[…]` around them.",
    ],
  ],
  [
    "servers text",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, servers: ["https://a"] }),
    ["`servers` must contain only objects. -> Write `- url: https://a`."],
  ],
  [
    "server no url",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, servers: [{ description: "x" }] }),
    ["`servers.0.url` is required. -> Add `url: https://api.example.com`."],
  ],
  [
    "server var no default",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, servers: [{ url: "https://{a}.com", variables: { a: {} } }] }),
    ['`servers.0.variables.a.default` is required. -> Add `default: "…"`.'],
  ],
  [
    "server var enum empty",
    ["3.1", "3.2"],
    () => ({
      paths: {},
      servers: [{ url: "https://{a}.com", variables: { a: { default: "x", enum: [] } } }],
    }),
    ["`servers.0.variables.a.enum` must have at least 1 item. -> Add an item, or remove `enum`."],
  ],
  [
    "server var default num",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, servers: [{ url: "https://a:{a}", variables: { a: { default: 8080 } } }] }),
    ['`servers.0.variables.a.default` must be a string. -> Write `default: "8080"`, with quotes.'],
  ],
  [
    "security object",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, security: { a: [] } }),
    [
      "`security` must be an array. -> Write a list: put `-` before each entry of `security`, or `[…]` around them.",
    ],
  ],
  [
    "security text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, security: ["a"] }),
    ["`security.0` must be an object. -> Write `- a: []`."],
  ],
  [
    "security scopes text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, security: [{ a: "read" }] }),
    ["`security.0.a` must be an array. -> Write `a: []`, or the scopes: `a: [read]`."],
  ],
  [
    "security scopes null",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, security: [{ a: null }] }),
    ["`security.0.a` must be an array. -> Write `a: []`, or the scopes: `a: [read]`."],
  ],
  [
    "scheme type bearer",
    ["3.0"],
    () => component("securitySchemes", { type: "bearer" }),
    [
      '`components.securitySchemes.A.type` must be one of "apiKey", "http", "oauth2", "openIdConnect". -> Write `type: http` with `scheme: bearer`.',
    ],
  ],
  [
    "scheme type bearer",
    ["3.1", "3.2"],
    () => component("securitySchemes", { type: "bearer" }),
    [
      '`components.securitySchemes.A.type` must be one of "apiKey", "http", "mutualTLS", "oauth2", "openIdConnect". -> Write `type: http` with `scheme: bearer`.',
    ],
  ],
  [
    "scheme type jwt",
    ["2.0"],
    () => ({ paths: {}, securityDefinitions: { A: { type: "bearer" } } }),
    [
      '`securityDefinitions.A.type` must be one of "basic", "apiKey", "oauth2". -> Write `type: apiKey` with `name: Authorization` and `in: header`.',
    ],
  ],
  [
    "scheme type basic 3",
    ["3.0"],
    () => component("securitySchemes", { type: "basic" }),
    [
      '`components.securitySchemes.A.type` must be one of "apiKey", "http", "oauth2", "openIdConnect". -> Write `type: http` with `scheme: basic`.',
    ],
  ],
  [
    "scheme type basic 3",
    ["3.1", "3.2"],
    () => component("securitySchemes", { type: "basic" }),
    [
      '`components.securitySchemes.A.type` must be one of "apiKey", "http", "mutualTLS", "oauth2", "openIdConnect". -> Write `type: http` with `scheme: basic`.',
    ],
  ],
  [
    "scheme no type",
    ["3.0", "3.1", "3.2"],
    () => component("securitySchemes", { scheme: "bearer" }),
    ["`components.securitySchemes.A.type` is required. -> Add `type: http`."],
  ],
  [
    "scheme no type",
    ["2.0"],
    () => ({ paths: {}, securityDefinitions: { A: { name: "k", in: "header" } } }),
    ["`securityDefinitions.A.type` is required. -> Add `type: apiKey`."],
  ],
  [
    "scheme http no scheme",
    ["3.0", "3.1", "3.2"],
    () => component("securitySchemes", { type: "http" }),
    [
      "`components.securitySchemes.A.scheme` is required. -> Add `scheme: bearer`, or `scheme: basic`.",
    ],
  ],
  [
    "scheme apikey no in",
    ["3.0", "3.1", "3.2"],
    () => component("securitySchemes", { type: "apiKey", name: "k" }),
    [
      "`components.securitySchemes.A.in` is required. -> Add `in: header`, `in: query` or `in: cookie`.",
    ],
  ],
  [
    "scheme apikey in body",
    ["3.0"],
    () => component("securitySchemes", { type: "apiKey", name: "k", in: "body" }),
    [
      '`components.securitySchemes.A.in` must be one of "header", "query", "cookie". -> Write `header`, `query` or `cookie`.',
    ],
  ],
  [
    "scheme apikey in body",
    ["3.1", "3.2"],
    () => component("securitySchemes", { type: "apiKey", name: "k", in: "body" }),
    [
      '`components.securitySchemes.A.in` must be one of "query", "header", "cookie". -> Write `query`, `header` or `cookie`.',
    ],
  ],
  [
    "oauth2 no flows",
    ["3.0", "3.1", "3.2"],
    () => component("securitySchemes", { type: "oauth2" }),
    [
      "`components.securitySchemes.A.flows` is required. -> Add `flows: { clientCredentials: { tokenUrl: https://example.com/oauth/token, scopes: {} } }`.",
    ],
  ],
  [
    "oauth2 flow 2.0 style",
    ["3.0"],
    () =>
      component("securitySchemes", {
        type: "oauth2",
        flow: "implicit",
        authorizationUrl: "https://a",
        scopes: {},
      }),
    [
      "`authorizationUrl` is not a field that VERSION defines here; extensions start with `x-`. -> Move it below `flows`: `flows: { implicit: … }`.",
      "`components.securitySchemes.A.flows` is required. -> Add `flows: { clientCredentials: { tokenUrl: https://example.com/oauth/token, scopes: {} } }`.",
      "`flow` is not a field that VERSION defines here; extensions start with `x-`. -> Write `flows: { implicit: { authorizationUrl: …, scopes: … } }` instead.",
      "`scopes` is not a field that VERSION defines here; extensions start with `x-`. -> Move it below `flows`: `flows: { clientCredentials: … }`.",
    ],
  ],
  [
    "oauth2 flow 2.0 style",
    ["3.1", "3.2"],
    () =>
      component("securitySchemes", {
        type: "oauth2",
        flow: "implicit",
        authorizationUrl: "https://a",
        scopes: {},
      }),
    [
      "`components.securitySchemes.A.flows` is required. -> Add `flows: { clientCredentials: { tokenUrl: https://example.com/oauth/token, scopes: {} } }`.",
    ],
  ],
  [
    "oauth2 no tokenUrl",
    ["3.0", "3.1", "3.2"],
    () =>
      component("securitySchemes", {
        type: "oauth2",
        flows: { clientCredentials: { scopes: {} } },
      }),
    [
      "`components.securitySchemes.A.flows.clientCredentials.tokenUrl` is required. -> Add `tokenUrl: https://example.com/oauth/token`.",
    ],
  ],
  [
    "oauth2 flow name",
    ["3.0", "3.1", "3.2"],
    () => component("securitySchemes", { type: "oauth2", flows: { accessCode: { scopes: {} } } }),
    [
      "`accessCode` is not a field that VERSION defines here; extensions start with `x-`. -> Did you mean `authorizationCode`?",
    ],
  ],
  [
    "oauth2 scopes list",
    ["3.0", "3.1", "3.2"],
    () =>
      component("securitySchemes", {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://a", scopes: ["a"] } },
      }),
    [
      "`components.securitySchemes.A.flows.clientCredentials.scopes` must be an object. -> Write a map instead of a list, with names as keys: `scopes: { a: … }`.",
    ],
  ],
  [
    "oidc no url",
    ["3.0", "3.1", "3.2"],
    () => component("securitySchemes", { type: "openIdConnect" }),
    [
      "`components.securitySchemes.A.openIdConnectUrl` is required. -> Add `openIdConnectUrl: https://example.com/.well-known/openid-configuration`.",
    ],
  ],
  [
    "bearerFormat basic",
    ["3.0"],
    () => component("securitySchemes", { type: "http", scheme: "basic", bearerFormat: "x" }),
    [
      "`components.securitySchemes.A.scheme` must be `bearer` where there is a `bearerFormat`. -> Remove `bearerFormat`, or write `scheme: bearer`.",
    ],
  ],
  [
    "bearerFormat basic",
    ["3.1", "3.2"],
    () => component("securitySchemes", { type: "http", scheme: "basic", bearerFormat: "x" }),
    [
      "`bearerFormat` is not a field that VERSION defines here; extensions start with `x-`. -> Remove it, or write `type: http` and `scheme: bearer`.",
    ],
  ],
  [
    "type float",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "float" }, v),
    ["`float` is not a type. -> Write `type: number` with `format: float`."],
  ],
  [
    "type int",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "int" }, v),
    ["`int` is not a type. -> Write `type: integer`."],
  ],
  [
    "type double",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "double" }, v),
    ["`double` is not a type. -> Write `type: number` with `format: double`."],
  ],
  [
    "type long",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "long" }, v),
    ["`long` is not a type. -> Write `type: integer` with `format: int64`."],
  ],
  [
    "type bool",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "bool" }, v),
    ["`bool` is not a type. -> Write `type: boolean`."],
  ],
  [
    "type date",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "date" }, v),
    ["`date` is not a type. -> Write `type: string` with `format: date`."],
  ],
  [
    "type datetime",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "datetime" }, v),
    ["`datetime` is not a type. -> Write `type: string` with `format: date-time`."],
  ],
  [
    "type file",
    ["2.0"],
    (v) => schema({ type: "file" }, v),
    [
      "`definitions.A.type` must be a type, and `file` is not one here. -> Write `type: string` with `format: binary`.",
    ],
  ],
  [
    "type file",
    ["3.0", "3.1", "3.2"],
    (v) => schema({ type: "file" }, v),
    ["`file` is not a type. -> Write `type: string` with `format: binary`."],
  ],
  [
    "type any",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "any" }, v),
    ["`any` is not a type. -> Write no `type`: a schema without it accepts any value."],
  ],
  [
    "type list",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "list" }, v),
    ["`list` is not a type. -> Write `type: array` with `items`, the schema of the items."],
  ],
  [
    "type String",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "String" }, v),
    ["`String` is not a type. -> Write `type: string`."],
  ],
  [
    "type str",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "str" }, v),
    ["`str` is not a type. -> Write `type: string`."],
  ],
  [
    "type text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "text" }, v),
    ["`text` is not a type. -> Write `type: string`."],
  ],
  [
    "type uuid",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "uuid" }, v),
    ["`uuid` is not a type. -> Write `type: string` with `format: uuid`."],
  ],
  [
    "type enum",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "enum" }, v),
    ["`enum` is not a type. -> Write `type: string` with `enum`, the list of values."],
  ],
  [
    "type map",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "map" }, v),
    [
      "`map` is not a type. -> Write `type: object` with `additionalProperties`, the schema of the values.",
    ],
  ],
  [
    "type dict",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "dict" }, v),
    [
      "`dict` is not a type. -> Write `type: object` with `additionalProperties`, the schema of the values.",
    ],
  ],
  [
    "type decimal",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "decimal" }, v),
    ["`decimal` is not a type. -> Write `type: number`."],
  ],
  [
    "type timestamp",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "timestamp" }, v),
    ["`timestamp` is not a type. -> Write `type: string` with `format: date-time`."],
  ],
  [
    "type binary",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "binary" }, v),
    ["`binary` is not a type. -> Write `type: string` with `format: binary`."],
  ],
  [
    "type email",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "email" }, v),
    ["`email` is not a type. -> Write `type: string` with `format: email`."],
  ],
  [
    "type null",
    ["3.0"],
    (v) => schema({ type: "null" }, v),
    [
      "`components.schemas.A.type` must be a type, and `null` is not one here. -> Write `nullable: true` beside the type that the value has otherwise.",
    ],
  ],
  [
    "type undefined",
    ["2.0"],
    (v) => schema({ type: "undefined" }, v),
    [
      "`undefined` is not a type. -> Write `x-nullable: true` beside the type that the value has otherwise.",
    ],
  ],
  [
    "type undefined",
    ["3.0"],
    (v) => schema({ type: "undefined" }, v),
    [
      "`undefined` is not a type. -> Write `nullable: true` beside the type that the value has otherwise.",
    ],
  ],
  [
    "type undefined",
    ["3.1", "3.2"],
    (v) => schema({ type: "undefined" }, v),
    ['`undefined` is not a type. -> Write `type: "null"`, with quotes.'],
  ],
  [
    "type number[]",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "number[]" }, v),
    ["`number[]` is not a type. -> Write `type: array` with `items: { type: number }`."],
  ],
  [
    "type Pet",
    ["2.0", "3.0"],
    (v) => schema({ type: "Pet" }, v),
    [
      "`Pet` is not a type. -> Write one of the types `string`, `number`, `integer`, `boolean`, `array` and `object`, or leave `type` out: any value fits then.",
    ],
  ],
  [
    "type Pet",
    ["3.1", "3.2"],
    (v) => schema({ type: "Pet" }, v),
    [
      "`Pet` is not a type. -> Write one of the types `string`, `number`, `integer`, `boolean`, `array`, `object` and `null`, or leave `type` out: any value fits then.",
    ],
  ],
  [
    "type int64",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "int64" }, v),
    ["`int64` is not a type. -> Write `type: integer` with `format: int64`."],
  ],
  [
    "type Array",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "Array" }, v),
    ["`Array` is not a type. -> Write `type: array`."],
  ],
  [
    "type list in 3.0",
    ["3.0"],
    (v) => schema({ type: ["string", "null"] }, v),
    [
      "`components.schemas.A.type` names several types, and OpenAPI 3.0 has one. -> Write `type: string` with `nullable: true`.",
    ],
  ],
  [
    "type two in 3.0",
    ["3.0"],
    (v) => schema({ type: ["string", "integer"] }, v),
    [
      "`components.schemas.A.type` names several types, and OpenAPI 3.0 has one. -> Write `anyOf: [{ type: string }, { type: integer }]`.",
    ],
  ],
  [
    "type null",
    ["2.0"],
    (v) => schema({ type: null }, v),
    [
      "`type` must be a string. -> Write `x-nullable: true` beside the type that the value has otherwise.",
    ],
  ],
  [
    "type null",
    ["3.0"],
    (v) => schema({ type: null }, v),
    [
      "`type` must be a string. -> Write `nullable: true` beside the type that the value has otherwise.",
    ],
  ],
  [
    "type null",
    ["3.1", "3.2"],
    (v) => schema({ type: null }, v),
    ['`type` must be a string. -> Write `type: "null"`, with quotes.'],
  ],
  [
    "type number",
    ["2.0", "3.0"],
    (v) => schema({ type: 5 }, v),
    [
      "`type` must be a string. -> Write one of the types `string`, `number`, `integer`, `boolean`, `array` and `object`, or leave `type` out: any value fits then.",
    ],
  ],
  [
    "type number",
    ["3.1", "3.2"],
    (v) => schema({ type: 5 }, v),
    [
      "`type` must be a string. -> Write one of the types `string`, `number`, `integer`, `boolean`, `array`, `object` and `null`, or leave `type` out: any value fits then.",
    ],
  ],
  [
    "type empty",
    ["2.0", "3.0"],
    (v) => schema({ type: [] }, v),
    [
      "`type` names no type. -> Write one of the types `string`, `number`, `integer`, `boolean`, `array` and `object`, or leave `type` out: any value fits then.",
    ],
  ],
  [
    "type empty",
    ["3.1", "3.2"],
    (v) => schema({ type: [] }, v),
    [
      "`type` names no type. -> Write one of the types `string`, `number`, `integer`, `boolean`, `array`, `object` and `null`, or leave `type` out: any value fits then.",
    ],
  ],
  [
    "type list w/ null",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: ["string", null] }, v),
    [
      'The type of null is named by a string: `"null"`, with quotes. -> Write `"null"`, with quotes.',
    ],
  ],
  [
    "schema text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema("string", v),
    ["A schema must be an object or a boolean. -> Write `{ type: string }`."],
  ],
  [
    "schema list",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema([], v),
    ["A schema must be an object or a boolean. -> Write one schema, such as `{ type: string }`."],
  ],
  [
    "schema true",
    ["2.0"],
    (v) => schema(true, v),
    ["`definitions.A` must be an object. -> Write `A: {}`, which accepts any value."],
  ],
  [
    "schema true",
    ["3.0"],
    (v) => schema(true, v),
    ["`components.schemas.A` must be an object. -> Write `A: {}`, which accepts any value."],
  ],
  [
    "prop text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "object", properties: { a: "string" } }, v),
    ["A schema must be an object or a boolean. -> Write `{ type: string }`."],
  ],
  [
    "properties list",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "object", properties: [{ name: "a", type: "string" }] }, v),
    [
      "`properties` must be an object. -> Write a map instead of a list, with names as keys: `properties: { a: … }`.",
    ],
  ],
  [
    "required true in prop",
    ["2.0"],
    (v) => schema({ type: "object", properties: { a: { type: "string", required: true } } }, v),
    [
      "`definitions.A.properties.a.required` must be an array. -> List the property in the schema around it instead, as in `required: [id]`; a property without `required` is optional.",
    ],
  ],
  [
    "required true in prop",
    ["3.0"],
    (v) => schema({ type: "object", properties: { a: { type: "string", required: true } } }, v),
    [
      "`components.schemas.A.properties.a.required` must be an array. -> List the property in the schema around it instead, as in `required: [id]`; a property without `required` is optional.",
    ],
  ],
  [
    "required text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "object", required: "a", properties: { a: {} } }, v),
    ["`required` must be an array. -> Write a list: `required: [a]`."],
  ],
  [
    "required empty",
    ["2.0"],
    (v) => schema({ type: "object", required: [] }, v),
    ["`definitions.A.required` must have at least 1 item. -> Add an item, or remove `required`."],
  ],
  [
    "required empty",
    ["3.0"],
    (v) => schema({ type: "object", required: [] }, v),
    [
      "`components.schemas.A.required` must have at least 1 item. -> Add an item, or remove `required`.",
    ],
  ],
  [
    "required dup",
    ["2.0"],
    (v) => schema({ type: "object", required: ["a", "a"], properties: { a: {} } }, v),
    [
      '`definitions.A.required` must not contain the same item twice. -> Remove `"a"` from `required`, which it contains twice.',
    ],
  ],
  [
    "required dup",
    ["3.0"],
    (v) => schema({ type: "object", required: ["a", "a"], properties: { a: {} } }, v),
    [
      '`components.schemas.A.required` must not contain the same item twice. -> Remove `"a"` from `required`, which it contains twice.',
    ],
  ],
  [
    "required object",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "object", required: [1] }, v),
    ['`required` must contain only strings. -> Write "1", with quotes.'],
  ],
  [
    "enum text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "string", enum: "a" }, v),
    ["`enum` must be an array. -> Write a list: `enum: [a]`."],
  ],
  [
    "enum empty",
    ["2.0"],
    (v) => schema({ type: "string", enum: [] }, v),
    ["`definitions.A.enum` must have at least 1 item. -> Add an item, or remove `enum`."],
  ],
  [
    "enum empty",
    ["3.0"],
    (v) => schema({ type: "string", enum: [] }, v),
    ["`components.schemas.A.enum` must have at least 1 item. -> Add an item, or remove `enum`."],
  ],
  [
    "enum map",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "string", enum: { a: 1 } }, v),
    [
      "`enum` must be an array. -> Write a list: put `-` before each entry of `enum`, or `[…]` around them.",
    ],
  ],
  [
    "minLength neg",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "string", minLength: -1 }, v),
    [
      "`minLength` must be a whole number from 0. -> Write a whole number from 0, such as `minLength: 1`.",
    ],
  ],
  [
    "minLength text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "string", minLength: "1" }, v),
    ["`minLength` must be a whole number from 0. -> Write `minLength: 1`, without quotes."],
  ],
  [
    "maximum text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "integer", maximum: "10" }, v),
    ["`maximum` must be a number. -> Write `maximum: 10`, without quotes."],
  ],
  [
    "multipleOf 0",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "integer", multipleOf: 0 }, v),
    [
      "`multipleOf` must be greater than 0. -> Write the step between values, such as `multipleOf: 0.01`, or remove `multipleOf`.",
    ],
  ],
  [
    "pattern number",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "string", pattern: 1 }, v),
    ['`pattern` must be a string. -> Write `pattern: "1"`, with quotes.'],
  ],
  [
    "allOf object",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ allOf: { type: "object" } }, v),
    [
      "`allOf` must be an array. -> Write a list: put `-` before each entry of `allOf`, or `[…]` around them.",
    ],
  ],
  [
    "allOf empty",
    ["2.0"],
    (v) => schema({ allOf: [] }, v),
    [
      "`allOf` must contain at least one schema. -> Write a list with at least one schema, such as `[{ type: string }]`.",
    ],
  ],
  [
    "oneOf empty",
    ["3.0", "3.1", "3.2"],
    (v) => schema({ oneOf: [] }, v),
    [
      "`oneOf` needs at least one member. -> Add a schema, as in `oneOf: [{ type: string }]`, or remove `oneOf`.",
    ],
  ],
  [
    "oneOf object",
    ["3.0", "3.1", "3.2"],
    (v) => schema({ oneOf: { type: "object" } }, v),
    [
      "`oneOf` must be an array. -> Write a list: put `-` before each entry of `oneOf`, or `[…]` around them.",
    ],
  ],
  [
    "items list",
    ["2.0"],
    (v) => schema({ type: "array", items: [{ type: "string" }] }, v),
    [
      "`items` must be one schema: the list is read as a schema for each position. -> Write one schema, such as `items: { type: string }`.",
    ],
  ],
  [
    "items list",
    ["3.0"],
    (v) => schema({ type: "array", items: [{ type: "string" }] }, v),
    [
      "`items` must be one schema: the list is read as a schema for each position. -> Write one schema, such as `items: { type: string }`; for a choice `items: { oneOf: […] }`.",
    ],
  ],
  [
    "items list",
    ["3.1", "3.2"],
    (v) => schema({ type: "array", items: [{ type: "string" }] }, v),
    [
      "`items` must be one schema: the list is read as `prefixItems`. -> Write `prefixItems` instead, or one schema, such as `items: { type: string }`.",
    ],
  ],
  [
    "items text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "array", items: "string" }, v),
    ["A schema must be an object or a boolean. -> Write `{ type: string }`."],
  ],
  [
    "additionalProperties text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ type: "object", additionalProperties: "no" }, v),
    ["A schema must be an object or a boolean. -> Write `false`, without quotes."],
  ],
  [
    "nullable text",
    ["3.0"],
    (v) => schema({ type: "string", nullable: "yes" }, v),
    ["`nullable` must be a boolean. -> Write `nullable: true`, without quotes."],
  ],
  [
    "discriminator text",
    ["3.0"],
    (v) => schema({ type: "object", discriminator: "kind" }, v),
    [
      "`components.schemas.A.discriminator` must be an object. -> Write `discriminator: { propertyName: kind }`.",
    ],
  ],
  [
    "discriminator obj",
    ["2.0"],
    (v) => schema({ type: "object", discriminator: { propertyName: "kind" } }, v),
    [
      "`definitions.A.discriminator` must be a string. -> Write `discriminator: kind`, the name of the property.",
    ],
  ],
  [
    "discriminator no name",
    ["3.0"],
    (v) => schema({ type: "object", discriminator: { mapping: {} } }, v),
    [
      "`components.schemas.A.discriminator.propertyName` is required. -> Add `propertyName: kind`, the property that distinguishes the schemas.",
    ],
  ],
  [
    "exclusiveMinimum num",
    ["2.0"],
    (v) => schema({ type: "integer", exclusiveMinimum: 0 }, v),
    [
      "`definitions.A.exclusiveMinimum` must be a boolean. -> Write `minimum: 0` with `exclusiveMinimum: true`.",
    ],
  ],
  [
    "exclusiveMinimum num",
    ["3.0"],
    (v) => schema({ type: "integer", exclusiveMinimum: 0 }, v),
    [
      "`components.schemas.A.exclusiveMinimum` must be a boolean. -> Write `minimum: 0` with `exclusiveMinimum: true`.",
    ],
  ],
  [
    "exclusiveMinimum text",
    ["2.0", "3.0"],
    (v) => schema({ type: "integer", exclusiveMinimum: "0" }, v),
    ["`exclusiveMinimum` must be a boolean. -> Write `minimum: 0` with `exclusiveMinimum: true`."],
  ],
  [
    "exclusiveMinimum text",
    ["3.1", "3.2"],
    (v) => schema({ type: "integer", exclusiveMinimum: "0" }, v),
    ["`exclusiveMinimum` must be a number. -> Write `exclusiveMinimum: 0`, without quotes."],
  ],
  [
    "minLenght",
    ["2.0", "3.0"],
    (v) => schema({ type: "string", minLenght: 1 }, v),
    [
      "`minLenght` is not a field that VERSION defines here; extensions start with `x-`. -> Did you mean `minLength`?",
    ],
  ],
  [
    "propertes",
    ["2.0", "3.0"],
    (v) => schema({ type: "object", propertes: {} }, v),
    [
      "`propertes` is not a field that VERSION defines here; extensions start with `x-`. -> Did you mean `properties`?",
    ],
  ],
  [
    "const in 3.0",
    ["2.0", "3.0"],
    (v) => schema({ const: 1 }, v),
    [
      "`const` is not a field that VERSION defines here; extensions start with `x-`. -> Write `enum: [1]` instead.",
    ],
  ],
  [
    "description list",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ description: [] }, v),
    ['`description` must be a string. -> Write a string, such as `description: "A pet."`.'],
  ],
  [
    "readOnly text",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ readOnly: "true" }, v),
    ["`readOnly` must be a boolean. -> Write `readOnly: true`, without quotes."],
  ],
  [
    "xml text",
    ["2.0"],
    (v) => schema({ xml: "a" }, v),
    ["`definitions.A.xml` must be an object. -> Write `xml: { name: a }`."],
  ],
  [
    "xml text",
    ["3.0"],
    (v) => schema({ xml: "a" }, v),
    ["`components.schemas.A.xml` must be an object. -> Write `xml: { name: a }`."],
  ],
  [
    "externalDocs text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ externalDocs: "x" }),
    ["`paths./a.get.externalDocs` must be an object. -> Write `externalDocs: { url: x }`."],
  ],
  [
    "externalDocs no url",
    ["2.0", "3.0", "3.1", "3.2"],
    () => operation({ externalDocs: { description: "x" } }),
    ["`paths./a.get.externalDocs.url` is required. -> Add `url: https://example.com/docs`."],
  ],
  [
    "license no name",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, info: { ...info, license: { url: "https://a" } } }),
    ['`info.license.name` is required. -> Add `name: "MIT"`.'],
  ],
  [
    "license text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, info: { ...info, license: "MIT" } }),
    ["`info.license` must be an object. -> Write `license: { name: MIT }`."],
  ],
  [
    "license both",
    ["3.1", "3.2"],
    () => ({
      paths: {},
      info: { ...info, license: { name: "a", url: "https://a", identifier: "MIT" } },
    }),
    [
      "`info.license` has both `identifier` and `url`, and may have one of them only. -> Remove `identifier` or `url`.",
    ],
  ],
  [
    "contact text",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, info: { ...info, contact: "me" } }),
    ["`info.contact` must be an object. -> Write `contact: { name: me }`."],
  ],
  [
    "component key",
    ["3.1", "3.2"],
    () => ({ paths: {}, components: { schemas: { "a b": {} } } }),
    [
      "A component's key consists of letters, digits, `.`, `-` and `_`; this is `a b`. -> Rename it to `a_b`.",
    ],
  ],
  [
    "components section",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, components: { definitions: {} } }),
    [
      "`definitions` is not a field that VERSION defines here; extensions start with `x-`. -> Write `schemas` instead.",
    ],
  ],
  [
    "components schema",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, components: { schema: {} } }),
    [
      "`schema` is not a field that VERSION defines here; extensions start with `x-`. -> Did you mean `schemas`?",
    ],
  ],
  [
    "definitions at root",
    ["3.0", "3.1", "3.2"],
    () => ({ paths: {}, definitions: {} }),
    [
      "`definitions` is not a field that VERSION defines here; extensions start with `x-`. -> Move the schemas to `components: { schemas: … }`.",
    ],
  ],
  [
    "method upper",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: { "/a": { GET: { operationId: "a", responses } } } }),
    [
      "`GET` is not a field that VERSION defines here; extensions start with `x-`. -> Did you mean `get`?",
    ],
  ],
  [
    "method query",
    ["2.0"],
    () => ({ paths: { "/a": { query: { operationId: "a", responses } } } }),
    [
      "`query` is a field of OpenAPI 3, and has no meaning in Swagger 2.0. -> Remove it, or convert the document to OpenAPI 3.",
    ],
  ],
  [
    "method query",
    ["3.0", "3.1"],
    () => ({ paths: { "/a": { query: { operationId: "a", responses } } } }),
    [
      "`query` is not a field that VERSION defines here; extensions start with `x-`. -> `query` came with OpenAPI 3.2: write `openapi: 3.2.0`, or remove it.",
    ],
  ],
  [
    "method link",
    ["2.0"],
    () => ({ paths: { "/a": { copy: { operationId: "a", responses } } } }),
    [
      "`copy` is not a field that VERSION defines here; extensions start with `x-`. -> The fields of a path are `$ref`, `get`, `put`, `post`, `delete`, `options`, `head`, `patch`, `parameters`. Name it `x-copy` if it is an extension.",
    ],
  ],
  [
    "method link",
    ["3.0", "3.1"],
    () => ({ paths: { "/a": { copy: { operationId: "a", responses } } } }),
    [
      "`copy` is not a field that VERSION defines here; extensions start with `x-`. -> The fields of a path are `$ref`, `summary`, `description`, `get`, `put`, `post`, `delete`, `options`, `head`, `patch`, `trace`, `servers`, `parameters`. Name it `x-copy` if it is an extension.",
    ],
  ],
  [
    "method link",
    ["3.2"],
    () => ({ paths: { "/a": { copy: { operationId: "a", responses } } } }),
    [
      "`copy` is not a field that VERSION defines here; extensions start with `x-`. -> The fields of a path are `$ref`, `summary`, `description`, `get`, `put`, `post`, `delete`, `options`, `head`, `patch`, `trace`, `query`, `additionalOperations`, `servers`, `parameters`. Name it `x-copy` if it is an extension.",
    ],
  ],
  [
    "field in wrong place",
    ["2.0"],
    () => operation({ content: {} }),
    [
      "`content` is not a field that VERSION defines here; extensions start with `x-`. -> Name the media types under `consumes` and `produces`.",
    ],
  ],
  [
    "field in wrong place",
    ["3.0", "3.1", "3.2"],
    () => operation({ content: {} }),
    [
      "`content` is not a field that VERSION defines here; extensions start with `x-`. -> Move it into `requestBody`, or into a response.",
    ],
  ],
  [
    "style",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "query", style: "csv", schema: {} }),
    [
      "`style` of a query parameter must be one of form, spaceDelimited, pipeDelimited, deepObject. -> Write `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`.",
    ],
  ],
  [
    "style header",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "header", style: "form", schema: {} }),
    ["`style` of a header parameter must be simple. -> Write `style: simple`, or remove `style`."],
  ],
  [
    "collectionFormat 3",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "query", collectionFormat: "csv", schema: {} }),
    [
      "`collectionFormat` is not a field that VERSION defines here; extensions start with `x-`. -> Write `style: form` and `explode: false` instead.",
    ],
  ],
  [
    "collectionFormat bad",
    ["2.0"],
    () =>
      parameter({
        name: "p",
        in: "query",
        type: "array",
        items: { type: "string" },
        collectionFormat: "comma",
      }),
    [
      '`paths./a.get.parameters.0.collectionFormat` must be one of "csv", "ssv", "tsv", "pipes", "multi". -> Write `csv`, `ssv`, `tsv`, `pipes` or `multi`.',
    ],
  ],
  [
    "explode text",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "query", explode: "yes", schema: {} }),
    ["`explode` must be a boolean. -> Write `explode: true`, without quotes."],
  ],
  [
    "two content",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "query", content: { "a/b": {}, "c/d": {} } }),
    ["`paths./a.get.parameters.0.content` must have one media type. -> Keep one of `a/b`, `c/d`."],
  ],
  [
    "both schema content",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "query", schema: {}, content: { "a/b": {} } }),
    [
      "`paths./a.get.parameters.0` has both `schema` and `content`, and may have one of them only. -> Remove `schema` or `content`.",
    ],
  ],
  [
    "both examples",
    ["3.0", "3.1", "3.2"],
    () =>
      parameter({ name: "p", in: "query", schema: {}, example: 1, examples: { a: { value: 1 } } }),
    [
      "`paths./a.get.parameters.0` has both `example` and `examples`, and may have one of them only. -> Remove `example` or `examples`.",
    ],
  ],
  [
    "examples list",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "query", schema: {}, examples: [1] }),
    [
      "`paths./a.get.parameters.0.examples` must be an object. -> Write a map instead of a list, with names as keys: `examples: { name: … }`.",
    ],
  ],
  [
    "examples plain",
    ["3.0", "3.1", "3.2"],
    () => parameter({ name: "p", in: "query", schema: {}, examples: { a: 1 } }),
    ["`paths./a.get.parameters.0.examples.a` must be an object. -> Write `a: { value: 1 }`."],
  ],
  [
    "link both",
    ["3.0", "3.1", "3.2"],
    () =>
      operation({
        responses: {
          200: { description: "x", links: { a: { operationId: "a", operationRef: "b" } } },
        },
      }),
    [
      "`paths./a.get.responses.200.links.a` has both `operationRef` and `operationId`, and may have one of them only. -> Remove `operationRef` or `operationId`.",
    ],
  ],
  [
    "link none",
    ["3.1", "3.2"],
    () => operation({ responses: { 200: { description: "x", links: { a: {} } } } }),
    [
      "`paths./a.get.responses.200.links.a` needs `operationId`, or `operationRef`. -> Add `operationId: getPet`, the operation that the link refers to.",
    ],
  ],
  [
    "header name",
    ["3.0", "3.1", "3.2"],
    () =>
      operation({
        responses: {
          200: { description: "x", headers: { a: { name: "a", in: "header", schema: {} } } },
        },
      }),
    [
      "A header has no `in`: it is always in the header. -> Remove `in`.",
      "A header has no `name`: its key under `headers` is its name. -> Remove `name`.",
    ],
  ],
  [
    "header no schema",
    ["3.0", "3.1", "3.2"],
    () => operation({ responses: { 200: { description: "x", headers: { a: {} } } } }),
    [
      "`paths./a.get.responses.200.headers.a` needs `schema`, or `content`. -> Add `schema: { type: string }`.",
    ],
  ],
  [
    "header no type",
    ["2.0"],
    () => operation({ responses: { 200: { description: "x", headers: { a: {} } } } }),
    ["`paths./a.get.responses.200.headers.a.type` is required. -> Add `type: string`."],
  ],
  [
    "callback",
    ["3.0", "3.1", "3.2"],
    () => operation({ callbacks: { a: [] } }),
    ["`a` must be an object. -> Write `a: {}`, or remove `a`."],
  ],
  [
    "encoding text",
    ["3.0", "3.1", "3.2"],
    () =>
      operation({
        requestBody: {
          content: { "multipart/form-data": { schema: {}, encoding: { a: "image/png" } } },
        },
      }),
    ["`a` must be an object. -> Write an object under `a`: its fields, indented, or `{}`."],
  ],
  [
    "ref number",
    ["2.0", "3.0", "3.1", "3.2"],
    (v) => schema({ $ref: 1 }, v),
    ['`$ref` must be a string. -> Write `$ref: "1"`, with quotes.'],
  ],
  [
    "host url",
    ["2.0"],
    () => ({ paths: {}, host: "https://a.com" }),
    [
      "`host` must be a host name, without scheme and path. -> Write the host alone: `host: a.com`.",
    ],
  ],
  [
    "basePath",
    ["2.0"],
    () => ({ paths: {}, basePath: "v1" }),
    ["`basePath` must start with `/`. -> Write `basePath: /v1`."],
  ],
  [
    "schemes",
    ["2.0"],
    () => ({ paths: {}, schemes: ["htps"] }),
    ['`schemes.0` must be one of "http", "https", "ws", "wss". -> Did you mean `https`?'],
  ],
  [
    "schemes text",
    ["2.0"],
    () => ({ paths: {}, schemes: "https" }),
    ["`schemes` must be an array. -> Write a list: `schemes: [https]`."],
  ],
  [
    "consumes text",
    ["2.0"],
    () => ({ paths: {}, consumes: "application/json" }),
    ["`consumes` must be an array. -> Write a list: `consumes: [application/json]`."],
  ],
  [
    "body no schema",
    ["2.0"],
    () => parameter({ name: "b", in: "body" }),
    [
      "`paths./a.get.parameters.0.schema` is required. -> Add `schema`, which describes the body, such as `schema: { type: object }`.",
    ],
  ],
  [
    "body type",
    ["2.0"],
    () => parameter({ name: "b", in: "body", type: "string" }),
    [
      "`paths./a.get.parameters.0.schema` is required. -> Add `schema`, which describes the body, such as `schema: { type: object }`.",
      "`type` is not a field that VERSION defines here; extensions start with `x-`. -> Move it into `schema`: `schema: { type: string }`.",
    ],
  ],
  [
    "oauth2 no flow",
    ["2.0"],
    () => ({ paths: {}, securityDefinitions: { A: { type: "oauth2", scopes: {} } } }),
    [
      "`securityDefinitions.A.flow` is required. -> Add `flow: implicit`, `password`, `application` or `accessCode`.",
    ],
  ],
  [
    "requestBody in 2",
    ["2.0"],
    () => operation({ requestBody: { content: {} } }),
    [
      "`requestBody` is a field of OpenAPI 3, and has no meaning in Swagger 2.0. -> Write a parameter with `in: body` and a `schema` instead.",
    ],
  ],
  [
    "servers in 2",
    ["2.0"],
    () => ({ paths: {}, servers: [{ url: "/" }] }),
    [
      "`servers` is a field of OpenAPI 3, and has no meaning in Swagger 2.0. -> Write `host`, `basePath` and `schemes` instead.",
    ],
  ],
  [
    "components in 2",
    ["2.0"],
    () => ({ paths: {}, components: {} }),
    [
      "`components` is a field of OpenAPI 3, and has no meaning in Swagger 2.0. -> Write `definitions` for schemas, and `parameters`, `responses` and `securityDefinitions` at the root.",
    ],
  ],
  [
    "webhooks in 3.0",
    ["3.0"],
    () => ({ paths: {}, webhooks: {} }),
    [
      "`webhooks` is not a field that VERSION defines here; extensions start with `x-`. -> `webhooks` came with OpenAPI 3.1: write `openapi: 3.1.0`, or remove it.",
    ],
  ],
  [
    "jsonSchemaDialect num",
    ["3.1", "3.2"],
    () => ({ paths: {}, jsonSchemaDialect: 1 }),
    ['`jsonSchemaDialect` must be a string. -> Write `jsonSchemaDialect: "1"`, with quotes.'],
  ],
  [
    "itemEncoding before its version",
    ["3.0", "3.1"],
    () =>
      operation({
        responses: { "200": { ...ok, content: { "multipart/mixed": { itemEncoding: {} } } } },
      }),
    [
      "`itemEncoding` is not a field that VERSION defines here; extensions start with `x-`. -> `itemEncoding` came with OpenAPI 3.2: write `openapi: 3.2.0`, or remove it.",
    ],
  ],
  [
    "deviceAuthorizationUrl before its version",
    ["3.0", "3.1"],
    () => {
      const implicit = { authorizationUrl: "https://a.example", scopes: {} };
      const flows = { implicit: { ...implicit, deviceAuthorizationUrl: "https://a.example" } };
      return component("securitySchemes", { type: "oauth2", flows });
    },
    [
      "`deviceAuthorizationUrl` is not a field that VERSION defines here; extensions start with `x-`. -> `deviceAuthorizationUrl` came with OpenAPI 3.2: write `openapi: 3.2.0`, or remove it.",
    ],
  ],
  [
    "in: querystring before its version",
    ["3.0"],
    () => parameter({ name: "a", in: "querystring", content: { "text/plain": {} } }),
    [
      '`paths./a.get.parameters.0.in` must be one of "path", "query", "header", "cookie". -> `in: querystring` came with OpenAPI 3.2: write `openapi: 3.2.0`, or another value.',
    ],
  ],
  [
    "in: querystring before its version",
    ["3.1"],
    () => parameter({ name: "a", in: "querystring", content: { "text/plain": {} } }),
    [
      '`paths./a.get.parameters.0.in` must be one of "query", "header", "path", "cookie". -> `in: querystring` came with OpenAPI 3.2: write `openapi: 3.2.0`, or another value.',
    ],
  ],
  [
    "style: cookie before its version",
    ["3.0", "3.1"],
    () => parameter({ name: "a", in: "cookie", style: "cookie", schema: {} }),
    [
      '`paths./a.get.parameters.0.style` must be "form". -> `style: cookie` came with OpenAPI 3.2: write `openapi: 3.2.0`, or another value.',
    ],
  ],
  [
    "tag no name",
    ["2.0", "3.0", "3.1", "3.2"],
    () => ({ paths: {}, tags: [{ description: "x" }] }),
    ["`tags.0.name` is required. -> Add `name: pets`."],
  ],
];
