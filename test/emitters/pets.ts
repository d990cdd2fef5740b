/** A document with a bit of everything that modules import from each other. */
export const pets = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1.0.0" },
  paths: {
    "/pets": {
      post: {
        operationId: "addPet",
        requestBody: { content: { "application/json": { schema: ref("Pet") } } },
        responses: {
          200: { description: "It.", content: { "application/json": { schema: ref("Pet") } } },
        },
      },
    },
  },
  webhooks: {
    petAdded: {
      post: {
        requestBody: { content: { "application/json": { schema: ref("Pet") } } },
        responses: { 204: { description: "Thanks." } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        "x-oneofs": { home: ["flat", "kennel"] },
        properties: {
          born: { type: "string", format: "date-time" },
          flat: { type: "string" },
          kennel: { type: "integer" },
        },
      },
    },
  },
};

function ref(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
