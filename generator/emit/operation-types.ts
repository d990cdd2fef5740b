import type { StatementStructures } from "ts-morph";
import type { Operation, Parameter } from "../ir/model.js";
import { code, identifier, join, lines, literal, typeKey, type Code } from "./code.js";
import { interfaceDeclaration, typeDeclaration, type Member } from "./declarations.js";
import { docComment } from "./docs.js";
import { optionalType, typeExpression, union, type TypeScope } from "./type-expression.js";
import { inlineDeclarations } from "./type-declarations.js";

/** The groups of an operation's input, in the order in which they are written. */
const groups = [
  ["pathParams", "path"],
  ["query", "query"],
  ["headers", "header"],
  ["cookies", "cookie"],
] as const satisfies readonly (readonly [string, Parameter["in"]])[];

/** `CreateAppInput` (parameters and body) and `CreateAppOutput` (the body of a success). */
export function operationTypes(operation: Operation, scope: TypeScope): StatementStructures[] {
  const { typeName, name, source } = operation;
  const input = interfaceDeclaration({
    name: identifier(`${typeName}Input`),
    comment: { docs: {}, fallback: `What \`${name}\` takes.`, source },
    members: inputMembers(operation, scope),
  });
  const output = typeDeclaration({
    name: identifier(`${typeName}Output`),
    comment: { docs: {}, fallback: `What \`${name}\` answers on success.`, source },
    type: outputType(operation, scope),
  });
  const inline = operation.parameters.flatMap(({ schema }) => {
    return inlineDeclarations({ kind: "not", schema, source: schema.source, docs: {} }, scope);
  });
  return [input, output, ...inline];
}

function inputMembers(operation: Operation, scope: TypeScope): Member[] {
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
        comment: { docs: {} },
      },
    ];
  });
  const { requestBody } = operation;
  if (requestBody === undefined) return parameters;
  const type = bodyType(operation, scope);
  const optional = !requestBody.required;
  const body = {
    key: identifier("body"),
    type: optional ? optionalType(type) : type,
    optional,
    comment: { docs: requestBody.docs },
  };
  return [...parameters, body];
}

function parametersType(parameters: readonly Parameter[], scope: TypeScope): Code {
  const members = parameters.map(({ name, schema, required, docs }) => {
    const type = typeExpression(schema, scope);
    const comment = docComment({ docs, schema, protojson: scope.protojson });
    return required
      ? code`${comment}${typeKey(name)}: ${type};`
      : code`${comment}${typeKey(name)}?: ${optionalType(type)};`;
  });
  return code`{
${lines(members)}
}`;
}

function bodyType(operation: Operation, scope: TypeScope): Code {
  const content = operation.requestBody?.content ?? [];
  const types = content.map(({ schema }) => typeExpression(schema, scope));
  return types.length === 0 ? code`unknown` : union(types);
}

function outputType(operation: Operation, scope: TypeScope): Code {
  const successes = operation.responses.filter(({ status }) => /^2/.test(status));
  const types = successes.map((response) =>
    responseType(
      response.content.map(({ schema }) => schema),
      scope,
    ),
  );
  return types.length === 0 ? code`unknown` : union(types);
}

/** The type of a response's body; `undefined` where it has none. */
function responseType(
  schemas: readonly Parameters<typeof typeExpression>[0][],
  scope: TypeScope,
): Code {
  if (schemas.length === 0) return code`undefined`;
  return union(schemas.map((schema) => typeExpression(schema, scope)));
}

/** `{ 200: App; 404: Problem }`: the responses by status, for the descriptor's type. */
export function responsesType(operation: Operation, scope: TypeScope): Code {
  const members = operation.responses.map(({ status, content }) => {
    const type = responseType(
      content.map(({ schema }) => schema),
      scope,
    );
    // A numeric key, so that `Response<E, 200>` finds it.
    const key = /^[1-9]\d\d$/.test(status) ? literal(Number(status)) : typeKey(status);
    return code`${key}: ${type}`;
  });
  return members.length === 0 ? code`{}` : code`{ ${join(members, code`; `)} }`;
}
