import type { DescExtension } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  type MessageOptions,
  type OneofOptions,
} from "@bufbuild/protobuf/wkt";
import { extensionOf, optionValue } from "./option-extension.js";

/** What protovalidate's options have in common: their number (`buf/validate/validate.proto`). */
const number = 1159;

function field(name: string, at: number, type: Type) {
  return { name, jsonName: name, number: at, type, label: Label.OPTIONAL };
}

/** `buf/validate/validate.proto`, as far as it is read here: the rules about oneofs. */
const file = {
  name: "buf/validate/validate.proto",
  package: "buf.validate",
  syntax: "proto2",
  dependency: ["google/protobuf/descriptor.proto"],
  messageType: [
    { name: "OneofRules", field: [field("required", 1, Type.BOOL)] },
    {
      name: "MessageOneofRule",
      field: [
        { ...field("fields", 1, Type.STRING), label: Label.REPEATED },
        field("required", 2, Type.BOOL),
      ],
    },
    {
      name: "MessageRules",
      field: [
        {
          ...field("oneof", 4, Type.MESSAGE),
          typeName: ".buf.validate.MessageOneofRule",
          label: Label.REPEATED,
        },
      ],
    },
  ],
  extension: [
    option("message", ".google.protobuf.MessageOptions", ".buf.validate.MessageRules"),
    option("oneof", ".google.protobuf.OneofOptions", ".buf.validate.OneofRules"),
  ],
};

function option(name: string, extendee: string, typeName: string) {
  return { ...field(name, number, Type.MESSAGE), extendee, typeName };
}

/** The option `(buf.validate.message)`. */
export const messageRulesExtension: () => DescExtension = extensionOf(file, "buf.validate.message");

/** The option `(buf.validate.oneof)`. */
export const oneofRulesExtension: () => DescExtension = extensionOf(file, "buf.validate.oneof");

/** Whether a member of the oneof has to be set: `(buf.validate.oneof).required`. */
export function isRequiredOneof(options: OneofOptions | undefined): boolean {
  const rules = optionValue(options, oneofRulesExtension()) as { required: boolean } | undefined;
  return rules?.required === true;
}

/** Fields of a message of which one at most is set: `(buf.validate.message).oneof`. */
export interface FieldGroup {
  /** As the `.proto` file spells them. */
  readonly fields: readonly string[];
  /** One of them has to be set. */
  readonly required: boolean;
}

export function fieldGroups(options: MessageOptions | undefined): readonly FieldGroup[] {
  const rules = optionValue(options, messageRulesExtension());
  return (rules as { oneof: readonly FieldGroup[] } | undefined)?.oneof ?? [];
}
