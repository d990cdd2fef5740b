import {
  FeatureSet_FieldPresence,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  type DescriptorProto,
  type FieldDescriptorProto,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { nameAfter } from "../text/identifiers.js";
import type {
  FieldBehavior,
  ProtoField,
  ProtoMessage,
  ProtoMethod,
  ProtoOneof,
} from "./descriptor-facts.js";
import { fieldBehaviorExtension } from "./field-behavior.js";
import { optionValue } from "./option-extension.js";
import { fieldGroups, isRequiredOneof } from "./protovalidate.js";

/** What is wrong with descriptors that are well formed as such. */
export class DescriptorFault extends Error {}

/** Names of messages, with all their parents, have fewer characters in all than this. */
const mostCharacters = 50_000_000;
const longestName = 1000;

/** The facts of the files of a set, one file after the other; the first definition of a name counts. */
export class FactCollector {
  readonly messages = new Map<string, ProtoMessage>();
  readonly enums: string[] = [];
  readonly methods: ProtoMethod[] = [];
  readonly #files = new Set<string>();
  #characters = 0;

  /** @throws DescriptorFault - for names that no `.proto` file can have. */
  add(file: FileDescriptorProto): void {
    // Sets that were joined by `cat` hold common imports several times.
    if (this.#files.has(file.name)) return;
    this.#files.add(file.name);
    const scope = file.package;
    for (const part of scope === "" ? [] : scope.split(".")) checkName(part);
    for (const message of file.messageType) this.#addMessage(message, scope, file);
    for (const { name } of file.enumType) this.enums.push(joined(scope, checkName(name)));
    for (const service of file.service) {
      const fullName = joined(scope, checkName(service.name));
      for (const { name, inputType, outputType, options } of service.method) {
        this.methods.push({
          service: fullName,
          name: checkName(name),
          input: withoutDot(inputType),
          output: withoutDot(outputType),
          deprecated: options?.deprecated === true,
        });
      }
    }
  }

  #addMessage(message: DescriptorProto, parent: string, file: FileDescriptorProto): void {
    const fullName = joined(parent, checkName(message.name));
    this.#characters += fullName.length;
    if (this.#characters > mostCharacters) throw new DescriptorFault("its names are too long");
    const maps = new Map(
      message.nestedType
        .filter(({ options }) => options?.mapEntry === true)
        .map((entry) => [joined(fullName, checkName(entry.name)), entry]),
    );
    const fields = message.field.map((field) => readField(field, maps, file));
    const known = this.messages.has(fullName);
    if (!known) {
      const oneofs = readGroups(message, fields);
      const deprecated = message.options?.deprecated === true;
      this.messages.set(fullName, { fullName, package: file.package, fields, oneofs, deprecated });
    }
    for (const nested of message.nestedType) {
      if (nested.options?.mapEntry !== true) this.#addMessage(nested, fullName, file);
    }
    for (const { name } of message.enumType) this.enums.push(joined(fullName, checkName(name)));
  }
}

function readField(
  field: FieldDescriptorProto,
  maps: ReadonlyMap<string, DescriptorProto>,
  file: FileDescriptorProto,
): ProtoField {
  const name = checkName(field.name);
  const type = withoutDot(field.typeName);
  const values = maps.get(type)?.field.find(({ number }) => number === 2);
  const repeated = field.label === FieldDescriptorProto_Label.REPEATED;
  // The full name of an enum is one of no message, so it leads nowhere.
  const message = values === undefined ? type : withoutDot(values.typeName);
  return {
    name,
    jsonName: field.jsonName === "" ? camelCase(name) : field.jsonName,
    type: FieldDescriptorProto_Type[(values ?? field).type]?.toLowerCase() ?? "",
    ...(message === "" ? {} : { message }),
    shape: values !== undefined ? "map" : repeated ? "list" : "one",
    hasPresence: !repeated && hasPresence(field, file),
    behaviors: behaviorsOf(field),
    deprecated: field.options?.deprecated === true,
  };
}

/** Protobuf language guide, Field Presence; editions have it unless a feature says otherwise. */
function hasPresence(field: FieldDescriptorProto, file: FileDescriptorProto): boolean {
  const { type, proto3Optional, options } = field;
  if (type === FieldDescriptorProto_Type.MESSAGE || type === FieldDescriptorProto_Type.GROUP) {
    return true;
  }
  if (proto3Optional || Object.hasOwn(field, "oneofIndex")) return true;
  if (file.syntax !== "editions") return file.syntax !== "proto3";
  const features = [options?.features, file.options?.features];
  const said = features
    .map((one) => one?.fieldPresence)
    .find((presence) => {
      return presence !== undefined && presence !== FeatureSet_FieldPresence.FIELD_PRESENCE_UNKNOWN;
    });
  return said !== FeatureSet_FieldPresence.IMPLICIT;
}

/** The oneofs, and the groups that protovalidate adds to them: a field is in one of all these at most. */
function readGroups(message: DescriptorProto, fields: readonly ProtoField[]): ProtoOneof[] {
  const groups = readOneofs(message, fields);
  const taken = new Set(groups.flatMap(({ members }) => members));
  for (const { fields: names, required } of fieldGroups(message.options)) {
    const members = [...new Set(names)].flatMap((name) => {
      return fields.find((field) => field.name === name) ?? [];
    });
    // The default value of other fields counts as unset, and JSON may write it.
    const isClear = members.every((field) => field.hasPresence && !taken.has(field));
    if (!isClear || members.length < 2) continue;
    for (const member of members) taken.add(member);
    groups.push({ name: nameAfter(members.map(({ name }) => name)), members, required });
  }
  return groups;
}

/** Oneofs of two fields or more; those of `optional` fields have one, and are marked besides. */
function readOneofs(message: DescriptorProto, fields: readonly ProtoField[]): ProtoOneof[] {
  const byOneof = new Map<number, ProtoField[]>();
  for (const [at, field] of fields.entries()) {
    const index = oneofOf(message.field[at]);
    const known = byOneof.get(index ?? -1);
    if (index !== undefined && known === undefined) byOneof.set(index, [field]);
    else known?.push(field);
  }
  return message.oneofDecl.flatMap(({ name, options }, index) => {
    checkName(name);
    const members = byOneof.get(index) ?? [];
    return members.length < 2 ? [] : [{ name, members, required: isRequiredOneof(options) }];
  });
}

/** The index of the first oneof is 0, as is that of no oneof at all. */
function oneofOf(field: FieldDescriptorProto | undefined): number | undefined {
  if (field === undefined || field.proto3Optional) return undefined;
  return Object.hasOwn(field, "oneofIndex") ? field.oneofIndex : undefined;
}

const behaviorNames = new Map<number, FieldBehavior>([
  [2, "REQUIRED"],
  [3, "OUTPUT_ONLY"],
  [4, "INPUT_ONLY"],
]);

function behaviorsOf({ options }: FieldDescriptorProto): ReadonlySet<FieldBehavior> {
  const values = (optionValue(options, fieldBehaviorExtension()) ?? []) as readonly number[];
  return new Set(values.flatMap((value) => behaviorNames.get(value) ?? []));
}

function checkName(name: string): string {
  if (name.length <= longestName && /^[A-Za-z_]\w*$/.test(name)) return name;
  const shown = JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);
  throw new DescriptorFault(`${shown} is not a name in protobuf`);
}

function joined(scope: string, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}

function withoutDot(name: string): string {
  return name.startsWith(".") ? name.slice(1) : name;
}

/** As protoc makes `json_name`: underscores go, and the letter behind one is a capital. */
function camelCase(name: string): string {
  return name.replace(
    /_+([a-z])?/g,
    (_, letter: string | undefined) => letter?.toUpperCase() ?? "",
  );
}
