import { StructureKind, type StatementStructures } from "ts-morph";
import type { NamedSchema } from "../../model/model.js";
import { identifier } from "../code/code.js";
import { nameList } from "../code/combine.js";
import { treeWriter } from "../code/shell.js";
import type { Comment } from "../docs.js";
import type { EnumType } from "./enum-types.js";
import { operationTypes, type OperationWords } from "./operation-types.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { wholeModule, type Unit, type UnitModule } from "../unit-module.js";
import { declareType, inlineDeclarations } from "./type-declarations.js";
import { typeScope, type TypeScope } from "./type-scope.js";

/** `types.ts`: a type per named schema and per operation's input and output. Erased at run time. */
export function emitTypes(context: EmitContext): SourceModule {
  return wholeModule(typeUnits(context));
}

export function typeUnits(context: EmitContext): UnitModule {
  const { api, enums } = context;
  const imports = context.newImports();
  const localName = (name: string) =>
    enums.has(name) ? imports.type("./enums.js", name) : identifier(name);
  const scope = typeScope(context, imports, "types", localName);
  const unit = (part: Unit["part"], make: Unit["make"]): Unit => {
    return { part, make: () => make().filter((statement) => !isEnum(statement, enums)) };
  };
  const units = [
    ...api.schemas.map((schema) => unit(schema, () => namedDeclarations(schema, scope))),
    ...api.operations.map((operation) => unit(operation, () => operationTypes(operation, scope))),
    ...[...api.webhooks, ...api.callbacks].map(({ operation }) => {
      return unit(operation, () => operationTypes(operation, scope, incoming));
    }),
  ];
  const around = (declared: readonly StatementStructures[]): SourceModule => {
    const linkage = [...imports.declarations(declared), ...enumExports(enums)];
    const statements = [...linkage, ...declared];
    return { path: "types.ts", statements, runtime: imports.runtimeFiles };
  };
  return { units, around };
}

const incoming: OperationWords = {
  isSent: false,
  input: (name) => `What \`${name}\` brings.`,
  output: (name) => `What \`${name}\` is answered with on success.`,
};

/** Enums that are values are declared in `enums.ts`. */
function isEnum(statement: StatementStructures, enums: ReadonlyMap<string, EnumType>): boolean {
  return statement.kind === StructureKind.TypeAlias && enums.has(statement.name);
}

function enumExports(enums: ReadonlyMap<string, EnumType>): StatementStructures[] {
  if (enums.size === 0) return [];
  const names = [...enums.keys()].sort();
  return [
    {
      kind: StructureKind.ExportDeclaration,
      moduleSpecifier: "./enums.js",
      isTypeOnly: true,
      namedExports: treeWriter(nameList(names.map(identifier))),
    },
  ];
}

function namedDeclarations(named: NamedSchema, scope: TypeScope): StatementStructures[] {
  const { name, key, schema, docs, source, variantOf } = named;
  const base = variantOf === undefined ? undefined : scope.schemas.get(variantOf).name;
  const fallback = base === undefined ? undefined : `\`${base}\` as it is sent in requests.`;
  const comment: Comment = {
    docs,
    schema,
    // Bodies of operations that are described in place are named by their place.
    ...(key === undefined ? {} : { source }),
    protojson: scope.protojson,
    ...(fallback === undefined ? {} : { fallback }),
  };
  return [...declareType(name, schema, comment, scope), ...inlineDeclarations(schema, scope)];
}
