import { documentChanges } from "./document-changes.js";
import { maskChanges } from "./mask-changes.js";
import { nameChanges } from "./name-changes.js";
import { operationChanges } from "./operation-changes.js";
import { schemaChanges } from "./schema-changes.js";

/**
 * All changes that `specwright diff` can report. Codes never change, since CI configurations use them.
 * `docs/diff.md` is generated from this list (`npm run test:update`).
 */
export const changeCatalogue = {
  ...operationChanges,
  ...nameChanges,
  ...documentChanges,
  ...schemaChanges,
  ...maskChanges,
};

export type ChangeCode = keyof typeof changeCatalogue;
