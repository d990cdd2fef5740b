import { StructureKind, type ImportDeclarationStructure, type StatementStructures } from "ts-morph";
import { Code, identifier, usedName, type Use, type Uses } from "./code/code.js";
import { treeWriter, usesOfStructure } from "./code/shell.js";
import { memberOf, nameList } from "./code/combine.js";
import type { RuntimeTemplates } from "./output.js";

/** What one module imports: asking for a name gives its code, and the module gains the import. */
export class Imports {
  readonly #values: Asked = new Map();
  readonly #types: Asked = new Map();
  readonly #namespaces: Asked = new Map();
  readonly #valueNamespaces: Asked = new Map();
  readonly #runtime = new Set<string>();
  /** Where the runtime's names come from, once they were asked for. */
  readonly #runtimeModules = new Map<string, string>();

  constructor(
    readonly templates: RuntimeTemplates,
    /** Of which types the values on the wire have another form, in `wire.ts`. */
    readonly wireNames: ReadonlySet<string> = new Set(),
    /**
     * Types of the document are `types.App`: for modules that use hundreds of them, and that declare nothing
     * which the document names.
     */
    readonly namespaced = false,
  ) {}

  /** The type of what validators check: values as they are on the wire. */
  checkedType(name: string): Code {
    if (!this.wireNames.has(name)) return this.type("./types.js", name);
    return memberOf(this.namespace("./wire.js", "wire"), identifier(name));
  }

  /** A value of another module of the output: `./validators.js`. */
  value(from: string, name: string): Code {
    return add(this.#values, from, name);
  }

  type(from: string, name: string): Code {
    if (!this.namespaced || from !== "./types.js") return add(this.#types, from, name);
    return memberOf(this.namespace(from, "types"), identifier(name));
  }

  /** All values of another module, under one name. */
  valueNamespace(from: string, name: string): Code {
    return add(this.#valueNamespaces, from, name);
  }

  /** All types of another module, under one name. */
  namespace(from: string, name: string): Code {
    return add(this.#namespaces, from, name);
  }

  /** A function or constant of the runtime. */
  runtime(name: string): Code {
    return this.value(this.#runtimeModule(name), name);
  }

  runtimeType(name: string): Code {
    return this.type(this.#runtimeModule(name), name);
  }

  /** All types of the module of the runtime that has this one, under one name. */
  runtimeNamespace(type: string, name: string): Code {
    return this.namespace(this.#runtimeModule(type), name);
  }

  /** The templates asked for, by file name. */
  get runtimeFiles(): readonly string[] {
    return [...this.#runtime].sort();
  }

  /**
   * The imports that the statements need: what was asked for and then simplified away is left out.
   * Sorted by module, types first; a name used both as a value and a type is a value.
   */
  declarations(statements: readonly (StatementStructures | Code)[]): ImportDeclarationStructure[] {
    const used = usedIn(statements);
    const namesOf = (asked: Asked, from: string) =>
      [...(asked.get(from)?.values() ?? [])].filter((use) => used === "all" || used.has(use));
    const modules = [...new Set([...this.#types.keys(), ...this.#values.keys()])].sort();
    const named = modules.flatMap((from) => {
      const values = namesOf(this.#values, from).map(({ name }) => name);
      const types = namesOf(this.#types, from).map(({ name }) => name);
      return [
        ...importsOf(
          from,
          types.filter((name) => !values.includes(name)),
          true,
        ),
        ...importsOf(from, values, false),
      ];
    });
    const namespacesOf = (asked: Asked, isTypeOnly: boolean) =>
      [...asked.keys()].flatMap((from) =>
        namesOf(asked, from).map(({ name }) => namespaceImport(from, name, isTypeOnly)),
      );
    return [
      ...named,
      ...namespacesOf(this.#namespaces, true),
      ...namespacesOf(this.#valueNamespaces, false),
    ];
  }

  #runtimeModule(name: string): string {
    const known = this.#runtimeModules.get(name);
    if (known !== undefined) return known;
    const file = this.templates.exports.get(name);
    if (file === undefined) throw new Error(`The runtime has no export ${name}.`);
    this.#runtime.add(file);
    const module = `${this.templates.folder}/${file.replace(/\.ts$/, ".js")}`;
    this.#runtimeModules.set(name, module);
    return module;
  }
}

/** The names that were asked for, by module. */
type Asked = Map<string, Map<string, Use>>;

/** What the statements use; all that was asked for, where one of them does not tell. */
function usedIn(statements: readonly (StatementStructures | Code)[]): ReadonlySet<Use> | "all" {
  const used = new Set<Use>();
  // Not by recursion: a tree of thousands of parts is as deep.
  const add = (uses: Uses): void => {
    const queue = [uses];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if ("name" in next) used.add(next);
      else for (const inner of next) queue.push(inner);
    }
  };
  for (const statement of statements) {
    const uses = statement instanceof Code ? [statement.uses ?? []] : usesOfStructure(statement);
    if (uses === undefined) return "all";
    for (const inner of uses) add(inner);
  }
  return used;
}

/** The code of a name; most are asked for again and again. */
function add(modules: Asked, from: string, name: string): Code {
  const names = modules.get(from) ?? new Map<string, Use>();
  const use = names.get(name) ?? { name };
  modules.set(from, names.set(name, use));
  return usedName(use);
}

function namespaceImport(
  from: string,
  name: string,
  isTypeOnly: boolean,
): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier: from,
    isTypeOnly,
    namespaceImport: name,
  };
}

function importsOf(
  from: string,
  names: readonly string[],
  isTypeOnly: boolean,
): ImportDeclarationStructure[] {
  if (names.length === 0) return [];
  return [
    {
      kind: StructureKind.ImportDeclaration,
      moduleSpecifier: from,
      isTypeOnly,
      namedImports: treeWriter(nameList([...names].sort().map(identifier))),
    },
  ];
}
