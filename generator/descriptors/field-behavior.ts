import { create, createFileRegistry, createRegistry, type DescExtension } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorProtoSchema,
  file_google_protobuf_descriptor,
} from "@bufbuild/protobuf/wkt";

/** `google/api/field_behavior.proto`, as far as it is read here: sets that use it need not hold it. */
const file = {
  name: "google/api/field_behavior.proto",
  package: "google.api",
  syntax: "proto3",
  dependency: ["google/protobuf/descriptor.proto"],
  enumType: [
    {
      name: "FieldBehavior",
      value: [
        { name: "FIELD_BEHAVIOR_UNSPECIFIED", number: 0 },
        { name: "OPTIONAL", number: 1 },
        { name: "REQUIRED", number: 2 },
        { name: "OUTPUT_ONLY", number: 3 },
        { name: "INPUT_ONLY", number: 4 },
        { name: "IMMUTABLE", number: 5 },
        { name: "UNORDERED_LIST", number: 6 },
        { name: "NON_EMPTY_DEFAULT", number: 7 },
        { name: "IDENTIFIER", number: 8 },
      ],
    },
  ],
  extension: [
    {
      name: "field_behavior",
      number: 1052,
      label: Label.REPEATED,
      type: Type.ENUM,
      typeName: ".google.api.FieldBehavior",
      extendee: ".google.protobuf.FieldOptions",
      options: { packed: false },
    },
  ],
};

let made: DescExtension | undefined;

/** The option `(google.api.field_behavior)` of fields (AIP-203). */
export function fieldBehaviorExtension(): DescExtension {
  if (made !== undefined) return made;
  const registry = createFileRegistry(create(FileDescriptorProtoSchema, file), (name) =>
    name === file_google_protobuf_descriptor.proto.name
      ? file_google_protobuf_descriptor
      : undefined,
  );
  const extension = registry.getExtension("google.api.field_behavior");
  if (extension === undefined) throw new Error("google.api.field_behavior is not declared.");
  return (made = extension);
}

/** What JSON may say of options; others are passed over. */
export function knownOptions(): ReturnType<typeof createRegistry> {
  return createRegistry(fieldBehaviorExtension());
}
