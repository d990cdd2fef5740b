import type { ImportDeclarationStructure, StatementStructures } from "ts-morph";
import { structureKind } from "../custom/structure-kind.js";
import { code, identifier, type Code } from "./code.js";
import type { RuntimeTemplates } from "./output.js";
import { WordSearch } from "./word-search.js";

/** What one module imports: asking for a name gives its code, and the module gains the import. */
export class Imports {
  readonly #values = new Map<string, Map<string, Code>>();
  readonly #types = new Map<string, Map<string, Code>>();
  readonly #namespaces = new Map<string, string>();
  readonly #runtime = new Set<string>();
  /** Where the runtime's names come from, once they were asked for. */
  readonly #runtimeModules = new Map<string, string>();

  constructor(
    readonly templates: RuntimeTemplates,
    /** Of which types the values on the wire have another form, in `wire.ts`. */
    readonly wireNames: ReadonlySet<string> = new Set(),
  ) {}

  /** The type of what validators check: values as they are on the wire. */
  checkedType(name: string): Code {
    if (!this.wireNames.has(name)) return this.type("./types.js", name);
    return code`${this.namespace("./wire.js", "wire")}.${identifier(name)}`;
  }

  /** A value of another module of the output: `./validators.js`. */
  value(from: string, name: string): Code {
    return add(this.#values, from, name);
  }

  type(from: string, name: string): Code {
    return add(this.#types, from, name);
  }

  /** All types of another module, under one name. */
  namespace(from: string, name: string): Code {
    this.#namespaces.set(from, name);
    return identifier(name);
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
   * Sorted by module, types first; a name asked for both as a value and a type is a value.
   */
  declarations(
    statements: readonly (StatementStructures | string)[],
  ): ImportDeclarationStructure[] {
    const used = usedNames(statements, this.#asked());
    const namespaces = [...this.#namespaces]
      .filter(([, name]) => used.has(name))
      .map(([from, name]) => namespaceImport(from, name));
    const modules = [...new Set([...this.#types.keys(), ...this.#values.keys()])].sort();
    const named = modules.flatMap((from) => {
      const values = namesIn(this.#values, from).filter((name) => used.has(name));
      const asked = namesIn(this.#types, from).filter((name) => used.has(name));
      const types = asked.filter((name) => this.#values.get(from)?.has(name) !== true);
      return [declaration(from, types, true), declaration(from, values, false)].filter(
        ({ namedImports }) => Array.isArray(namedImports) && namedImports.length > 0,
      );
    });
    return [...named, ...namespaces];
  }

  /** All names that were asked for. */
  #asked(): Set<string> {
    const modules = [...this.#values.values(), ...this.#types.values()];
    const names = modules.flatMap((codes) => [...codes.keys()]);
    return new Set([...names, ...this.#namespaces.values()]);
  }

  #runtimeModule(name: string): string {
    const known = this.#runtimeModules.get(name);
    if (known !== undefined) return known;
    const file = this.templates.exports.get(name);
    if (file === undefined) throw new Error(`The runtime has no export ${name}.`);
    this.#runtime.add(file);
    const module = `./runtime/${file.replace(/\.ts$/, ".js")}`;
    this.#runtimeModules.set(name, module);
    return module;
  }
}

/** Which of the names the statements speak of, in code or in what looks like it. */
function usedNames(statements: readonly unknown[], asked: ReadonlySet<string>): Set<string> {
  const words = new WordSearch(asked);
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      words.search(value);
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item);
    } else if (typeof value === "object" && value !== null) {
      // Comments name things too, but do not use them.
      for (const key in value) if (key !== "docs") visit((value as Record<string, unknown>)[key]);
    }
  };
  visit(statements);
  return words.found;
}

/** The code of a name; most are asked for again and again. */
function add(modules: Map<string, Map<string, Code>>, from: string, name: string): Code {
  const names = modules.get(from) ?? new Map<string, Code>();
  const known = names.get(name);
  if (known !== undefined) return known;
  const made = identifier(name);
  modules.set(from, names.set(name, made));
  return made;
}

/** The names of a module that were asked for, sorted. */
function namesIn(modules: ReadonlyMap<string, ReadonlyMap<string, Code>>, from: string): string[] {
  return [...(modules.get(from)?.keys() ?? [])].sort();
}

function namespaceImport(from: string, name: string): ImportDeclarationStructure {
  return {
    kind: structureKind.ImportDeclaration,
    moduleSpecifier: from,
    isTypeOnly: true,
    namespaceImport: name,
  };
}

function declaration(
  from: string,
  names: readonly string[],
  isTypeOnly: boolean,
): ImportDeclarationStructure {
  return {
    kind: structureKind.ImportDeclaration,
    moduleSpecifier: from,
    isTypeOnly,
    namedImports: names.map((name) => ({ kind: structureKind.ImportSpecifier, name })),
  };
}
