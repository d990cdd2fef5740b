import type { StatementStructures } from "ts-morph";
import type { NamedSchema } from "../../model/model.js";
import { code, identifier, type Code } from "../code/code.js";
import { call, generic, memberOf } from "../code/combine.js";
import { constantDeclaration, functionDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import { jsonSchemaName } from "./json-schemas.js";

/** `FooSchema`: a Standard Schema, which gives the JSON Schema too where these are made. */
export function schemaDeclaration(
  { name }: NamedSchema,
  imports: Imports,
  withJson: boolean,
): StatementStructures {
  const type = imports.type("./types.js", name);
  const isDecoded = imports.wireNames.has(name);
  const types = isDecoded ? [imports.checkedType(name), type] : [type];
  const decode = isDecoded ? [imports.value("./codecs.js", `decode${name}`)] : [];
  const names = namesOf(withJson);
  const make = isDecoded ? imports.runtime(names.make) : schemaFunction;
  // In a function of its own, from which TypeScript need not look back: see below.
  const json = withJson ? [code`() => ${call(jsonSchemaOf(name, imports), [])}`] : [];
  const values = [identifier(`validate${name}`), ...json, ...decode];
  return constantDeclaration({
    name: identifier(`${name}Schema`),
    type: generic(imports.runtimeType(names.type), types),
    value: call(code`/* @__PURE__ */ ${make}`, values),
    comment: {
      docs: {},
      fallback: "A Standard Schema, for forms, routers and tools.",
    },
    exported: true,
  });
}

/** One import for all of them: there are as many as schemas. */
function jsonSchemaOf(name: string, imports: Imports): Code {
  const schemas = imports.valueNamespace("./json-schemas.js", "jsonSchemas");
  return memberOf(schemas, jsonSchemaName(name));
}

/** The runtime's names for schemas that give JSON Schemas, and for those that do not. */
function namesOf(withJson: boolean): { readonly make: string; readonly type: string } {
  return withJson
    ? { make: "standardJsonSchema", type: "StandardSchemaWithJSON" }
    : { make: "standardSchema", type: "StandardSchemaV1" };
}

const schemaFunction = identifier("asStandardSchema");

/**
 * What makes the schemas is a function of the module: from an imported name, TypeScript looks back
 * through all constants before each place where it stands.
 */
export function schemaFunctionDeclaration(
  imports: Imports,
  withJson: boolean,
): StatementStructures {
  const result = imports.runtimeType("ValidationResult");
  const names = namesOf(withJson);
  const validate = { name: code`validate`, type: code`(value: unknown) => ${result}<T>` };
  const parameters = withJson
    ? [validate, { name: code`part`, type: code`() => ${imports.runtimeType("JsonSchemaPart")}` }]
    : [validate];
  const passed = parameters.map(({ name }) => name);
  return functionDeclaration({
    name: schemaFunction,
    typeParameters: [code`T`],
    parameters,
    returnType: code`${imports.runtimeType(names.type)}<T>`,
    body: [code`return ${call(imports.runtime(names.make), passed)};`],
    exported: false,
  });
}
