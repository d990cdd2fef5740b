import type { ChangeEntry } from "./change-entry.js";

/** Changes of operations and of what stands around their schemas. */
export const operationChanges = {
  "operation-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "operation-removed": {
    says: "was removed",
    avoid: "Keep it, marked `deprecated`, until nobody calls it any more.",
    breaks: "both",
  },
  "operation-id-changed": {
    says: "has another operationId",
    avoid: "Keep the operationId: generated code is named after it.",
    breaks: "never",
    risky: "both",
  },
  "generated-name-changed": {
    says: "has another name in generated code",
    avoid: "Keep the name: `x-name` sets it, whatever the operation is called otherwise.",
    breaks: "never",
    risky: "both",
  },
  "accessor-changed": {
    says: "stands elsewhere in the tree of endpoints",
    avoid: "Keep the place: `x-accessor` sets it, whatever tags and operationId are.",
    breaks: "never",
    risky: "both",
  },
  "generated-type-renamed": {
    says: "has another name in generated code",
    avoid: "Keep the name: `x-name` sets it, whatever the component is called.",
    breaks: "never",
    risky: "both",
  },
  "generated-type-removed": {
    says: "is gone, and so are its generated type and validators",
    avoid: "Keep it while code imports its generated type.",
    breaks: "never",
    risky: "both",
  },
  "path-parameter-renamed": {
    says: "was renamed; URLs stay the same",
    avoid: "Keep the name: URLs stay the same, but generated code passes it by name.",
    breaks: "never",
    risky: "request",
  },
  "parameter-added": {
    says: "was added",
    avoid: "Nothing to do: it is optional.",
    breaks: "never",
  },
  "required-parameter-added": {
    says: "was added, and is required",
    avoid: "Make it optional, with a default that means what happened so far.",
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
    avoid: "Keep it optional, with a default that means what happened so far.",
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
    avoid: "Keep it optional, and let its absence mean what it meant so far.",
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
    says: "is accepted no longer",
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
    avoid: "Keep answering with the status for which clients wait.",
    breaks: "response",
  },
  "security-tightened": {
    says: "asks for more than clients have",
    avoid: "Add the new requirement as an alternative, and deprecate the old one.",
    breaks: "request",
  },
  "security-relaxed": {
    says: "asks for less, or for something else instead",
    avoid: "Nothing to do, if it was meant.",
    breaks: "never",
    risky: "request",
  },
  "security-scheme-changed": {
    says: "was changed",
    avoid: "Declare a second scheme beside it, and let operations accept either.",
    breaks: "request",
    risky: "request",
  },
  "tags-changed": {
    says: "has other tags",
    avoid: "Nothing to do, unless the accessor changes with them.",
    breaks: "never",
  },
  "response-header-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "response",
  },
  "response-header-removed": {
    says: "was removed",
    avoid: "Keep sending it until nobody reads it any more.",
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
  "link-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "link-removed": {
    says: "was removed",
    avoid: "Keep it until nobody follows it any more.",
    breaks: "never",
    risky: "response",
  },
  "link-changed": {
    says: "leads elsewhere, or passes on something else",
    avoid: "Add a new link, and keep the old one.",
    breaks: "never",
    risky: "response",
  },
  "webhook-added": {
    says: "was added",
    avoid: "Send it only to those who asked for it.",
    breaks: "never",
    risky: "response",
  },
  "webhook-removed": {
    says: "was removed",
    avoid: "Keep sending it until nobody waits for it any more.",
    breaks: "response",
  },
  "callback-added": {
    says: "was added",
    avoid: "Send it only to those who asked for it.",
    breaks: "never",
    risky: "response",
  },
  "callback-removed": {
    says: "was removed",
    avoid: "Keep sending it until nobody waits for it any more.",
    breaks: "response",
  },
  "callback-url-changed": {
    says: "is sent to another URL",
    avoid: "Keep the expression of the URL: receivers listen there.",
    breaks: "both",
  },
  "component-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "component-removed": {
    says: "was removed",
    avoid: "Keep it while other documents refer to it.",
    breaks: "never",
    risky: "both",
  },
  "component-changed": {
    says: "was changed; nothing in the document refers to it",
    avoid: "Look whether other documents refer to it.",
    breaks: "never",
    risky: "both",
  },
  "security-scheme-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "security-scheme-removed": {
    says: "was removed",
    avoid: "Keep it while clients log in with it.",
    breaks: "never",
    risky: "request",
  },
  "server-variable-default-changed": {
    says: "has another default",
    avoid: "Keep the default: who does not set the variable calls another server.",
    breaks: "never",
    risky: "both",
  },
  "server-variable-narrowed": {
    says: "knows fewer values",
    avoid: "Keep the servers until nobody calls them any more.",
    breaks: "never",
    risky: "both",
  },
  "server-variable-widened": {
    says: "knows more values",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "server-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "server-removed": {
    says: "was removed",
    avoid: "Keep the server until nobody calls it any more.",
    breaks: "never",
    risky: "both",
  },
  "schema-added": {
    says: "was added",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "schema-removed": {
    says: "was removed; no operation uses it",
    avoid: "Keep it while code imports its generated type.",
    breaks: "never",
    risky: "both",
  },
} as const satisfies Readonly<Record<string, ChangeEntry>>;
