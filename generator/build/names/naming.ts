import type { Findings } from "../../findings/diagnostics.js";
import type { JsonObject } from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import type { Names, NamingOptions } from "../../options/options.js";
import {
  camelCase,
  identifierOf,
  pascalCase,
  preservedCase,
  snakeCase,
} from "../../text/identifiers.js";
import { operationSites } from "../operations/operation-sites.js";
import { schemaKeys } from "../schema-graph.js";

/** The option `naming`. The name scope adds numbers to names that collide. */
export class Naming {
  readonly #options: NamingOptions;

  constructor(options: NamingOptions = {}) {
    this.#options = options;
  }

  /** The text of a component's key as a type name. */
  typeCase(text: string): string {
    return this.#options.typeCase === "preserve" ? preservedCase(text) : pascalCase(text);
  }

  /** The type name of a component: the one of the option for its key, else the default one. */
  typeName(key: string, usual: string): string {
    return identifierOf(asked(this.#options.types, key, usual), "Schema");
  }

  /** The name of an operation's descriptor; `words` are its operationId, or method and path. */
  operationName(words: string, operationId: string | undefined): string {
    const usual = this.#operationCase(words);
    const { operations } = this.#options;
    const name = operationId === undefined ? usual : asked(operations, operationId, usual);
    return identifierOf(name, "operation");
  }

  #operationCase(words: string): string {
    const { operationCase = "camel" } = this.#options;
    switch (operationCase) {
      case "camel":
        return camelCase(words);
      case "pascal":
        return pascalCase(words);
      case "snake":
        return snakeCase(words);
      case "preserve":
        return preservedCase(words);
      default:
        return operationCase satisfies never;
    }
  }

  /** Reports each key of the option that the document does not have. */
  reportUnused(document: JsonObject, findings: Findings): void {
    for (const kind of ["types", "operations"] as const) {
      const names = this.#options[kind];
      if (names === undefined || typeof names === "function") continue;
      const known = kind === "types" ? schemaKeys(document) : operationIds(document, findings);
      for (const key of Object.keys(names)) {
        if (known.includes(key)) continue;
        const near = nearestName(key, known);
        const what = kind === "types" ? "component schema" : "operation";
        const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
        const message = `\`naming.${kind}\`: the document has no ${what} "${key}".`;
        findings.report("unused-name", message, undefined, fix);
      }
    }
  }
}

function operationIds(document: JsonObject, findings: Findings): string[] {
  return operationSites(document, findings).flatMap(({ operation }) => {
    return operation.read("operationId", "string") ?? [];
  });
}

/** The name that the option gives the key: unchanged if it is an ASCII identifier, else in PascalCase. */
function asked(names: Names | undefined, key: string, usual: string): string {
  const name = given(names, key, usual);
  if (typeof name !== "string") return usual;
  const isPlain = /^[A-Za-z_]\w*$/.test(name) && name !== "__proto__";
  return isPlain ? name : pascalCase(name);
}

function given(names: Names | undefined, key: string, usual: string): unknown {
  if (names === undefined) return undefined;
  if (typeof names === "function") return names(key, usual);
  return Object.hasOwn(names, key) ? names[key] : undefined;
}
