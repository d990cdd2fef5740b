/** What is taken out of protobuf descriptors: plain data, without a trace of how it was read. */

export interface ProtoField {
  /** As the `.proto` file spells it: `display_name`. */
  readonly name: string;
  /** As ProtoJSON spells it: `displayName`, or what `json_name` says. */
  readonly jsonName: string;
  /** As the `.proto` file writes it, of a map that of its values: `int64`, `message`, `enum`. */
  readonly type: string;
  /** The full name of the message that the field holds; of a map, that its values are. */
  readonly message?: string;
  readonly shape: "one" | "list" | "map";
  /** Whether JSON tells an unset field from one with the default value. */
  readonly hasPresence: boolean;
  /** Of `google.api.field_behavior`, what a schema can say too. */
  readonly behaviors: ReadonlySet<FieldBehavior>;
  readonly deprecated: boolean;
}

export type FieldBehavior = "REQUIRED" | "OUTPUT_ONLY" | "INPUT_ONLY";

export interface ProtoOneof {
  readonly name: string;
  readonly members: readonly ProtoField[];
  /** One of them has to be set, as options of protovalidate say. */
  readonly required: boolean;
}

export interface ProtoMessage {
  /** With the package and all parents, without a leading dot: `shop.v1.Order.Line`. */
  readonly fullName: string;
  readonly package: string;
  readonly fields: readonly ProtoField[];
  /**
   * Those of two members or more, since `optional` fields stand in oneofs of one, which mean nothing; and the
   * groups of protovalidate whose members have presence.
   */
  readonly oneofs: readonly ProtoOneof[];
  readonly deprecated: boolean;
}

export interface ProtoMethod {
  /** The full name of its service: `shop.v1.Orders`. */
  readonly service: string;
  readonly name: string;
  /** Full names of messages. */
  readonly input: string;
  readonly output: string;
  readonly deprecated: boolean;
}

export interface DescriptorFacts {
  /** As people are to read it: where the descriptors come from. */
  readonly shown: string;
  /** By full name. Entries of maps are left out. */
  readonly messages: ReadonlyMap<string, ProtoMessage>;
  /** Full names of enums: names of messages must differ from theirs. */
  readonly enums: readonly string[];
  readonly methods: readonly ProtoMethod[];
}

/** Messages whose JSON is not an object of their fields; oneofs, names and masks mean nothing there. */
const specialJson: ReadonlySet<string> = new Set(
  [
    "Any",
    "Timestamp",
    "Duration",
    "FieldMask",
    "Struct",
    "Value",
    "ListValue",
    "DoubleValue",
    "FloatValue",
    "Int64Value",
    "UInt64Value",
    "Int32Value",
    "UInt32Value",
    "BoolValue",
    "StringValue",
    "BytesValue",
  ].map((name) => `google.protobuf.${name}`),
);

/** Whether ProtoJSON has a form of its own for the message (ProtoJSON, Any and well-known types). */
export function hasSpecialJson(fullName: string): boolean {
  return specialJson.has(fullName);
}
