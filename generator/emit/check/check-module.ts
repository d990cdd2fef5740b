import type { StatementStructures } from "ts-morph";
import type { Schema } from "../../ir/model.js";
import { patternFlags } from "../../ir/patterns.js";
import { code, identifier, literal, type Code } from "../code.js";
import { constantDeclaration, functionDeclaration } from "../declarations.js";
import type { Imports } from "../imports.js";
import type { NamedSchemas } from "../named-schemas.js";
import { referencedIds } from "../../ir/visit.js";
import { checkBody, checkParameters } from "./check-body.js";
import { CheckFunction } from "./check-function.js";
import { checkStatements } from "./statements.js";

export interface CheckOptions {
  readonly imports: Imports;
  readonly schemas: NamedSchemas;
  readonly formats: "assert" | "annotate";
  readonly protojson: boolean;
}

/** A check of a part of a schema. */
interface Part {
  readonly name: Code;
  /** It reaches recursion: calls pass the depth on. */
  readonly countsDepth: boolean;
}

/** What the checks of one module share: patterns, and functions for parts that need one. */
export class CheckModule {
  readonly #patterns = new Map<string, Code>();
  readonly #parts: StatementStructures[] = [];
  readonly #partCounts = new Map<string, number>();

  constructor(readonly options: CheckOptions) {}

  /** The constant that holds a pattern; equal patterns share it. */
  pattern(pattern: string): Code {
    const known = this.#patterns.get(pattern);
    if (known !== undefined) return known;
    const name = identifier(`pattern${this.#patterns.size + 1}`);
    this.#patterns.set(pattern, name);
    return name;
  }

  /** A function of its own for a schema that does not fit into an expression. */
  part(schema: Schema, { subject }: CheckFunction): Part {
    const count = (this.#partCounts.get(subject) ?? 0) + 1;
    this.#partCounts.set(subject, count);
    // The dollar keeps it apart from the check of any type: type names have none.
    const name = identifier(`check${subject}$${count}`);
    const countsDepth = [...referencedIds(schema)].some((id) =>
      this.options.schemas.countsDepth(id),
    );
    this.#parts.push(this.#checkFunction(name, schema, subject, countsDepth));
    return { name, countsDepth };
  }

  /** `function checkFoo(value: unknown): boolean`, with a depth where it reaches recursion. */
  #checkFunction(
    name: Code,
    schema: Schema,
    subject: string,
    countsDepth: boolean,
  ): StatementStructures {
    const body = checkBody(checkStatements(schema, code`value`, new CheckFunction(this, subject)));
    return functionDeclaration({
      name,
      parameters: checkParameters(body, countsDepth),
      returnType: code`boolean`,
      body,
      exported: false,
    });
  }

  /** The functions made by `part` since the last call. */
  takeParts(): StatementStructures[] {
    return this.#parts.splice(0);
  }

  patternDeclarations(): StatementStructures[] {
    return [...this.#patterns].map(([pattern, name]) =>
      constantDeclaration({
        name,
        value: code`/* @__PURE__ */ new RegExp(${literal(pattern)}, ${literal(patternFlags(pattern) ?? "u")})`,
        exported: false,
      }),
    );
  }
}
