import { compareMessages } from "./compare-messages.js";
import { compareOperations } from "./compare-operations.js";
import { readFacts } from "./facts.js";

/**
 * Compares a bundled OpenAPI document with the fact sheet: every operation, and every message
 * that the operations reach. Each difference is one line that names the place.
 */
export function compareInventory(document: unknown, facts: unknown): string[] {
  const known = readFacts(facts);
  return [...compareOperations(document, known), ...compareMessages(document, known)];
}
