import { create, toBinary, toJson, type MessageInitShape } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorSetSchema,
  type DescriptorProtoSchema,
  type FieldDescriptorProtoSchema,
  type FileDescriptorSet,
} from "@bufbuild/protobuf/wkt";
import { setExtension } from "@bufbuild/protobuf";
import { FieldOptionsSchema } from "@bufbuild/protobuf/wkt";
import { fieldBehaviorExtension } from "../../generator/descriptors/field-behavior.js";
import { knownOptions } from "../../generator/descriptors/read-descriptors.js";

/**
 * Fields by name, each in a few words: the type (`string`, `int64`, or a message as `.shop.v1.Order`), and
 * then any of `repeated`, `map`, `optional`, `deprecated`, `in:GROUP`, `json:NAME`, `REQUIRED`,
 * `OUTPUT_ONLY`, `INPUT_ONLY`. What begins with a capital letter is a nested message.
 */
export interface Message {
  readonly [name: string]: string | Message;
}

export interface ProtoFile {
  readonly package: string;
  readonly messages: Readonly<Record<string, Message>>;
  /** `Service.Method` -> `Input Output`, in the package, and `deprecated` behind. */
  readonly methods?: Readonly<Record<string, string>>;
  /** Full names of enums are those of the package. */
  readonly enums?: readonly string[];
}

const behaviors = new Map([
  ["REQUIRED", 2],
  ["OUTPUT_ONLY", 3],
  ["INPUT_ONLY", 4],
]);

/** A set as protoc makes it. */
export function descriptorSet(...files: readonly ProtoFile[]): FileDescriptorSet {
  return create(FileDescriptorSetSchema, {
    file: files.map((file, index) => ({
      name: `${file.package.replaceAll(".", "/")}/${index}.proto`,
      package: file.package,
      syntax: "proto3",
      messageType: Object.entries(file.messages).map(([name, message]) =>
        messageOf(
          name,
          message,
          `.${[file.package, name].filter((part) => part !== "").join(".")}`,
        ),
      ),
      enumType: (file.enums ?? []).map((name) => ({ name, value: [{ name: "ZERO", number: 0 }] })),
      service: servicesOf(file),
    })),
  });
}

export function binarySet(...files: readonly ProtoFile[]): Uint8Array {
  return toBinary(FileDescriptorSetSchema, descriptorSet(...files));
}

/** As `buf build -o api.json` writes it. */
export function jsonSet(...files: readonly ProtoFile[]): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify(
      toJson(FileDescriptorSetSchema, descriptorSet(...files), { registry: knownOptions() }),
    ),
  );
}

function servicesOf(file: ProtoFile): { name: string; method: object[] }[] {
  const services = new Map<string, object[]>();
  for (const [key, text] of Object.entries(file.methods ?? {})) {
    const [service = "", name] = key.split(".");
    const [input = "", output = "", ...marks] = text.split(" ");
    const method = {
      name,
      inputType: `.${file.package}.${input}`,
      outputType: `.${file.package}.${output}`,
      options: { deprecated: marks.includes("deprecated") },
    };
    services.set(service, [...(services.get(service) ?? []), method]);
  }
  return [...services].map(([name, method]) => ({ name, method }));
}

type MessageInit = MessageInitShape<typeof DescriptorProtoSchema>;
type FieldInit = MessageInitShape<typeof FieldDescriptorProtoSchema>;

function messageOf(name: string, message: Message, fullName: string): MessageInit {
  const fields = Object.entries(message).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[key, value]] : [],
  );
  const groups: string[] = [];
  const synthetic: string[] = [];
  const nestedType: MessageInit[] = Object.entries(message).flatMap(([key, value]) =>
    typeof value === "string" ? [] : [messageOf(key, value, `${fullName}.${key}`)],
  );
  for (const [, value] of fields) {
    const group = /\bin:(\w+)/.exec(value)?.[1];
    if (group !== undefined && !groups.includes(group)) groups.push(group);
  }
  const field = fields.map(([key, value], index): FieldInit => {
    const words = value.split(" ");
    const made = fieldOf(key, words, index + 1);
    const group = words.find((word) => word.startsWith("in:"))?.slice(3);
    if (group !== undefined) return { ...made, oneofIndex: groups.indexOf(group) };
    if (words.includes("optional")) {
      synthetic.push(`_${key}`);
      return { ...made, proto3Optional: true, oneofIndex: groups.length + synthetic.length - 1 };
    }
    if (!words.includes("map")) return made;
    const entry = `${key}Entry`;
    nestedType.push({
      name: entry,
      field: [fieldOf("key", ["string"], 1), { ...fieldOf("value", words.slice(0, 1), 2) }],
      options: { mapEntry: true },
    });
    return { ...made, type: Type.MESSAGE, typeName: `${fullName}.${entry}`, label: Label.REPEATED };
  });
  const oneofDecl = [...groups, ...synthetic].map((group) => ({ name: group }));
  return { name, field, nestedType, oneofDecl };
}

function fieldOf(name: string, words: readonly string[], number: number): FieldInit {
  const [type = "string", ...marks] = words;
  const json = marks.find((mark) => mark.startsWith("json:"))?.slice(5);
  const options = create(
    FieldOptionsSchema,
    marks.includes("deprecated") ? { deprecated: true } : {},
  );
  const behavior = marks.flatMap((mark) => behaviors.get(mark) ?? []);
  if (behavior.length > 0) setExtension(options, fieldBehaviorExtension(), behavior);
  return {
    name,
    number,
    jsonName: json ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    label: marks.includes("repeated") ? Label.REPEATED : Label.OPTIONAL,
    ...(type.startsWith(".")
      ? { type: Type.MESSAGE, typeName: type }
      : { type: Type[type.toUpperCase() as keyof typeof Type] }),
    options,
  };
}
