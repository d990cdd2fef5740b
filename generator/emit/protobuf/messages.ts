import { StructureKind, type ExportDeclarationStructure, type StatementStructures } from "ts-morph";
import type { NamedSchema } from "../../model/model.js";
import { code, identifier, propertyKey, typeKey } from "../code/code.js";
import {
  alternatives,
  assigned,
  call,
  cast,
  entry,
  generic,
  memberList,
  nameList,
  object,
} from "../code/combine.js";
import { constantDeclaration, functionDeclaration, typeDeclaration } from "../code/declare.js";
import { treeWriter } from "../code/shell.js";
import { bodySchema } from "../endpoints/body-schemas.js";
import type { Imports } from "../imports.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";

/** A message that `@type` can name. */
type Message = NamedSchema & { readonly message: string };

/** `messages.ts`: `unpackAny` for the messages whose protobuf names the document gives, and `expandedAt`. */
export function emitMessages(context: EmitContext): SourceModule {
  const { api } = context;
  const imports = context.newImports();
  const messages = api.schemas.filter(isMessage).sort((a, b) => (a.message < b.message ? -1 : 1));
  if (messages.length === 0) return builtInModule("messages.ts", imports, []);
  const declared = [
    namesDeclaration(messages, imports),
    resultDeclaration(imports),
    tableDeclaration(messages, imports, context),
    unpackDeclaration(imports),
  ];
  // Asked for, so that the template is copied.
  imports.runtime("expandedAt");
  const statements = [
    ...imports.declarations(declared),
    expandedExport(imports.templates.folder),
    ...declared,
  ];
  return { path: "messages.ts", statements, runtime: imports.runtimeFiles };
}

/** What stands behind `@type` was received, so request variants are none. */
function isMessage(named: NamedSchema): named is Message {
  return named.message !== undefined && named.variantOf === undefined;
}

function namesDeclaration(messages: readonly Message[], imports: Imports): StatementStructures {
  const members = messages.map(({ message, name }) => {
    return assigned(code`readonly ${typeKey(message)}:`, imports.type("./types.js", name));
  });
  return typeDeclaration({
    name: code`Messages`,
    comment: { docs: {}, fallback: "The messages that `@type` can name, by their full names." },
    type: memberList(members, "open"),
  });
}

function resultDeclaration(imports: Imports): StatementStructures {
  const known = memberList([code`readonly type: Type`, code`readonly value: Messages[Type]`]);
  const all = memberList([code`[Type in keyof Messages]: ${known}`]);
  const other = memberList([
    code`readonly type: ${imports.runtimeType("OtherAny")}`,
    code`readonly value: unknown`,
  ]);
  return typeDeclaration({
    name: code`UnpackedAny`,
    comment: {
      docs: {},
      fallback:
        "A message with its full name: `type` tells the known ones apart, and the value of all others is unknown.",
    },
    type: alternatives([code`${all}[keyof Messages]`, other]),
  });
}

/** Each is checked as the body of a response is: what stands behind `@type` came in one. */
function tableDeclaration(
  messages: readonly Message[],
  imports: Imports,
  { api, codings }: EmitContext,
): StatementStructures {
  const { protojson } = api;
  const entries = messages.map(({ message, name }) => {
    return entry(
      propertyKey(message),
      code`() => ${bodySchema(name, imports, { codings, protojson })}`,
    );
  });
  return constantDeclaration({
    name: code`schemas$messages`,
    type: imports.runtimeType("AnySchemas"),
    value: object(entries, "open"),
    exported: false,
  });
}

function unpackDeclaration(imports: Imports): StatementStructures {
  const unset = generic(imports.runtimeType("UnsetAny"), [code`Value`]);
  const returnType = alternatives([code`UnpackedAny`, unset]);
  const unpacked = call(imports.runtime("unpackMessage"), [code`any`, code`schemas$messages`]);
  return functionDeclaration({
    name: identifier("unpackAny"),
    typeParameters: [code`Value`],
    parameters: [{ name: code`any`, type: code`Value` }],
    returnType,
    body: [code`return ${cast(unpacked, returnType)};`],
    comment: {
      docs: {},
      fallback:
        "What a `google.protobuf.Any` holds: the full name in `@type`, and the message, which is checked where the document has it (throws `ValidationError`). Others come back as they are; null and undefined give undefined.",
    },
    exported: true,
  });
}

function expandedExport(folder: string): ExportDeclarationStructure {
  return {
    kind: StructureKind.ExportDeclaration,
    moduleSpecifier: `${folder}/any.js`,
    namedExports: treeWriter(nameList([identifier("expandedAt")])),
  };
}
