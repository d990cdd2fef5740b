import type { ChangeEntry } from "./change-entry.js";

/** Changes of operations: parameters, bodies and responses. */
export const operationChanges = {
  "operation-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "operation-removed": {
    says: "was removed",
    avoid: "Keep it, marked `deprecated`, until clients no longer call it.",
    breaks: "both",
  },
  "parameter-added": {
    says: "was added",
    avoid: "Nothing to do: it is optional.",
    breaks: "never",
  },
  "required-parameter-added": {
    says: "was added, and is required",
    avoid: "Make it optional, with a default that keeps the behaviour so far.",
    breaks: "request",
  },
  "parameter-removed": {
    says: "was removed",
    avoid: "Keep it, marked `deprecated`, and ignore what is sent.",
    breaks: "request",
  },
  "parameter-moved": {
    says: "is sent in another place",
    avoid: "Accept it in both places, and deprecate the old one.",
    breaks: "request",
  },
  "parameter-became-required": {
    says: "is required now",
    avoid: "Keep it optional, with a default that keeps the behaviour so far.",
    breaks: "request",
  },
  "parameter-became-optional": {
    says: "is optional now",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "parameter-serialization-changed": {
    says: "is written differently",
    avoid: "Keep `style`, `explode` and the media type; a new parameter can have others.",
    breaks: "request",
  },
  "empty-value-allowed": {
    says: "may be sent without a value now",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "empty-value-refused": {
    says: "must not be sent without a value any more",
    avoid: "Keep `allowEmptyValue`.",
    breaks: "request",
  },
  "request-body-added": {
    says: "was added",
    avoid: "Nothing to do: it is optional.",
    breaks: "never",
  },
  "required-request-body-added": {
    says: "was added, and is required",
    avoid: "Make it optional (`required: false`).",
    breaks: "request",
  },
  "request-body-removed": {
    says: "was removed",
    avoid: "Keep accepting it, and ignore what is sent.",
    breaks: "request",
  },
  "request-body-became-required": {
    says: "is required now",
    avoid: "Keep it optional, and do not change what its absence means.",
    breaks: "request",
  },
  "request-body-became-optional": {
    says: "is optional now",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "request-media-type-added": {
    says: "is accepted too",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "request-media-type-removed": {
    says: "is no longer accepted",
    avoid: "Keep accepting it.",
    breaks: "request",
  },
  "response-media-type-added": {
    says: "was added",
    avoid: "Send it only to clients that ask for it by `Accept`.",
    breaks: "never",
    risky: "response",
  },
  "response-media-type-removed": {
    says: "was removed",
    avoid: "Keep sending it to clients that ask for it.",
    breaks: "response",
  },
  "response-added": {
    says: "was added",
    avoid: "Answer with a status that clients know, or declare a range (`2XX`) or `default` early.",
    breaks: "response",
    risky: "response",
  },
  "response-removed": {
    says: "was removed",
    avoid: "Keep answering with the status that clients expect.",
    breaks: "response",
  },
  "response-header-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "response",
  },
  "response-header-removed": {
    says: "was removed",
    avoid: "Keep sending it until clients no longer read it.",
    breaks: "response",
    risky: "response",
  },
  "response-header-became-optional": {
    says: "may be absent now",
    avoid: "Keep sending it.",
    breaks: "response",
  },
  "response-header-became-required": {
    says: "is always sent now",
    avoid: "Nothing to do.",
    breaks: "request",
  },
  "encoding-changed": {
    says: "was changed",
    avoid: "Keep the encoding; a new property can have another one.",
    breaks: "both",
  },
} as const satisfies Readonly<Record<string, ChangeEntry>>;
