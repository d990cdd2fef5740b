import { compareMessages } from "./compare-messages.js";
import { compareOperations } from "./compare-operations.js";
import { compareService } from "./compare-service.js";
import { readFacts } from "./facts.js";

/**
 * Compares a bundled OpenAPI document with the fact sheet: servers and security, every operation, and
 * every message that the operations reach. Each difference is one line that names the place.
 */
export function compareInventory(document: unknown, facts: unknown): string[] {
  const known = readFacts(facts);
  return [
    ...compareService(document, facts),
    ...compareOperations(document, known),
    ...compareMessages(document, known),
  ];
}
