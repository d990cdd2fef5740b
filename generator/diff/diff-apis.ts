import type { Api } from "../model/model.js";
import { ChangeLog } from "./change-log.js";
import type { ChangeDraft } from "./change.js";
import { compareComponents } from "./compare-components.js";
import { compareIncoming } from "./operations/compare-incoming.js";
import { compareNames } from "./compare-names.js";
import { compareOperations } from "./operations/compare-operations.js";
import { compareSecuritySchemes } from "./operations/compare-security.js";
import { compareServers } from "./operations/compare-servers.js";
import { compareUnusedSchemas } from "./compare-unused-schemas.js";
import { compareDocumentWords, comparePathWords } from "./compare-words.js";
import { SchemaDiff, type SchemaDiffOptions } from "./schemas/schema-diff.js";
import { strictOneofs } from "./strict-oneofs.js";

/** All changes from one document to another with their severities, the most severe first. */
export function diffApis(
  before: Api,
  after: Api,
  options: SchemaDiffOptions = {},
): readonly ChangeDraft[] {
  const [base, revision] = [strictOneofs(before), strictOneofs(after)];
  const log = new ChangeLog(base, revision);
  const schemas = new SchemaDiff(base, revision, log, options);
  compareOperations(base, revision, schemas);
  compareSecuritySchemes(base, revision, log);
  compareServers(base, revision, log);
  compareIncoming(base, revision, schemas);
  compareComponents(base, revision, log);
  compareDocumentWords(base, revision, log);
  comparePathWords(base, revision, log);
  compareUnusedSchemas(base, revision, schemas);
  compareNames(base, revision, log);
  return log.changes();
}
