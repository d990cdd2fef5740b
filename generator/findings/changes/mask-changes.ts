import type { ChangeEntry } from "./change-entry.js";

/** Changes of field masks (`x-field-mask`), and of the protobuf names of messages (`x-message`). */
export const maskChanges = {
  "field-mask-added": {
    says: "is a field mask now",
    avoid: "Nothing to do: any text is valid, and editors complete paths.",
    breaks: "never",
  },
  "field-mask-removed": {
    says: "is not a field mask any more",
    avoid: "Keep `x-field-mask`: code is generated for the message that it names.",
    breaks: "never",
    risky: "both",
  },
  "field-mask-checked": {
    says: "is refused now where it names unknown fields",
    avoid: "Announce it: other texts were valid.",
    breaks: "request",
  },
  "field-mask-unchecked": {
    says: "may be any text now, and not only a field mask",
    avoid: "Keep `x-field-mask`: code is generated for the message that it names.",
    breaks: "response",
    risky: "request",
  },
  "field-mask-message-changed": {
    says: "is a field mask of another message",
    avoid: "Keep the message: masks that code makes are about the former one.",
    breaks: "never",
    risky: "both",
  },
  "field-mask-path-removed": {
    says: "is a field mask that cannot name some fields any more",
    avoid: "Keep the fields, marked `deprecated`, while clients name them in masks.",
    breaks: "request",
    risky: "both",
  },
  "field-mask-path-added": {
    says: "is a field mask that can name more fields",
    avoid: "Nothing to do.",
    breaks: "response",
  },
  "field-mask-functions-removed": {
    says: "loses the generated type and functions of its field masks",
    avoid: "Keep an `x-field-mask` that names it: code imports them.",
    breaks: "never",
    risky: "both",
  },
  "message-name-added": {
    says: "has a protobuf name now",
    avoid: "Nothing to do: `unpackAny` finds it.",
    breaks: "never",
  },
  "message-name-changed": {
    says: "has another protobuf name",
    avoid: "Keep `x-message`: code compares it with what `@type` says.",
    breaks: "never",
    risky: "both",
  },
  "message-name-removed": {
    says: "has no protobuf name any more",
    avoid: "Keep `x-message`, and the schema: `unpackAny` gives such messages back unchecked.",
    breaks: "never",
    risky: "both",
  },
} as const satisfies Readonly<Record<string, ChangeEntry>>;
