import { listAt, objectAt, stringAt, stringsAt, valueAt, type JsonObject } from "./json.js";
import { shapeOf, type Shape } from "./shape.js";

/** The fact sheet (facts.yaml), parsed as far as a comparison needs it. */
export interface Facts {
  readonly operations: readonly OperationFacts[];
  /** By component key. */
  readonly messages: ReadonlyMap<string, MessageFacts>;
}

export interface OperationFacts {
  readonly method: string;
  readonly path: string;
  readonly accessor: string | undefined;
  readonly rpc: string | undefined;
  readonly tag: string | undefined;
  readonly deprecated: boolean;
  readonly pathParams: ReadonlyMap<string, Shape>;
  readonly query: ReadonlyMap<string, Shape>;
  readonly body: string | undefined;
  readonly returns: string | undefined;
}

export interface MessageFacts {
  readonly fields: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  readonly oneofs: ReadonlyMap<string, readonly string[]>;
}

type KeyOf = (message: string) => string;

export function readFacts(facts: unknown): Facts {
  const messages = objectAt(facts, "messages");
  const keyOf = componentKeys(Object.keys(messages));
  return {
    operations: listAt(facts, "operations").map((operation) => readOperation(operation, keyOf)),
    messages: new Map(
      Object.entries(messages).map(([name, message]) => [keyOf(name), readMessage(message, keyOf)]),
    ),
  };
}

/**
 * A component key is the last segment of the message name; the suffix `Input` is dropped
 * unless a message without it exists.
 */
function componentKeys(messages: readonly string[]): KeyOf {
  const lastSegment = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
  const taken = new Set(messages.map(lastSegment));
  return (message) => {
    const key = lastSegment(message);
    const short = key.replace(/Input$/, "");
    return taken.has(short) ? key : short;
  };
}

function readOperation(operation: unknown, keyOf: KeyOf): OperationFacts {
  const keyAt = (name: string): string | undefined => {
    const message = stringAt(operation, name);
    return message === undefined ? undefined : keyOf(message);
  };
  return {
    method: stringAt(operation, "method") ?? "",
    path: stringAt(operation, "path") ?? "",
    accessor: stringAt(operation, "sdk"),
    rpc: stringAt(operation, "rpc"),
    tag: stringAt(operation, "tag"),
    deprecated: valueAt(operation, "deprecated") === true,
    pathParams: readShapes(objectAt(operation, "path_params"), keyOf),
    query: readShapes(objectAt(operation, "query"), keyOf),
    body: keyAt("body"),
    returns: keyAt("returns"),
  };
}

function readMessage(message: unknown, keyOf: KeyOf): MessageFacts {
  const oneofs = objectAt(message, "oneofs");
  return {
    fields: readShapes(objectAt(message, "fields"), keyOf),
    required: stringsAt(message, "required"),
    oneofs: new Map(Object.keys(oneofs).map((group) => [group, stringsAt(oneofs, group)])),
  };
}

function readShapes(notations: JsonObject, keyOf: KeyOf): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const name of Object.keys(notations)) {
    const [type = "", flags = ""] = (stringAt(notations, name) ?? "").split(" ; ");
    const flagSet = new Set(flags.split(", "));
    if (flagSet.has("newer-than-docs")) continue;
    const marks = { nullable: flagSet.has("nullable"), readOnly: flagSet.has("read-only") };
    shapes.set(name, { ...readType(type, keyOf), ...marks });
  }
  return shapes;
}

function readType(notation: string, keyOf: KeyOf): Shape {
  if (notation.endsWith("[]")) {
    return shapeOf(`array of ${readType(notation.slice(0, -"[]".length), keyOf).type}`);
  }
  const [, map] = /^map<(.*)>$/.exec(notation) ?? [];
  if (map !== undefined) return shapeOf(`map of ${readType(map, keyOf).type}`);
  const [, values] = /^enum\((.*)\)$/.exec(notation) ?? [];
  if (values !== undefined) return shapeOf("string", { values: values.split(" | ") });
  const [, base, format] = /^(\w+)(?::([\w-]+))?$/.exec(notation) ?? [];
  if (base === undefined) return shapeOf(keyOf(notation));
  return shapeOf(base, { format });
}
