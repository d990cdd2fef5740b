/** A document with every way to show who calls, and a bit of everything that can come back. */
export const things = {
  openapi: "3.2.0",
  info: { title: "Things", version: "1" },
  servers: [
    {
      url: "http://127.0.0.1:{port}/{base}",
      variables: {
        port: { default: "80", description: "Where." },
        base: { default: "v1", enum: ["v1", "v2"] },
      },
    },
  ],
  security: [{ token: [] }, { key: [], "the login": [] }, { machine: [] }],
  paths: {
    "/things/{id}": {
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "integer", format: "int64" } },
      ],
      get: {
        tags: ["things"],
        operationId: "readThing",
        summary: "Read a thing",
        deprecated: true,
        responses: {
          200: content({ $ref: "#/components/schemas/Thing" }),
          404: content({ type: "string" }),
        },
      },
      put: {
        tags: ["things"],
        operationId: "saveThing",
        requestBody: content({ $ref: "#/components/schemas/Thing" }),
        responses: { 200: content({ $ref: "#/components/schemas/Thing" }) },
      },
      delete: {
        tags: ["things"],
        operationId: "deleteThing",
        responses: { 204: { description: "Gone." }, default: content({ type: "string" }) },
      },
    },
    "/things": {
      get: {
        tags: ["things"],
        operationId: "listThings",
        parameters: [
          { name: "page_token", in: "query", schema: { type: "string" } },
          { name: "page_size", in: "query", schema: { type: "integer" } },
        ],
        responses: {
          200: content({
            type: "object",
            properties: {
              things: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
              nextPageToken: { type: "string" },
            },
          }),
        },
      },
    },
    "/picture": {
      get: {
        operationId: "readPicture",
        responses: { 200: { description: "It.", content: { "image/png": {} } } },
      },
    },
    "/watch": {
      get: {
        operationId: "watchThings",
        responses: {
          200: {
            description: "Things.",
            content: {
              "text/event-stream": { itemSchema: { $ref: "#/components/schemas/Thing" } },
              "application/jsonl": { itemSchema: { $ref: "#/components/schemas/Thing" } },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        required: ["id"],
        properties: {
          id: { type: "integer", format: "int64" },
          at: { type: "string", format: "date-time" },
        },
      },
    },
    securitySchemes: {
      token: { type: "http", scheme: "bearer" },
      "the login": { type: "http", scheme: "Basic", description: "Who you are." },
      key: { $ref: "#/components/securitySchemes/base" },
      base: { type: "apiKey", in: "header", name: "X-Key" },
      machine: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "/token", scopes: {} } },
      },
      certificate: { type: "mutualTLS" },
      strange: { type: "unheardOf" },
    },
  },
};

function content(schema: object): object {
  return { description: "It.", content: { "application/json": { schema } } };
}
