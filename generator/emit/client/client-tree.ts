import type { Operation } from "../../model/model.js";
import { receivedType } from "../endpoints/body-types.js";
import { code, nothing, typeKey, type Code } from "../code/code.js";
import { array, call, generic, memberList, memberOf } from "../code/combine.js";
import { docComment } from "../docs.js";
import { endpointType, itemType } from "../endpoints/endpoints.js";
import type { Tree } from "../endpoints/endpoint-tree.js";
import type { Imports } from "../imports.js";
import { bodyKind } from "../endpoints/media-types.js";
import type { TypeScope } from "../types/type-scope.js";
import { union, unknownType } from "../types/union-type.js";

interface ClientTypes {
  readonly imports: Imports;
  readonly scope: TypeScope;
}

/** The tree of `endpoints` as types of calls. */
export function clientTree(tree: Tree, types: ClientTypes): Code {
  const entries = [...tree].map(([key, entry]) => {
    if (entry instanceof Map) return code`readonly ${typeKey(key)}: ${clientTree(entry, types)}`;
    return code`${callComment(entry)}readonly ${typeKey(key)}: ${callType(entry, types)}`;
  });
  return memberList(entries, "open");
}

/** What hovers show first; the descriptor has the whole description. */
function callComment({ docs, method, path }: Operation): Code {
  const { summary, description, deprecated, deprecation } = docs;
  const words = summary ?? description;
  return docComment({
    docs: {
      ...(words === undefined ? {} : { summary: words }),
      ...(deprecated === undefined ? {} : { deprecated }),
      ...(deprecation === undefined ? {} : { deprecation }),
    },
    fallback: `${method} ${path}`,
  });
}

function callType(operation: Operation, types: ClientTypes): Code {
  const { imports, scope } = types;
  const { typeName, pagination } = operation;
  const mark = needsInput(operation) ? nothing : code`?`;
  const input = code`params${mark}: ${scope.typeName(`${typeName}Params`)}`;
  const options = code`options?: ${imports.runtimeType("CallOptions")}`;
  const parameters = array([input, options]);
  const descriptor = descriptorType(operation, imports);
  const output = outputType(operation, types);
  const members = [
    code`${call(nothing, [input, options])}: ${generic(code`Promise`, [output])}`,
    // An interface, whose members TypeScript looks at only where they are used: thousands are cheap.
    code`readonly raw: ${generic(imports.runtimeType("RawCall"), [parameters, descriptor])}`,
    ...(pagination === undefined ? [] : [itemsMember(operation, input, types)]),
  ];
  return memberList(members, "open");
}

function itemsMember(operation: Operation, input: Code, { imports, scope }: ClientTypes): Code {
  const item =
    itemType(operation, scope) ??
    generic(imports.runtimeType("ItemOf"), [descriptorType(operation, imports)]);
  const options = code`options?: ${imports.runtimeType("ItemsOptions")}`;
  const items = generic(code`AsyncGenerator`, [item, code`void`, code`undefined`]);
  return code`${call(code`items`, [input, options])}: ${items}`;
}

function descriptorType(operation: Operation, imports: Imports): Code {
  const operations = imports.namespace("./endpoints.js", "operations");
  return memberOf(operations, endpointType(operation));
}

/** What the call gives: the bodies of its successes, or what a client makes of bytes and sequences. */
function outputType(operation: Operation, { imports, scope }: ClientTypes): Code {
  const { responses } = operation;
  const successes = responses.filter(({ status }) => /^2/.test(status));
  const received =
    successes.length > 0 ? successes : responses.filter(({ status }) => status === "default");
  if (received.length === 0) return unknownType;
  const output = union(received.map(({ content }) => receivedType(content, scope)));
  const isPlain = received.every(({ content }) =>
    content.every((media) => bodyKind(media, scope.schemas) === undefined),
  );
  return isPlain ? output : generic(imports.runtimeType("Received"), [output]);
}

/** Whether there is something that the operation cannot do without. */
function needsInput({ parameters, requestBody }: Operation): boolean {
  const isSent = requestBody?.content.length !== 0;
  return parameters.some(({ required }) => required) || (requestBody?.required === true && isSent);
}
