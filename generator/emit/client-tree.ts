import type { Operation } from "../model/model.js";
import { receivedType } from "./body-types.js";
import { code, identifier, lines, typeKey, type Code } from "./code.js";
import { docComment } from "./docs.js";
import type { Tree } from "./endpoint-tree.js";
import type { Imports } from "./imports.js";
import { bodyKind } from "./media-types.js";
import type { TypeScope } from "./type-scope.js";
import { union } from "./union-type.js";

interface ClientTypes {
  readonly imports: Imports;
  readonly scope: TypeScope;
}

/** The tree of `endpoints` as types of calls. */
export function clientTree(tree: Tree, types: ClientTypes): Code {
  const entries = [...tree].map(([key, entry]) => {
    if (entry instanceof Map) return code`readonly ${typeKey(key)}: ${clientTree(entry, types)};`;
    return code`${callComment(entry)}readonly ${typeKey(key)}: ${callType(entry, types)};`;
  });
  return code`{
${lines(entries)}
}`;
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
  const mark = needsInput(operation) ? code`` : code`?`;
  const input = code`params${mark}: ${scope.typeName(`${typeName}Params`)}`;
  const options = code`options?: ${imports.runtimeType("CallOptions")}`;
  const descriptor = descriptorType(operation, imports);
  const members = [
    code`(${input}, ${options}): Promise<${outputType(operation, types)}>;`,
    // An interface, whose members TypeScript looks at only where they are used: thousands are cheap.
    code`readonly raw: ${imports.runtimeType("RawCall")}<[${input}, ${options}], ${descriptor}>;`,
    ...(pagination === undefined ? [] : [itemsMember(operation, input, imports)]),
  ];
  return code`{
${lines(members)}
}`;
}

function itemsMember(operation: Operation, input: Code, imports: Imports): Code {
  const item = code`${imports.runtimeType("ItemOf")}<${descriptorType(operation, imports)}>`;
  const options = code`options?: ${imports.runtimeType("ItemsOptions")}`;
  return code`items(${input}, ${options}): AsyncGenerator<${item}, void, undefined>;`;
}

function descriptorType({ name }: Operation, imports: Imports): Code {
  return code`typeof ${imports.namespace("./endpoints.js", "operations")}.${identifier(name)}`;
}

/** What the call gives: the bodies of its successes, or what a client makes of bytes and sequences. */
function outputType(operation: Operation, { imports, scope }: ClientTypes): Code {
  const { responses } = operation;
  const successes = responses.filter(({ status }) => /^2/.test(status));
  const received =
    successes.length > 0 ? successes : responses.filter(({ status }) => status === "default");
  if (received.length === 0) return code`unknown`;
  const output = union(received.map(({ content }) => receivedType(content, scope)));
  const isPlain = received.every(({ content }) =>
    content.every((media) => bodyKind(media, scope.schemas) === undefined),
  );
  return isPlain ? output : code`${imports.runtimeType("Received")}<${output}>`;
}

/** Whether there is something that the operation cannot do without. */
function needsInput({ parameters, requestBody }: Operation): boolean {
  const isSent = requestBody?.content.length !== 0;
  return parameters.some(({ required }) => required) || (requestBody?.required === true && isSent);
}
