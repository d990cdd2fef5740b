import { documentChanges } from "./document-changes.js";
import { nameChanges } from "./name-changes.js";
import { operationChanges } from "./operation-changes.js";
import { schemaChanges } from "./schema-changes.js";

/**
 * Every change that `specwright diff` can report. A code stays for ever: CI configurations name it.
 * `docs/diff.md` is made of this (`npm run test:update`).
 */
export const changeCatalogue = {
  ...operationChanges,
  ...nameChanges,
  ...documentChanges,
  ...schemaChanges,
};

export type ChangeCode = keyof typeof changeCatalogue;
