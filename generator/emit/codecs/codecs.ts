import type { StatementStructures } from "ts-morph";
import type { NamedSchema } from "../../model/model.js";
import { code, identifier, type Code } from "../code/code.js";
import { cast } from "../code/combine.js";
import { codecCode, codecName } from "./codec-code.js";
import { constantDeclaration, functionDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { typeScope, type TypeScope } from "../types/type-scope.js";

/** `codecs.ts`: `decodeFoo` and `encodeFoo` for the schemas whose types differ from the wire; else empty. */
export function emitCodecs(context: EmitContext): SourceModule {
  const { api } = context;
  const imports = context.newImports({ namespaced: true });
  const scope = typeScope(context, imports, "elsewhere");
  const declared = api.schemas.flatMap((named) => codecStatements(named, scope, imports));
  return builtInModule("codecs.ts", imports, declared);
}

function codecStatements(
  { name, schema }: NamedSchema,
  { decoded, typeName }: TypeScope,
  imports: Imports,
): StatementStructures[] {
  const codec = decoded === undefined ? undefined : codecCode(schema, decoded.codings, imports);
  if (decoded === undefined || codec === undefined) return [];
  const type = typeName(name);
  const wire = decoded.wire.typeName(name);
  const change = (way: "decode" | "encode", from: Code, to: Code, fallback: string) =>
    functionDeclaration({
      name: identifier(`${way}${name}`),
      parameters: [{ name: code`value`, type: from }],
      returnType: to,
      body: [code`return ${cast(code`${codecName(name)}.${identifier(way)}(value)`, to)};`],
      comment: { docs: {}, fallback },
      exported: true,
    });
  return [
    constantDeclaration({
      name: codecName(name),
      type: imports.runtimeType("Codec"),
      value: codec,
      exported: false,
    }),
    change("decode", wire, type, `A valid \`${name}\` from the wire, decoded.`),
    change("encode", type, wire, `A \`${name}\` as it is sent.`),
  ];
}
