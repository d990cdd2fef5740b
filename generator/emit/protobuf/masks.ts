import type { StatementStructures } from "ts-morph";
import {
  MessageTables,
  type MessageField,
  type MessageFields,
} from "../../model/message-fields.js";
import type { Api, FieldMask, NamedSchema } from "../../model/model.js";
import { code, identifier, literal, propertyKey, type Code } from "../code/code.js";
import { array, call, cast, entry, listOf, object, readonlyList } from "../code/combine.js";
import { constantDeclaration, functionDeclaration, typeDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import { fieldsName } from "./mask-names.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { union } from "../types/union-type.js";

/** `masks.ts`: per message that a field mask is about, its paths, and the functions that make masks of them. */
export function emitMasks(context: EmitContext): SourceModule {
  const { api } = context;
  const imports = context.newImports();
  const tables = new MessageTables(api);
  const maker = new MaskModule(api, tables, imports);
  const statements = api.fieldMasks.flatMap((mask) => maker.statementsOf(mask));
  const shared = maker.sharedTables();
  return builtInModule("masks.ts", imports, [...statements, ...shared]);
}

class MaskModule {
  readonly #named: ReadonlyMap<string, NamedSchema>;
  readonly #variants: ReadonlyMap<string, NamedSchema>;

  constructor(
    readonly api: Api,
    readonly tables: MessageTables,
    readonly imports: Imports,
  ) {
    const variants = api.schemas.flatMap((schema) =>
      schema.variantOf === undefined ? [] : [[schema.variantOf, schema] as const],
    );
    this.#named = new Map(api.schemas.map((schema) => [schema.id, schema]));
    this.#variants = new Map(variants);
  }

  statementsOf(mask: FieldMask): StatementStructures[] {
    const table = this.tables.table(mask.message);
    const named = this.#named.get(mask.message);
    if (table === undefined || named === undefined) return [];
    const { paths, depth } = this.tables.paths(mask.message);
    const pathType = identifier(`${mask.name}Path`);
    return [
      typeDeclaration({
        name: pathType,
        comment: comment(
          `The paths of \`${named.name}\` in a field mask. They end at lists, at maps, and where a message would contain itself.`,
        ),
        type: union(paths.map(literal)),
      }),
      this.#tableDeclaration(table, true),
      this.#maskDeclaration(mask, named.name),
      this.#changesDeclaration(mask, named, depth),
    ];
  }

  /** The tables that those of the masks refer to. */
  sharedTables(): StatementStructures[] {
    const roots = new Set(this.api.fieldMasks.map(({ message }) => message));
    const reached = [...roots].flatMap((id) => this.tables.reached(id));
    const others = new Map(reached.map((table) => [table.id, table]));
    return [...others.values()]
      .filter(({ id }) => !roots.has(id))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((table) => this.#tableDeclaration(table, false));
  }

  #tableDeclaration(table: MessageFields, exported: boolean): StatementStructures {
    const { fields, name } = table;
    const names = (list: readonly MessageField[]) => array(list.map(({ path }) => literal(path)));
    const inner = fields.flatMap(({ path, message }) =>
      message === undefined ? [] : [entry(propertyKey(path), code`() => ${this.#nameOf(message)}`)],
    );
    const spelled = fields
      .filter(({ path, property }) => path !== property)
      .map(({ path, property }) => entry(propertyKey(path), literal(property)));
    const readOnly = fields.filter((field) => field.readOnly);
    const entries = [
      entry(code`message`, literal(name)),
      entry(code`names`, names(fields)),
      entry(code`spelled`, object(spelled)),
      entry(code`readOnly`, names(readOnly)),
      entry(code`messages`, object(inner)),
    ];
    return constantDeclaration({
      name: this.#nameOf(table.id),
      type: this.imports.runtimeType("MaskTable"),
      value: object(entries, "open"),
      ...(exported ? { comment: comment(`The fields of \`${name}\`, as masks name them.`) } : {}),
      exported,
    });
  }

  #nameOf(id: string): Code {
    const root = fieldsName(this.api, id);
    // A dollar sign keeps it clear of all names that are exported.
    return identifier(root ?? `fields$${this.tables.table(id)?.name ?? ""}`);
  }

  #maskDeclaration({ name }: FieldMask, message: string): StatementStructures {
    return functionDeclaration({
      name: identifier(`fieldMaskOf${name}`),
      parameters: [
        { name: code`paths`, type: readonlyList(listOf(identifier(`${name}Path`))), rest: true },
      ],
      returnType: code`string`,
      body: [code`return ${call(this.imports.runtime("joinPaths"), [code`paths`])};`],
      comment: comment(
        `The field mask of these fields of \`${message}\`, as text: paths with commas between them, each once.`,
      ),
      exported: true,
    });
  }

  #changesDeclaration(
    { name }: FieldMask,
    named: NamedSchema,
    depth: number | undefined,
  ): StatementStructures {
    const variant = this.#variants.get(named.id)?.name;
    const forms = variant === undefined ? [named.name] : [named.name, variant];
    const type = union(forms.map((form) => this.imports.type("./types.js", form)));
    const paths = listOf(identifier(`${name}Path`));
    const limit = depth === undefined ? [] : [literal(depth)];
    const args = [code`before`, code`after`, this.#nameOf(named.id), ...limit];
    const changed = call(this.imports.runtime("changedPaths"), args);
    return functionDeclaration({
      name: identifier(`changedFieldsOf${name}`),
      parameters: [
        { name: code`before`, type },
        { name: code`after`, type },
      ],
      returnType: paths,
      body: [code`return ${cast(changed, paths)};`],
      comment: comment(
        `The paths of the fields that differ between two forms of \`${named.name}\`. Null is unset. A oneof that was switched gives both members; read-only fields are left out.`,
      ),
      exported: true,
    });
  }
}

function comment(fallback: string): { readonly docs: object; readonly fallback: string } {
  return { docs: {}, fallback };
}
