import type { ChangeCode } from "../../findings/changes/change-catalogue.js";

/**
 * Severities for changes of webhooks and callbacks outside of schemas. The user of the document receives
 * these requests: removed parts break it, and unknown ones are ignored.
 */
export const incomingRules: Partial<Readonly<Record<ChangeCode, "breaks" | "harmless">>> = {
  "parameter-added": "harmless",
  "required-parameter-added": "harmless",
  "parameter-removed": "breaks",
  "parameter-became-required": "harmless",
  "parameter-became-optional": "breaks",
  "empty-value-allowed": "breaks",
  "empty-value-refused": "harmless",
  "request-body-added": "harmless",
  "required-request-body-added": "harmless",
  "request-body-removed": "breaks",
  "request-body-became-required": "harmless",
  "request-body-became-optional": "breaks",
  "request-media-type-added": "breaks",
  "request-media-type-removed": "harmless",
  "response-added": "harmless",
  "response-removed": "breaks",
  "response-media-type-added": "harmless",
  "response-media-type-removed": "breaks",
  "response-header-added": "harmless",
  "response-header-removed": "harmless",
  "response-header-became-optional": "harmless",
  "response-header-became-required": "breaks",
  "security-tightened": "harmless",
};
