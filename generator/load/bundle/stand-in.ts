import type { JsonObject } from "../../json/json.js";
import type { Kind } from "../references/reference-positions.js";

/**
 * What the bundle has in place of a reference to an object of another kind: an object of the right kind
 * that says as little as can be, so that the one fault is not reported again in other words.
 */
export function standInFor(kind: Kind): JsonObject {
  switch (kind) {
    case "response":
    case "swaggerResponse":
      return { description: "" };
    case "requestBody":
      return { content: {} };
    case "parameter":
      return { name: "unknown", in: "header", schema: {} };
    case "swaggerParameter":
      return { name: "unknown", in: "header", type: "string" };
    case "header":
      return { schema: {} };
    case "swaggerHeader":
      return { type: "string" };
    case "link":
      // A document of its own, which is not followed.
      return { operationRef: "https://example.com/unknown" };
    case "securityScheme":
      return { type: "http", scheme: "bearer" };
    default:
      return {};
  }
}
