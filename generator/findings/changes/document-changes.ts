import type { ChangeEntry } from "./change-entry.js";

/** Changes around operations: security, servers, links, webhooks, callbacks, components. */
export const documentChanges = {
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
