import type { ImportDeclarationStructure, StatementStructures } from "ts-morph";
import { structureKind } from "../structure-kind.js";
import { code, identifier, type Code } from "./code.js";
import type { RuntimeTemplates } from "./output.js";

/** What one module imports: asking for a name gives its code, and the module gains the import. */
export class Imports {
  readonly #values = new Map<string, Set<string>>();
  readonly #types = new Map<string, Set<string>>();
  readonly #namespaces = new Map<string, string>();
  readonly #runtime = new Set<string>();

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
  declarations(
    statements: readonly (StatementStructures | string)[],
  ): ImportDeclarationStructure[] {
    const used = usedNames(statements, this.#asked());
    const namespaces = [...this.#namespaces]
      .filter(([, name]) => used.has(name))
      .map(([from, name]) => namespaceImport(from, name));
    const modules = [...new Set([...this.#types.keys(), ...this.#values.keys()])].sort();
    const named = modules.flatMap((from) => {
      const values = [...(this.#values.get(from) ?? [])].filter((name) => used.has(name)).sort();
      const asked = [...(this.#types.get(from) ?? [])].filter((name) => used.has(name));
      const types = asked.filter((name) => !values.includes(name)).sort();
      return [declaration(from, types, true), declaration(from, values, false)].filter(
        ({ namedImports }) => Array.isArray(namedImports) && namedImports.length > 0,
      );
    });
    return [...named, ...namespaces];
  }

  /** All names that were asked for. */
  #asked(): Set<string> {
    const sets = [...this.#values.values(), ...this.#types.values()];
    return new Set([...sets.flatMap((names) => [...names]), ...this.#namespaces.values()]);
  }

  #runtimeFile(name: string): string {
    const file = this.templates.exports.get(name);
    if (file === undefined) throw new Error(`The runtime has no export ${name}.`);
    this.#runtime.add(file);
    return `./runtime/${file.replace(/\.ts$/, ".js")}`;
  }
}

/** Which of the names the statements speak of, in code or in what looks like it. */
function usedNames(statements: readonly unknown[], asked: ReadonlySet<string>): Set<string> {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      collectWords(value, asked, used);
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item);
    } else if (typeof value === "object" && value !== null) {
      // Comments name things too, but do not use them.
      for (const key in value) if (key !== "docs") visit((value as Record<string, unknown>)[key]);
    }
  };
  visit(statements);
  return used;
}

/** Adds the words of the text that are among the names; some are none, as those inside of strings. */
function collectWords(text: string, names: ReadonlySet<string>, found: Set<string>): void {
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    if (isWordCharacter(text.charCodeAt(at))) {
      if (start === -1) start = at;
    } else if (start !== -1) {
      const name = text.slice(start, at);
      if (names.has(name)) found.add(name);
      start = -1;
    }
  }
}

/** `A-Z a-z 0-9 _ $` and all beyond ASCII; behind the end of the text there is none. */
function isWordCharacter(character: number): boolean {
  return (
    (character >= 97 && character <= 122) ||
    (character >= 65 && character <= 90) ||
    (character >= 48 && character <= 57) ||
    character === 95 ||
    character === 36 ||
    character >= 128
  );
}

function add(map: Map<string, Set<string>>, from: string, name: string): Code {
  const names = map.get(from) ?? new Set<string>();
  map.set(from, names.add(name));
  return identifier(name);
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
