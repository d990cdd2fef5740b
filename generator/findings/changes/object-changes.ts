import type { ChangeEntry } from "./change-entry.js";

/** Changes of objects, of their properties and of their oneofs. */
export const objectChanges = {
  "property-added": {
    says: "was added",
    avoid:
      "Nothing to do where objects are open. A closed object refuses properties that it does not declare.",
    breaks: "response",
  },
  "property-removed": {
    says: "was removed",
    avoid: "Keep it, marked `deprecated`, until it is no longer sent or read.",
    breaks: "both",
    risky: "both",
  },
  "required-property-added": {
    says: "was added, and is required",
    avoid: "Make it optional, with a default that keeps the behaviour so far.",
    breaks: "request",
  },
  "property-became-required": {
    says: "is required now",
    avoid: "Keep it optional, with a default that keeps the behaviour so far.",
    breaks: "request",
  },
  "property-became-optional": {
    says: "may be absent now",
    avoid: "Keep sending it.",
    breaks: "response",
  },
  "property-became-read-only": {
    says: "is read-only now",
    avoid: "Keep accepting it in requests, and ignore what is sent.",
    breaks: "request",
    risky: "request",
  },
  "property-became-write-only": {
    says: "is write-only now",
    avoid: "Keep sending it in responses.",
    breaks: "response",
    risky: "response",
  },
  "one-property-required": {
    says: "must have at least one of these properties now",
    avoid: "Keep accepting objects without them.",
    breaks: "request",
  },
  "no-property-required": {
    says: "may have none of these properties now",
    avoid: "Keep sending at least one of them.",
    breaks: "response",
  },
  "additional-properties-narrowed": {
    says: "allows fewer properties besides the ones that it declares",
    avoid: "Keep ignoring properties that are not declared.",
    breaks: "request",
  },
  "additional-properties-widened": {
    says: "may have more properties besides the ones that it declares",
    avoid: "Declare new properties, and ask clients to ignore properties that they do not know.",
    breaks: "response",
  },
  "property-names-narrowed": {
    says: "allows fewer property names",
    avoid: "Keep accepting the names.",
    breaks: "request",
  },
  "property-names-widened": {
    says: "allows more property names",
    avoid: "Send only the names that clients expect.",
    breaks: "response",
  },
  "min-properties-raised": {
    says: "has a higher minimum number of properties",
    avoid: "Keep accepting objects with fewer.",
    breaks: "request",
  },
  "min-properties-lowered": {
    says: "has a lower minimum number of properties",
    avoid: "Keep sending as many.",
    breaks: "response",
  },
  "max-properties-lowered": {
    says: "has a lower maximum number of properties",
    avoid: "Keep accepting objects with more.",
    breaks: "request",
  },
  "max-properties-raised": {
    says: "has a higher maximum number of properties",
    avoid: "Keep sending no more than before.",
    breaks: "response",
  },
  "dependency-narrowed": {
    says: "requires more where a property is present",
    avoid: "Keep the dependency as it was.",
    breaks: "request",
  },
  "dependency-widened": {
    says: "requires less where a property is present",
    avoid: "Keep the dependency as it was.",
    breaks: "response",
  },
  "oneof-added": {
    says: "is a oneof over fields that were independent",
    avoid: "Make new fields for the oneof: old clients may set several of the old ones at once.",
    breaks: "request",
  },
  "oneof-removed": {
    says: "is not a oneof any more: several of its fields may be set",
    avoid: "Set at most one of the fields: clients switch over them.",
    breaks: "response",
    risky: "both",
  },
  "oneof-removed-with-fields": {
    says: "was removed together with its fields",
    avoid:
      "Keep the fields, marked `deprecated`, while code reads or sets them or calls the functions.",
    breaks: "never",
    risky: "both",
  },
  "oneof-reduced": {
    says: "has only one field left, which makes it an ordinary field",
    avoid: "Keep the oneof while code calls its generated functions.",
    breaks: "never",
    risky: "both",
  },
  "oneof-introduced": {
    says: "is a new oneof",
    avoid: "Nothing to do.",
    breaks: "never",
  },
  "oneof-became-required": {
    says: "must have a member set now",
    avoid: "Keep it optional, or accept requests without a member as before.",
    breaks: "request",
  },
  "oneof-became-optional": {
    says: "may have no member set now",
    avoid: "Keep setting one of its fields: clients read one without looking.",
    breaks: "response",
  },
  "oneof-null-counts": {
    says: "takes a member that is null as set now",
    avoid: "Keep reading null as unset: clients may send it for the members that they do not set.",
    breaks: "request",
  },
  "oneof-null-ignored": {
    says: "takes a member that is null as unset now",
    avoid: "Leave out the members that are not set: clients take those that are there as set.",
    breaks: "response",
  },
  "oneof-member-joined": {
    says: "has a new member, which could be set together with the others before",
    avoid: "Add a new field to the oneof instead of moving one into it.",
    breaks: "request",
  },
  "oneof-member-left": {
    says: "has lost a member, which may now be set together with the others",
    avoid: "Keep the field in its oneof, and add a new one outside.",
    breaks: "response",
  },
  "oneof-member-added": {
    says: "has a new member",
    avoid: "Announce it: clients that do not know the member see none set.",
    breaks: "response",
    risky: "response",
  },
  "oneof-member-removed": {
    says: "has one member fewer",
    avoid: "Keep the member, marked `deprecated`, until it is no longer set or read.",
    breaks: "request",
    risky: "both",
  },
  "oneof-renamed": {
    says: "has another name",
    avoid: "Keep the name: the type and the functions (`whichFoo…`, `setFoo…`) are named after it.",
    breaks: "never",
    risky: "both",
  },
} as const satisfies Readonly<Record<string, ChangeEntry>>;
