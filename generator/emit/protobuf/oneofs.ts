import type { StatementStructures } from "ts-morph";
import type { NamedSchema, ObjectSchema, Oneof, Schema } from "../../model/model.js";
import { memberProperty } from "../../model/oneof-members.js";
import { walkSchema } from "../../model/visit.js";
import { code, identifier, literal, typeKey, type Code } from "../code/code.js";
import {
  allOf,
  alternatives,
  array,
  call,
  cast,
  entry,
  generic,
  memberList,
  object,
} from "../code/combine.js";
import { constantDeclaration, functionDeclaration, typeDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { impliedObject, memberType } from "../types/type-declarations.js";
import { messageParts } from "../types/message-type.js";
import { union } from "../types/union-type.js";
import { typeScope, type TypeScope } from "../types/type-scope.js";

/** A oneof with the message that it belongs to. */
export interface OwnedOneof {
  /** The exported type of the message. */
  readonly owner: string;
  /** The message's name for people: its component key. */
  readonly message: string;
  /** The exported type has other values than objects too: `type: [object, "null"]`. */
  readonly mixed: boolean;
  /** The exported type, where the group's object is all that it is. */
  readonly root: string | undefined;
  readonly schema: ObjectSchema;
  readonly oneof: Oneof;
}

/** `oneofs.ts`: per group the case table, `which…`, `set…` and `clear…`. */
export function emitOneofs(context: EmitContext): SourceModule {
  const { api } = context;
  const imports = context.newImports({ namespaced: true });
  const scope = typeScope(context, imports, "elsewhere");
  const groups = api.schemas.flatMap(ownedOneofs);
  const statements = groups.flatMap((group) => groupStatements(group, scope, imports));
  return builtInModule("oneofs.ts", imports, statements);
}

/** The oneofs of a named schema, and of the named objects inside it. */
export function ownedOneofs(named: NamedSchema): OwnedOneof[] {
  return walkSchema(named.schema).flatMap((schema: Schema) => {
    if (schema.kind !== "object") return [];
    const owner = schema.typeName ?? named.name;
    const message = schema.typeName ?? named.key ?? named.name;
    const isOwner = schema.typeName !== undefined || impliedObject(named.schema) === schema;
    const mixed = !isOwner && named.schema.kind === "union";
    const root = isOwner ? owner : undefined;
    return schema.oneofs.map((oneof) => ({ owner, message, mixed, root, schema, oneof }));
  });
}

function groupStatements(
  group: OwnedOneof,
  scope: TypeScope,
  imports: Imports,
): StatementStructures[] {
  return [
    tableDeclaration(group),
    caseDeclaration(group, scope),
    whichDeclaration(group, scope, imports),
    setDeclaration(group, scope, imports),
    clearDeclaration(group, scope, imports),
  ];
}

const tableName = ({ oneof }: OwnedOneof) => identifier(`${oneof.typeName}Oneof`);
const caseName = ({ oneof }: OwnedOneof) => identifier(`${oneof.typeName}Case`);

function tableDeclaration(group: OwnedOneof): StatementStructures {
  const { owner, message, oneof } = group;
  const members = array(oneof.members.map(literal));
  // What differs from the oneof of protobuf.
  const rules = [
    ...(oneof.mode === "exactlyOne" ? [entry(code`mode`, literal(oneof.mode))] : []),
    ...(oneof.nulls === "value" ? [entry(code`nulls`, literal(oneof.nulls))] : []),
  ];
  return constantDeclaration({
    name: tableName(group),
    type: memberList([
      code`readonly message: ${literal(message)}`,
      code`readonly name: ${literal(oneof.name)}`,
      code`readonly members: readonly ${members}`,
      ...rules.map((rule) => code`readonly ${rule}`),
    ]),
    value: object([
      entry(code`message`, literal(message)),
      entry(code`name`, literal(oneof.name)),
      entry(code`members`, members),
      ...rules,
    ]),
    comment: {
      docs: {},
      fallback: `The oneof \`${oneof.name}\` of \`${owner}\`: its members, in the document's order.`,
      source: oneof.source,
    },
    exported: true,
  });
}

function memberTypes(group: OwnedOneof, scope: TypeScope): { key: Code; name: Code; type: Code }[] {
  const { schema, oneof } = group;
  return oneof.members.flatMap((name) => {
    const property = memberProperty(schema, oneof, name);
    if (property === undefined) return [];
    const type = memberType(property.schema, oneof, scope);
    return [{ key: typeKey(name), name: literal(name), type }];
  });
}

function caseDeclaration(group: OwnedOneof, scope: TypeScope): StatementStructures {
  const cases = memberTypes(group, scope).map(({ name, type }) =>
    memberList([code`readonly case: ${name}`, code`readonly value: ${type}`]),
  );
  return typeDeclaration({
    name: caseName(group),
    comment: {
      docs: {},
      fallback: `Which member of \`${group.oneof.name}\` is set, for an exhaustive \`switch\` over \`case\`.`,
    },
    type: union([
      ...cases,
      ...(group.oneof.mode === "exactlyOne"
        ? []
        : [memberList([code`readonly case: undefined`, code`readonly value?: undefined`])]),
    ]),
  });
}

/** What `which…` reads: the group, or a message whose flat type does not have the group as a part. */
function readType(group: OwnedOneof, scope: TypeScope): Code {
  const { schema, oneof } = group;
  const own = scope.typeName(oneof.typeName);
  return schema.flatOneofs ? alternatives([own, messageType(group, scope)]) : own;
}

function whichDeclaration(
  group: OwnedOneof,
  scope: TypeScope,
  imports: Imports,
): StatementStructures {
  const { oneof, owner } = group;
  const how = oneof.nulls === "value" ? [literal("value")] : [];
  const args = [code`message`, code`${tableName(group)}.members`, ...how];
  return functionDeclaration({
    name: identifier(`which${oneof.typeName}`),
    parameters: [{ name: code`message`, type: readType(group, scope) }],
    returnType: caseName(group),
    body: [code`return ${cast(call(imports.runtime("whichOneof"), args), caseName(group))};`],
    comment: {
      docs: {},
      fallback: `Tells which member of \`${oneof.name}\` is set in \`${owner}\`, with its value${oneof.mode === "exactlyOne" ? "" : "; `case` is undefined where none is"}.`,
    },
    exported: true,
  });
}

/** The message without a member of the group: what is left where one has to be set. */
function withoutGroup(group: OwnedOneof, scope: TypeScope): Code {
  const { schema, oneof, owner } = group;
  const parts = owner === group.root ? messageParts(schema) : undefined;
  const others = parts?.filter((name) => name !== oneof.typeName);
  if (others === undefined) {
    const members = alternatives(oneof.members.map(literal));
    return generic(code`Omit`, [messageType(group, scope), members]);
  }
  if (others.length === 0) return code`object`;
  return allOf(others.map((name) => scope.typeName(name)));
}

/** The message as `set…` and `clear…` take it. */
function messageType({ owner, mixed }: OwnedOneof, scope: TypeScope): Code {
  const type = scope.typeName(owner);
  return mixed ? generic(code`Extract`, [type, code`object`]) : type;
}

/** A message, also one in which no member is set yet although one has to be. */
function settableType(group: OwnedOneof, scope: TypeScope): Code {
  return group.oneof.mode === "exactlyOne" ? withoutGroup(group, scope) : messageType(group, scope);
}

function setDeclaration(
  group: OwnedOneof,
  scope: TypeScope,
  imports: Imports,
): StatementStructures {
  const { oneof } = group;
  const cases = caseName(group);
  const members = code`${tableName(group)}.members`;
  const args = [code`message`, members, code`member`, code`value`];
  return functionDeclaration({
    name: identifier(`set${oneof.typeName}`),
    typeParameters: [code`Member extends NonNullable<${cases}["case"]>`],
    parameters: [
      { name: code`message`, type: settableType(group, scope) },
      { name: code`member`, type: code`Member` },
      {
        name: code`value`,
        type: code`${generic(code`Extract`, [cases, memberList([code`readonly case: Member`])])}["value"]`,
      },
    ],
    returnType: messageType(group, scope),
    body: [
      code`return ${cast(call(imports.runtime("setOneof"), args), messageType(group, scope))};`,
    ],
    comment: {
      docs: {},
      fallback: `A copy of the message with \`member\` set and the other members of \`${oneof.name}\` dropped.`,
    },
    exported: true,
  });
}

function clearDeclaration(
  group: OwnedOneof,
  scope: TypeScope,
  imports: Imports,
): StatementStructures {
  const { oneof } = group;
  const isNeeded = oneof.mode === "exactlyOne";
  const cleared = isNeeded ? withoutGroup(group, scope) : messageType(group, scope);
  const args = [code`message`, code`${tableName(group)}.members`];
  return functionDeclaration({
    name: identifier(`clear${oneof.typeName}`),
    parameters: [{ name: code`message`, type: messageType(group, scope) }],
    returnType: cleared,
    body: [code`return ${cast(call(imports.runtime("clearOneof"), args), cleared)};`],
    comment: {
      docs: {},
      fallback: `A copy of the message with no member of \`${oneof.name}\` set.`,
    },
    exported: true,
  });
}
