import type { ChangeEntry } from "./change-entry.js";

/** Changes of the names that generated code has. What is sent stays the same. */
export const nameChanges = {
  "operation-id-changed": {
    says: "has another operationId",
    avoid: "Keep the operationId: generated code is named after it.",
    breaks: "never",
    risky: "both",
  },
  "generated-name-changed": {
    says: "has another name in generated code",
    avoid: "Keep the name: `x-name` sets it, independently of the operationId.",
    breaks: "never",
    risky: "both",
  },
  "accessor-changed": {
    says: "has another place in the tree of endpoints",
    avoid: "Keep the place: `x-accessor` sets it, independently of tags and operationId.",
    breaks: "never",
    risky: "both",
  },
  "generated-type-renamed": {
    says: "has another name in generated code",
    avoid: "Keep the name: `x-name` sets it, independently of the component's key.",
    breaks: "never",
    risky: "both",
  },
  "generated-type-removed": {
    says: "was removed, and with it its generated type and validators",
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
  "tags-changed": {
    says: "has other tags",
    avoid: "Nothing to do, unless the accessor changes with them.",
    breaks: "never",
  },
  "oneof-functions-removed": {
    says: "loses its generated type and functions",
    avoid:
      "Keep the names of the oneof and of its schema (`x-name` sets the latter): code imports them.",
    breaks: "never",
    risky: "both",
  },
} as const satisfies Readonly<Record<string, ChangeEntry>>;
