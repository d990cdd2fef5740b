import type { ChangeEntry } from "./change-entry.js";
import { objectChanges } from "./object-changes.js";

const narrower = "Keep accepting what was accepted: a new field can have the narrower rule.";
const wider = "Keep to what clients know: a new field can have the wider values.";
const announce = "Announce it: clients that check what they receive have to be updated first.";

/** A stricter constraint (which breaks senders), or a looser one (which breaks readers). */
const tighter = (says: string, avoid = narrower) =>
  ({ says, avoid, breaks: "request" }) as const satisfies ChangeEntry;
const looser = (says: string, avoid = wider) =>
  ({ says, avoid, breaks: "response" }) as const satisfies ChangeEntry;

/** Changes of schemas, whatever their type; those of objects stand in a file of their own. */
export const schemaChanges = {
  "type-changed": {
    says: "has another type",
    avoid: "Add a new field of the new type, and deprecate this one.",
    breaks: "both",
  },
  "type-removed": tighter("may have fewer types"),
  "type-added": looser("may have more types"),
  "became-not-nullable": tighter("must not be null any more", "Keep accepting null."),
  "became-nullable": looser("may be null now", "Leave the field out instead of sending null."),
  "number-became-integer": tighter("must be an integer now"),
  "integer-became-number": looser("may have a fraction now"),
  "enum-value-removed": tighter(
    "allows fewer values",
    "Keep accepting the value, marked as deprecated in the description.",
  ),
  "enum-value-added": looser(
    "allows more values",
    "Mark the enum as open (`x-extensible-enum: true`), so that clients expect values they do not know.",
  ),
  "enum-introduced": tighter("must be one of listed values now"),
  "enum-lifted": looser("is not limited to listed values any more"),
  "enum-closed": tighter("accepts only the values that it lists now", "Keep the enum open."),
  "enum-opened": looser("may have values that it does not list now", announce),
  "minimum-raised": tighter("has a higher minimum"),
  "minimum-lowered": looser("has a lower minimum"),
  "maximum-lowered": tighter("has a lower maximum"),
  "maximum-raised": looser("has a higher maximum"),
  "multiple-of-narrowed": tighter("must be a multiple of something else"),
  "multiple-of-widened": looser("need not be a multiple of that number any more"),
  "min-length-raised": tighter("has a higher minimum length"),
  "min-length-lowered": looser("has a lower minimum length"),
  "max-length-lowered": tighter("has a lower maximum length"),
  "max-length-raised": looser("has a higher maximum length"),
  "pattern-added": tighter("must match a pattern now"),
  "pattern-removed": looser("need not match the pattern any more"),
  "pattern-changed": {
    says: "has another pattern; whether it allows the same strings could not be decided",
    avoid: "Keep the pattern, or check the new one in your own code in addition.",
    breaks: "both",
  },
  "format-added": tighter("has a format now"),
  "format-removed": looser("has no format any more"),
  "format-changed": {
    says: "has another format",
    avoid: "Add a new field with the new format, and deprecate this one.",
    breaks: "both",
    risky: "both",
  },
  "min-items-raised": tighter("has a higher minimum number of items"),
  "min-items-lowered": looser("has a lower minimum number of items"),
  "max-items-lowered": tighter("has a lower maximum number of items"),
  "max-items-raised": looser("has a higher maximum number of items"),
  "unique-items-added": tighter("must have unique items now"),
  "unique-items-removed": looser("may have duplicate items now"),
  "contains-narrowed": tighter("has a stricter `contains`"),
  "contains-widened": looser("has a looser `contains`"),
  ...objectChanges,
  "union-member-removed": tighter("has one alternative fewer", "Keep the alternative."),
  "union-member-added": looser(
    "has one alternative more",
    "Announce it, and have clients ignore alternatives that they do not know.",
  ),
  "union-overlap": {
    says: "has alternatives that overlap: a value may fit several, and `oneOf` allows only one",
    avoid: "Give each alternative a required property with a different `const`, or use `anyOf`.",
    breaks: "both",
  },
  "discriminator-changed": {
    says: "has another discriminator property",
    avoid: "Keep the discriminator, and send both properties for a while.",
    breaks: "both",
  },
  "schema-narrowed": tighter("may accept less: it could not be proved that it accepts as much"),
  "schema-widened": looser("may allow more: it could not be proved that it allows no more"),
  "comparison-abandoned": {
    says: "is too complex to be compared, and counts as changed",
    avoid: "Compare the two by hand, or split the schema.",
    breaks: "both",
  },
  "content-encoding-changed": {
    says: "is encoded differently",
    avoid: "Add a new field with the new encoding, and deprecate this one.",
    breaks: "both",
  },
  "content-media-type-changed": {
    says: "contains text of another media type",
    avoid: "Add a new field for the new media type, and deprecate this one.",
    breaks: "both",
  },
  "content-schema-changed": {
    says: "holds other content",
    avoid: "Keep the content of the text; a new field can have other content.",
    breaks: "both",
  },
  "xml-changed": {
    says: "is written as XML in another way",
    avoid: "Keep names, namespaces and attributes; a new field can have others.",
    breaks: "both",
  },
  "default-changed": {
    says: "has another default",
    avoid: "Keep the default: clients that leave the value out rely on it.",
    breaks: "never",
    risky: "request",
  },
  "deprecation-added": {
    says: "is deprecated now",
    avoid: "Say in the description what to use instead, and until when it stays.",
    breaks: "never",
    risky: "both",
  },
  "deprecation-removed": {
    says: "is not deprecated any more",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "documentation-changed": {
    says: "is described differently",
    avoid: "Nothing to do.",
    breaks: "never",
  },
} as const satisfies Readonly<Record<string, ChangeEntry>>;
