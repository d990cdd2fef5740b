import type { ChangeEntry } from "./change-entry.js";

/** Changes around operations: security, servers, links, webhooks, callbacks, components. */
export const documentChanges = {
  "security-tightened": {
    says: "requires more than clients have",
    avoid: "Add the new requirement as an alternative, and deprecate the old one.",
    breaks: "request",
  },
  "security-relaxed": {
    says: "requires less, or something else instead",
    avoid: "Nothing to do, if the change is intended.",
    breaks: "never",
    risky: "request",
  },
  "security-scheme-changed": {
    says: "was changed",
    avoid: "Declare a second scheme, and let operations accept either.",
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
    avoid: "Keep it until clients no longer follow it.",
    breaks: "never",
    risky: "response",
  },
  "link-changed": {
    says: "has another target, or passes other values",
    avoid: "Add a new link, and keep the old one.",
    breaks: "never",
    risky: "response",
  },
  "webhook-added": {
    says: "was added",
    avoid: "Send it only to receivers that subscribed to it.",
    breaks: "never",
    risky: "response",
  },
  "webhook-removed": {
    says: "was removed",
    avoid: "Keep sending it until receivers no longer expect it.",
    breaks: "response",
  },
  "callback-added": {
    says: "was added",
    avoid: "Send it only to receivers that subscribed to it.",
    breaks: "never",
    risky: "response",
  },
  "callback-removed": {
    says: "was removed",
    avoid: "Keep sending it until receivers no longer expect it.",
    breaks: "response",
  },
  "callback-url-changed": {
    says: "is sent to another URL",
    avoid: "Keep the URL expression: receivers listen at that URL.",
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
    avoid: "Check whether other documents refer to it.",
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
    avoid: "Keep it while clients authenticate with it.",
    breaks: "never",
    risky: "request",
  },
  "server-variable-default-changed": {
    says: "has another default",
    avoid: "Keep the default: clients that do not set the variable would call another server.",
    breaks: "never",
    risky: "both",
  },
  "server-variable-narrowed": {
    says: "allows fewer values",
    avoid: "Keep the servers until clients no longer call them.",
    breaks: "never",
    risky: "both",
  },
  "server-variable-widened": {
    says: "allows more values",
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
    avoid: "Keep the server until clients no longer call it.",
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
