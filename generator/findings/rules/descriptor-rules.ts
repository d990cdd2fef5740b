import type { Rule } from "./rule.js";

const notShown =
  "A document alone cannot show it: it takes a file of descriptors (`--descriptors`).";

/** Rules about protobuf descriptors (`--descriptors`), and what they say of the document. */
export const descriptorRules = {
  "invalid-descriptors": {
    severity: "error",
    title: "A file of descriptors cannot be read",
    cause:
      "`--descriptors` takes a `FileDescriptorSet` of protobuf or a Buf image, in its binary form or as JSON, and not gzip'd.",
    fix: "Make it by `buf build -o api.binpb`, or by `protoc --include_imports --descriptor_set_out=api.binpb …`.",
    clause: "google/protobuf/descriptor.proto, `FileDescriptorSet`",
    stops: "reading",
    notShown,
  },
  "descriptors-unmatched": {
    severity: "info",
    title: "Schemas match no message of the descriptors",
    cause:
      "Schemas are matched by their names, and checked by their properties. Those that match no message stay as the document has them; a warning where none matches.",
    fix: "Build the descriptors of the `.proto` files that the document was made of, with all imports; or write `x-message: full.name` on a schema.",
    notShown,
  },
  "descriptors-ambiguous": {
    severity: "warning",
    title: "A schema may be several messages",
    cause: "Its name is short for several messages, and its properties are fields of each of them.",
    fix: "Write `x-message: full.name` on the schema, or build the descriptors of fewer packages.",
    notShown,
  },
  "descriptors-contradicted": {
    severity: "warning",
    title: "Document and descriptors differ",
    cause:
      "A property that the message has no field for, or whose type is not one of the field's in JSON, a oneof of other members, or a required member of a oneof: document and descriptors are of different versions, or the document's maker did not know of oneofs.",
    fix: "Make document and descriptors of the same `.proto` files.",
    notShown,
  },
} as const satisfies Readonly<Record<string, Rule>>;
