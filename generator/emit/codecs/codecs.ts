import type { StatementStructures } from "ts-morph";
import type { Api, NamedSchema } from "../../model/model.js";
import { code, identifier, type Code } from "../code/code.js";
import { codecCode, codecName } from "./codec-code.js";
import { constantDeclaration, functionDeclaration } from "../code/declare.js";
import { Imports } from "../imports.js";
import type { EmitOptions, SourceModule } from "../output.js";
import { typeScope, type TypeScope } from "../types/type-scope.js";

/** `codecs.ts`: `decodeFoo` and `encodeFoo` for the schemas whose types differ from the wire; else empty. */
export function emitCodecs(api: Api, options: EmitOptions): SourceModule {
  const imports = new Imports(options.templates);
  const scope = typeScope(api, imports, "elsewhere", options);
  const declared = api.schemas.flatMap((named) => codecStatements(named, scope, imports));
  const head = declared.length === 0 ? [] : imports.declarations(declared);
  return { path: "codecs.ts", statements: [...head, ...declared], runtime: imports.runtimeFiles };
}

function codecStatements(
  { name, schema, source }: NamedSchema,
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
      body: [code`return ${codecName(name)}.${identifier(way)}(value) as ${to};`],
      comment: { docs: {}, fallback, source },
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
