/**
 * All findings, by topic in `rules/`. Codes never change, since CI configurations use them.
 * `docs/diagnostics.md` and `docs/rules/` are generated from this list (`npm run test:update`).
 */

import { descriptorRules } from "./rules/descriptor-rules.js";
import { discriminatorRules } from "./rules/discriminator-rules.js";
import { documentRules } from "./rules/document-rules.js";
import { emptinessRules } from "./rules/emptiness-rules.js";
import { keywordRules } from "./rules/keyword-rules.js";
import { exchangeRules } from "./rules/exchange-rules.js";
import { fileRules } from "./rules/file-rules.js";
import { messageRules } from "./rules/message-rules.js";
import { nameRules } from "./rules/name-rules.js";
import { oneofRules } from "./rules/oneof-rules.js";
import { oneofSpellingRules } from "./rules/oneof-spelling-rules.js";
import { operationRules } from "./rules/operation-rules.js";
import { referenceRules } from "./rules/reference-rules.js";
import type { Rule, RuleSetting, Severity } from "./rules/rule.js";
import { schemaRules } from "./rules/schema-rules.js";
import { specificationRules } from "./rules/specification-rules.js";
import { valueRules } from "./rules/value-rules.js";

export type { Rule, RuleSetting, Severity };

const catalogue = {
  ...fileRules,
  ...referenceRules,
  ...documentRules,
  ...specificationRules,
  ...operationRules,
  ...exchangeRules,
  ...messageRules,
  ...nameRules,
  ...schemaRules,
  ...discriminatorRules,
  ...emptinessRules,
  ...keywordRules,
  ...valueRules,
  ...oneofRules,
  ...oneofSpellingRules,
  ...descriptorRules,
} as const satisfies Readonly<Record<string, Rule>>;

export type DiagnosticCode = keyof typeof catalogue;

/** The catalogue as data, for documentation and `--help`. */
export const diagnosticCatalogue: Readonly<Record<DiagnosticCode, Rule>> = catalogue;
