import type { StatementStructures } from "ts-morph";
import type { NamedSchema } from "../../model/model.js";
import {
  checkedDepth,
  checkedValue,
  checkParameters,
  parameterName,
  returnFalse,
} from "../check/check-body.js";
import { CheckFunction } from "../check/check-function.js";
import { CheckModule } from "../check/check-module.js";
import { Shapes } from "../check/shapes.js";
import { checkedBody } from "../check/statements.js";
import { code, identifier, literal, type Code } from "../code/code.js";
import { call, generic, ifThen, ternary, tryCatch } from "../code/combine.js";
import { functionDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import { isList } from "./is-list.js";
import { maskFieldsOf } from "../protobuf/mask-names.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { schemaDeclaration, schemaFunctionDeclaration } from "./schema-declarations.js";
import { ErrorTables, tableName } from "./error-tables.js";

/**
 * `validators.ts`: per named schema `isFoo` (allocates nothing), the table that explains a refusal,
 * and `validateFoo`, `assertFoo`, `FooSchema` over both.
 */
export function emitValidators(context: EmitContext): SourceModule {
  const { api, options, schemas, codings } = context;
  const imports = context.newImports({ namespaced: true });
  const { formats, jsonSchemas = false } = options;
  const { protojson } = api;
  const checked = [...api.schemas, ...api.closedSchemas];
  const shapes = new Shapes(checked.map(({ schema }) => schema));
  const { regexEngine } = options;
  const engine = regexEngine === undefined ? {} : { regexEngine };
  const maskFields = maskFieldsOf(api, imports, options);
  const common = { imports, schemas, shapes, formats, protojson, maskFields };
  const module = new CheckModule({ ...common, ...engine });
  const tables = new ErrorTables(module);
  const declarations = api.schemas.flatMap((schema) => [
    ...checkDeclarations(schema, module),
    ...tables.declarationsOf(schema),
    validateDeclaration(schema, module),
    assertDeclaration(schema, imports),
    schemaDeclaration(schema, imports, jsonSchemas),
  ]);
  const closed = api.closedSchemas.flatMap((schema) => closedDeclarations(schema, module, tables));
  const isHelpful = api.schemas.some(({ name }) => !codings.differs(name));
  const statements = [
    ...(isHelpful ? [schemaFunctionDeclaration(imports, jsonSchemas)] : []),
    ...declarations,
    ...closed,
  ];
  const patterns = module.patternDeclarations();
  const head = [...imports.declarations([...patterns, ...statements]), ...patterns];
  return {
    path: "validators.ts",
    statements: statements.length === 0 ? [] : [...head, ...statements],
    runtime: imports.runtimeFiles,
    ...(statements.length === 0 ? {} : { introduction }),
  };
}

/** For whoever reads the module, or a change of it. */
const introduction = [
  "`isFoo` stops at the first fault and allocates nothing. `validateFoo` calls it, and only where it says no",
  "looks for issues in a second pass, which reads the table `nodeFoo`.",
  "Only own properties count. `hasOwn` asks for that last, where a value does not fit; required properties are",
  "asked for together. `depth` bounds recursion: a value nested too deep is refused, the stack never overflows.",
  "`checkFoo$items` checks the part of `Foo` at that place; `check$stringList` is shared by several schemas.",
];

function checkDeclarations(named: NamedSchema, module: CheckModule): StatementStructures[] {
  const { id, name } = named;
  const { imports, schemas } = module.options;
  const body = bodyOf(named, module);
  if (!schemas.looksInside(id)) {
    return [isDeclaration(named, imports, body), ...module.takeParts()];
  }
  const depth = schemas.countsDepth(id) ? imports.runtime("startDepth") : undefined;
  return [
    isDeclaration(named, imports, guarded(name, depth)),
    checkDeclaration(named, body, module),
    ...module.takeParts(),
  ];
}

function bodyOf({ name, schema, source }: NamedSchema, module: CheckModule): Code[] {
  return checkedBody(schema, new CheckFunction(module, name, source));
}

/** The check that others call, with the depth where it reaches recursion. */
function checkDeclaration(
  { id, name, recursive }: NamedSchema,
  checked: readonly Code[],
  module: CheckModule,
): StatementStructures {
  const { imports, schemas } = module.options;
  const tooDeep = recursive
    ? [ifThen(call(imports.runtime("isTooDeep"), [checkedDepth]), returnFalse)]
    : [];
  const body = [...tooDeep, ...checked];
  return functionDeclaration({
    name: identifier(`check${name}`),
    parameters: checkParameters(body, schemas.countsDepth(id)),
    returnType: code`boolean`,
    body,
    exported: false,
  });
}

/** What closed places ask of a schema: a check and a table, and nothing that is exported. */
function closedDeclarations(
  named: NamedSchema,
  module: CheckModule,
  tables: ErrorTables,
): StatementStructures[] {
  return [
    checkDeclaration(named, bodyOf(named, module), module),
    ...module.takeParts(),
    ...tables.declarationsOf(named),
  ];
}

/** A getter or a proxy may throw when it is read: such a value is refused, not an accident. */
function guarded(name: string, startDepth: Code | undefined): Code[] {
  const depth = startDepth === undefined ? [] : [call(startDepth, [])];
  const checked = call(identifier(`check${name}`), [checkedValue, ...depth]);
  return [tryCatch([code`return ${checked};`], [returnFalse])];
}

function isDeclaration(
  { name }: NamedSchema,
  imports: Imports,
  body: readonly Code[],
): StatementStructures {
  return functionDeclaration({
    name: identifier(`is${name}`),
    parameters: checkParameters(body, false),
    returnType: code`${parameterName(checkedValue, body)} is ${imports.checkedType(name)}`,
    body,
    comment: {
      docs: {},
      fallback: "Whether the value is valid. Allocates nothing.",
    },
    exported: true,
  });
}

const optionsParameter = (imports: Imports, type: "AssertOptions" | "ValidateOptions") => ({
  name: code`options`,
  type: imports.runtimeType(type),
  optional: true,
});

function validateDeclaration(named: NamedSchema, module: CheckModule): StatementStructures {
  const { imports } = module.options;
  return functionDeclaration({
    name: identifier(`validate${named.name}`),
    parameters: [
      { name: code`value`, type: code`unknown` },
      optionsParameter(imports, "ValidateOptions"),
    ],
    returnType: generic(imports.runtimeType("ValidationResult"), [imports.checkedType(named.name)]),
    body: [code`return ${resultCode(named, module)};`],
    comment: {
      docs: {},
      fallback: "The value, or what is wrong with it, and where.",
    },
    exported: true,
  });
}

function resultCode(named: NamedSchema, module: CheckModule): Code {
  const { imports, schemas } = module.options;
  const { id, name } = named;
  const table = tableName(name);
  if (isList(named, schemas)) {
    const depth = schemas.countsDepth(id) ? [call(imports.runtime("startDepth"), [])] : [];
    return call(imports.runtime("listResult"), [code`value`, table, code`options`, ...depth]);
  }
  const fail = call(imports.runtime("fail"), [code`value`, table, code`options`]);
  return ternary(code`${identifier(`is${name}`)}(value)`, code`{ ok: true, value }`, fail);
}

function assertDeclaration({ name }: NamedSchema, imports: Imports): StatementStructures {
  const type = imports.checkedType(name);
  const args = [literal(name), code`value`, tableName(name), code`options`];
  const refuse = call(imports.runtime("refuse"), args);
  return functionDeclaration({
    name: identifier(`assert${name}`),
    parameters: [
      { name: code`value`, type: code`unknown` },
      optionsParameter(imports, "AssertOptions"),
    ],
    returnType: code`asserts value is ${type}`,
    body: [ifThen(code`!${identifier(`is${name}`)}(value)`, code`throw ${refuse};`)],
    comment: {
      docs: {},
      fallback: "Throws a `ValidationError` with all issues, unless the value is valid.",
    },
    exported: true,
  });
}
