import { StructureKind, type ImportDeclarationStructure, type StatementStructures } from "ts-morph";
import { identifier, type Code } from "./code.js";
import type { RuntimeTemplates } from "./output.js";

/** What one module imports: asking for a name gives its code, and the module gains the import. */
export class Imports {
  readonly #values = new Map<string, Set<string>>();
  readonly #types = new Map<string, Set<string>>();
  readonly #runtime = new Set<string>();

  constructor(readonly templates: RuntimeTemplates) {}

  /** A value of another module of the output: `./validators.js`. */
  value(from: string, name: string): Code {
    return add(this.#values, from, name);
  }

  type(from: string, name: string): Code {
    return add(this.#types, from, name);
  }

  /** A function or constant of the runtime. */
  runtime(name: string): Code {
    return this.value(this.#runtimeFile(name), name);
  }

  runtimeType(name: string): Code {
    return this.type(this.#runtimeFile(name), name);
  }

  /** The templates asked for, by file name. */
  get runtimeFiles(): readonly string[] {
    return [...this.#runtime].sort();
  }

  /**
   * The imports that the statements need: what was asked for and then simplified away is left out.
   * Sorted by module, types first; a name asked for both as a value and a type is a value.
   */
  declarations(statements: readonly StatementStructures[]): ImportDeclarationStructure[] {
    // JSON's escapes are letters too: `\n` at the start of a line must not become part of a name.
    const text = JSON.stringify(statements).replace(/\\./g, " ");
    const used = new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
    const modules = [...new Set([...this.#types.keys(), ...this.#values.keys()])].sort();
    return modules.flatMap((from) => {
      const values = [...(this.#values.get(from) ?? [])].filter((name) => used.has(name)).sort();
      const asked = [...(this.#types.get(from) ?? [])].filter((name) => used.has(name));
      const types = asked.filter((name) => !values.includes(name)).sort();
      return [declaration(from, types, true), declaration(from, values, false)].filter(
        ({ namedImports }) => Array.isArray(namedImports) && namedImports.length > 0,
      );
    });
  }

  #runtimeFile(name: string): string {
    const file = this.templates.exports.get(name);
    if (file === undefined) throw new Error(`The runtime has no export ${name}.`);
    this.#runtime.add(file);
    return `./runtime/${file.replace(/\.ts$/, ".js")}`;
  }
}

function add(map: Map<string, Set<string>>, from: string, name: string): Code {
  const names = map.get(from) ?? new Set<string>();
  map.set(from, names.add(name));
  return identifier(name);
}

function declaration(
  from: string,
  names: readonly string[],
  isTypeOnly: boolean,
): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier: from,
    isTypeOnly,
    namedImports: names.map((name) => ({ kind: StructureKind.ImportSpecifier, name })),
  };
}
