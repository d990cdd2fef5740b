import type { StatementStructures } from "ts-morph";
import { tableOf, type TableOptions, type TableValue } from "../ir/error-table.js";
import type { Api, NamedSchema } from "../ir/model.js";
import { checkBody, checkParameters, parameterName } from "./check/check-body.js";
import { CheckFunction } from "./check/check-function.js";
import { CheckModule } from "./check/check-module.js";
import { block, checkStatements } from "./check/statements.js";
import { code, identifier, literal, nothing, type Code } from "./code.js";
import { constantDeclaration, functionDeclaration } from "./declarations.js";
import { Imports } from "./imports.js";
import { NamedSchemas } from "./named-schemas.js";
import type { EmitOptions, SourceModule } from "./output.js";
import { printTable, tableName } from "./print-table.js";

/**
 * `validators.ts`: per named schema `isFoo` (allocates nothing), the table that explains a refusal,
 * and `validateFoo`, `assertFoo`, `FooSchema` over both.
 */
export function emitValidators(api: Api, options: EmitOptions): SourceModule {
  const imports = new Imports(options.templates);
  const schemas = new NamedSchemas(api);
  const { formats } = options;
  const { protojson } = api;
  const module = new CheckModule({ imports, schemas, formats, protojson });
  const tableOptions: TableOptions = {
    formats,
    protojson,
    isRecursive: (id) => schemas.get(id).recursive,
    named: (id) => schemas.get(id).schema,
  };
  const statements = api.schemas.flatMap((schema) => [
    ...checkDeclarations(schema, module),
    tableDeclaration(schema, module, tableOptions),
    validateDeclaration(schema, imports),
    assertDeclaration(schema, imports),
    schemaDeclaration(schema, imports),
  ]);
  const head = [...imports.declarations(statements), ...module.patternDeclarations()];
  return {
    path: "validators.ts",
    statements: statements.length === 0 ? [] : [...head, ...statements],
    runtime: imports.runtimeFiles,
  };
}

function checkDeclarations(named: NamedSchema, module: CheckModule): StatementStructures[] {
  const { id, name, schema, recursive } = named;
  const { imports, schemas } = module.options;
  const statements = checkStatements(schema, code`value`, new CheckFunction(module, name));
  if (!schemas.looksInside(id)) {
    return [isDeclaration(named, imports, checkBody(statements)), ...module.takeParts()];
  }
  const countsDepth = schemas.countsDepth(id);
  const tooDeep = recursive
    ? [code`if (${imports.runtime("isTooDeep")}(depth)) return false;`]
    : [];
  const body = checkBody([...tooDeep, ...statements]);
  const check = functionDeclaration({
    name: identifier(`check${name}`),
    parameters: checkParameters(body, countsDepth),
    returnType: code`boolean`,
    body,
    exported: false,
  });
  return [
    isDeclaration(
      named,
      imports,
      guarded(name, countsDepth ? imports.runtime("startDepth") : undefined),
    ),
    check,
    ...module.takeParts(),
  ];
}

/** A getter or a proxy may throw when it is read: such a value is refused, not an accident. */
function guarded(name: string, startDepth: Code | undefined): Code[] {
  const depth = startDepth === undefined ? nothing : code`, ${startDepth}()`;
  const call = code`${identifier(`check${name}`)}(value${depth})`;
  return [block(code`try`, [code`return ${call};`]), block(code`catch`, [code`return false;`])];
}

function isDeclaration(
  { name, source }: NamedSchema,
  imports: Imports,
  body: readonly Code[],
): StatementStructures {
  return functionDeclaration({
    name: identifier(`is${name}`),
    parameters: checkParameters(body, false),
    returnType: code`${parameterName("value", body)} is ${imports.type("./types.js", name)}`,
    body,
    comment: {
      docs: {},
      fallback: `Whether the value is a valid \`${name}\`. Allocates nothing.`,
      source,
    },
    exported: true,
  });
}

function tableDeclaration(
  named: NamedSchema,
  module: CheckModule,
  options: TableOptions,
): StatementStructures {
  const table = tableOf(named.schema, options);
  // A bare reference is a thunk, and thunks to thunks are not nodes.
  const node: TableValue =
    table.kind !== "reference"
      ? table
      : {
          kind: "table",
          entries: [
            ["explain", { kind: "runtime", name: "explainAll" }],
            ["members", { kind: "list", items: [table] }],
          ],
        };
  return constantDeclaration({
    name: tableName(named.name),
    type: module.options.imports.runtimeType("Node"),
    value: printTable(node, module),
    exported: false,
  });
}

const optionsParameter = (imports: Imports) => ({
  name: code`options`,
  type: imports.runtimeType("ValidateOptions"),
  optional: true,
});

function validateDeclaration({ name, source }: NamedSchema, imports: Imports): StatementStructures {
  const type = imports.type("./types.js", name);
  const fail = code`${imports.runtime("fail")}(value, ${tableName(name)}, options)`;
  return functionDeclaration({
    name: identifier(`validate${name}`),
    parameters: [{ name: code`value`, type: code`unknown` }, optionsParameter(imports)],
    returnType: code`${imports.runtimeType("ValidationResult")}<${type}>`,
    body: [code`return ${identifier(`is${name}`)}(value) ? { ok: true, value } : ${fail};`],
    comment: { docs: {}, fallback: `The value as \`${name}\`, or what is wrong with it.`, source },
    exported: true,
  });
}

function assertDeclaration({ name, source }: NamedSchema, imports: Imports): StatementStructures {
  const type = imports.type("./types.js", name);
  const refuse = code`${imports.runtime("refuse")}(${literal(name)}, value, ${tableName(name)}, options)`;
  return functionDeclaration({
    name: identifier(`assert${name}`),
    parameters: [{ name: code`value`, type: code`unknown` }, optionsParameter(imports)],
    returnType: code`asserts value is ${type}`,
    body: [code`if (!${identifier(`is${name}`)}(value)) throw ${refuse};`],
    comment: {
      docs: {},
      fallback: `Throws a \`ValidationError\` unless the value is a valid \`${name}\`.`,
      source,
    },
    exported: true,
  });
}

function schemaDeclaration({ name, source }: NamedSchema, imports: Imports): StatementStructures {
  const type = imports.type("./types.js", name);
  const make = imports.runtime("standardSchema");
  return constantDeclaration({
    name: identifier(`${name}Schema`),
    type: code`${imports.runtimeType("StandardSchemaV1")}<${type}>`,
    value: code`/* @__PURE__ */ ${make}(${identifier(`validate${name}`)})`,
    comment: { docs: {}, fallback: `\`${name}\` for tools that take a Standard Schema.`, source },
    exported: true,
  });
}
