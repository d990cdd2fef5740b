import type { JsonObject } from "../../json/json.js";
import type { Kind } from "../references/reference-positions.js";

/**
 * The object that replaces a reference to an object of another kind: a minimal object of the right kind, so
 * that the fault is reported only once.
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
      // A separate document, which is not read.
      return { operationRef: "https://example.com/unknown" };
    case "securityScheme":
      return { type: "http", scheme: "bearer" };
    default:
      return {};
  }
}
