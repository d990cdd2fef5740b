import type { StatementStructures } from "ts-morph";
import type { NamedSchema } from "../../model/model.js";
import { code, identifier } from "../code/code.js";
import { call, cast } from "../code/combine.js";
import { constantDeclaration, functionDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { shapeCode, shapeName, type StripContext } from "./shape-code.js";

/**
 * `strip.ts`: per named schema `stripFoo`, a copy without what the schema does not declare, and the shape
 * that the runtime goes by.
 */
export function emitStrip(context: EmitContext): SourceModule {
  const { api, options, schemas } = context;
  const imports = context.newImports({ namespaced: true });
  const checked = new Set(options.validators === false ? [] : api.schemas.map(({ id }) => id));
  const shapes: StripContext = { schemas, imports, options, checked, used: new Set() };
  return builtInModule("strip.ts", imports, [
    ...api.schemas.map((schema) => stripFunction(schema, imports)),
    ...api.schemas.map((schema) => shapeOf(schema, shapes)),
    ...closedShapes(api.closedSchemas, shapes),
  ]);
}

/** The shapes of closed forms that other shapes refer to: whether one is needed depends on where unions ask. */
function closedShapes(closed: readonly NamedSchema[], shapes: StripContext): StatementStructures[] {
  const byId = new Map(closed.map((schema) => [schema.id, schema]));
  const made = new Map<string, StatementStructures>();
  // Ids that a shape adds are visited too.
  for (const id of shapes.used) {
    const schema = byId.get(id);
    if (schema !== undefined) made.set(id, shapeOf(schema, shapes));
  }
  return closed.flatMap(({ id }) => made.get(id) ?? []);
}

function stripFunction({ name }: NamedSchema, imports: Imports): StatementStructures {
  const type = imports.type("./types.js", name);
  const shape = code`() => ${shapeName(name)}`;
  const stripped = call(imports.runtime("strip"), [code`value`, shape]);
  return functionDeclaration({
    name: identifier(`strip${name}`),
    parameters: [{ name: code`value`, type }],
    returnType: type,
    body: [code`return ${cast(stripped, type)};`],
    comment: {
      docs: {},
      fallback: `A copy of a valid \`${name}\` without the properties that the schema does not declare, at any depth.`,
    },
    exported: true,
  });
}

function shapeOf({ name, schema }: NamedSchema, context: StripContext): StatementStructures {
  return constantDeclaration({
    name: shapeName(name),
    type: context.imports.runtimeType("StripShape"),
    value: shapeCode(schema, context),
    exported: false,
  });
}
