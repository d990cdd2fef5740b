import type { StatementStructures } from "ts-morph";
import type { Operation, Parameter } from "../../model/model.js";
import { receivedType, sentType } from "../endpoints/body-types.js";
import { code, identifier, nothing, typeKey, type Code } from "../code/code.js";
import { assigned, memberList } from "../code/combine.js";
import { interfaceDeclaration, typeDeclaration, type Member } from "../code/declare.js";
import { docComment } from "../docs.js";
import { statusKey } from "../endpoints/header-types.js";
import { typeExpression } from "./type-expression.js";
import type { TypeScope } from "./type-scope.js";
import { optionalType, union, unknownType } from "./union-type.js";
import { inlineDeclarations } from "./type-declarations.js";

/** The groups of an operation's input, in the order in which they are written. */
const groups = [
  ["pathParams", "path"],
  ["query", "query"],
  ["headers", "header"],
  ["cookies", "cookie"],
] as const satisfies readonly (readonly [string, Parameter["in"]])[];

/** Who gives an input, and how the comments of the two types speak, by the operation's name. */
export interface OperationWords {
  /** Whoever uses the output does, for `buildRequest`; or it comes from the API. */
  readonly isSent: boolean;
  readonly input: (name: string) => string;
  readonly output: (name: string) => string;
}

const outgoing: OperationWords = {
  isSent: true,
  input: (name) => `What \`${name}\` takes.`,
  output: (name) => `What \`${name}\` answers on success.`,
};

/** `CreateAppParams` (parameters and body) and `CreateAppOutput` (the body of a success). */
export function operationTypes(
  operation: Operation,
  scope: TypeScope,
  words: OperationWords = outgoing,
): StatementStructures[] {
  const { typeName, name } = operation;
  const input = interfaceDeclaration({
    name: identifier(`${typeName}Params`),
    comment: { docs: {}, fallback: words.input(name) },
    members: words.isSent ? sentMembers(operation, scope) : inputMembers(operation, scope),
  });
  const output = typeDeclaration({
    name: identifier(`${typeName}Output`),
    comment: { docs: {}, fallback: words.output(name) },
    type: outputType(operation, scope),
  });
  const headers = operation.responses.flatMap((response) => response.headers);
  const inline = [...operation.parameters, ...headers].flatMap(({ schema }) => {
    return inlineDeclarations({ kind: "not", schema, source: schema.source, docs: {} }, scope);
  });
  return [input, output, ...inline];
}

/**
 * The members of an input that is given to `buildRequest`. TypeScript lets an interface without any
 * stand for every value, whatever is in it: there, each part of a request is refused by its name.
 */
function sentMembers(operation: Operation, scope: TypeScope): Member[] {
  // A body in no media type at all cannot be written.
  const isWritten = operation.requestBody?.content.length !== 0;
  const members = inputMembers(operation, scope, isWritten);
  if (members.length > 0) return members;
  return [...groups.map(([key]) => key), "body"].map((key) => ({
    key: identifier(key),
    type: code`undefined`,
    optional: true,
    readonly: scope.style.immutable,
    comment: { docs: {} },
  }));
}

function inputMembers(operation: Operation, scope: TypeScope, withBody = true): Member[] {
  const parameters = groups.flatMap(([key, place]) => {
    const group = operation.parameters.filter((parameter) => parameter.in === place);
    if (group.length === 0) return [];
    const optional = !group.some(({ required }) => required);
    const type = parametersType(group, scope);
    return [
      {
        key: identifier(key),
        type: optional ? optionalType(type) : type,
        optional,
        readonly: scope.style.immutable,
        comment: { docs: {} },
      },
    ];
  });
  const { requestBody } = operation;
  if (requestBody === undefined || !withBody) return parameters;
  const type = sentType(requestBody.content, scope);
  const optional = !requestBody.required;
  const body = {
    key: identifier("body"),
    type: optional ? optionalType(type) : type,
    optional,
    readonly: scope.style.immutable,
    comment: { docs: requestBody.docs },
  };
  return [...parameters, body];
}

function parametersType(parameters: readonly Parameter[], scope: TypeScope): Code {
  const mark = scope.style.immutable ? code`readonly ` : nothing;
  const members = parameters.map(({ name, schema, required, docs }) => {
    const type = typeExpression(schema, scope);
    const comment = docComment({ docs, schema, protojson: scope.protojson });
    return required
      ? assigned(code`${comment}${mark}${typeKey(name)}:`, type)
      : assigned(code`${comment}${mark}${typeKey(name)}?:`, optionalType(type));
  });
  return memberList(members, "open");
}

function outputType(operation: Operation, scope: TypeScope): Code {
  const successes = operation.responses.filter(({ status }) => /^2/.test(status));
  const types = successes.map(({ content }) => receivedType(content, scope));
  return types.length === 0 ? unknownType : union(types);
}

/** `{ 200: App; 404: Problem }`: the responses by status, for the descriptor's type. */
export function responsesType(operation: Operation, scope: TypeScope): Code {
  const members = operation.responses.map(({ status, content }) => {
    return code`${statusKey(status)}: ${receivedType(content, scope)}`;
  });
  return memberList(members);
}
