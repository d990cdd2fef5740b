import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { extensionOf } from "./option-extension.js";

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

/** The option `(google.api.field_behavior)` of fields (AIP-203). */
export const fieldBehaviorExtension = extensionOf(file, "google.api.field_behavior");
