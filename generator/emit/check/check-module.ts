import type { StatementStructures } from "ts-morph";
import type { Schema } from "../../model/model.js";
import { code, identifier, literal, type Code } from "../code/code.js";
import { constantDeclaration, functionDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import type { NamedSchemas } from "../named-schemas.js";
import { patternCode } from "../validators/pattern-code.js";
import { checkedValue, checkParameters } from "./check-body.js";
import { CheckFunction } from "./check-function.js";
import { partName, placeIn } from "./part-name.js";
import { digestOf, type Shapes } from "./shapes.js";
import { checkedBody } from "./statements.js";

export interface CheckOptions {
  readonly imports: Imports;
  readonly schemas: NamedSchemas;
  readonly shapes: Shapes;
  readonly formats: "assert" | "annotate";
  readonly protojson: boolean;
  /** The table of the fields of a message; undefined where field masks are not checked. */
  readonly maskFields: (message: string) => Code | undefined;
  /** The module whose `compile` makes patterns; `RegExp` where there is none. */
  readonly regexEngine?: string;
}

const SHORT_LIST = 4;

/** A check of a part of a schema. */
export interface Part {
  readonly name: Code;
  /** It reaches recursion: calls pass the depth on. */
  readonly countsDepth: boolean;
}

/** What the checks of one module share: patterns, and functions for parts that need one. */
export class CheckModule {
  readonly #patterns = new Map<string, Code>();
  readonly #parts: StatementStructures[] = [];
  readonly #partsByShape = new Map<number, Part>();
  readonly #sharedNames = new Map<number, string>();
  readonly #names = new Map<string, Code>();
  readonly #taken = new Map<string, number>();

  constructor(readonly options: CheckOptions) {}

  /** The constant that holds a pattern; equal patterns share it. Its name depends on nothing else. */
  pattern(pattern: string): Code {
    const known = this.#patterns.get(pattern);
    if (known !== undefined) return known;
    const name = identifier(this.#fresh(`pattern$${digestOf(pattern)}`));
    this.#patterns.set(pattern, name);
    return name;
  }

  /**
   * A function of its own for a schema that does not fit into an expression; one for all parts that
   * ask for the same. It is named after its place in the schema: `checkOrder$items`, `checkOrder$allOf0`.
   */
  part(schema: Schema, value: Code, check: CheckFunction): Part {
    const { shapes, schemas } = this.options;
    const id = shapes.idOf(schema);
    const known = this.#partsByShape.get(id);
    if (known !== undefined) return known;
    const { subject, source } = check;
    const shared = shapes.isShared(schema) ? this.sharedName(schema) : undefined;
    const local = value === checkedValue ? "part" : value.toString();
    const place = placeIn(source, schema.source) ?? local;
    const name = shared === undefined ? this.#fresh(`check${subject}$${place}`) : `check$${shared}`;
    const part = { name: identifier(name), countsDepth: schemas.countsDepthInside(schema) };
    this.#partsByShape.set(id, part);
    const inside =
      shared === undefined
        ? new CheckFunction(this, subject, source)
        : new CheckFunction(this, shared, schema.source);
    this.#addCheck(part, schema, inside);
    return part;
  }

  /**
   * The name of a part that several schemas share: `stringList`, and where that does not say all, a digest of
   * the rest. It depends on nothing but the part: no other schema changes it. Declarations have it behind a
   * dollar (`check$stringList`), which keeps them apart from those of any type.
   */
  sharedName(schema: Schema): string {
    const { shapes, schemas } = this.options;
    const id = shapes.idOf(schema);
    const known = this.#sharedNames.get(id);
    if (known !== undefined) return known;
    const { text, isWhole } = partName(schema, schemas);
    const name = this.#fresh(isWhole ? text : `${text}$${shapes.digestOf(schema)}`);
    this.#sharedNames.set(id, name);
    return name;
  }

  /** A list of names, as a constant where it is long: the second pass reads it, too. */
  names(names: readonly string[], subject: string): Code {
    if (names.length < SHORT_LIST) return literal(names);
    const text = JSON.stringify([subject, names]);
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = identifier(this.#fresh(`names$${subject}`));
    this.#names.set(text, name);
    this.#parts.push(constantDeclaration({ name, value: literal(names), exported: false }));
    return name;
  }

  /** A constant beside the functions: `members$Event`. */
  constant(prefix: string, value: Code, { subject }: CheckFunction): Code {
    const name = identifier(this.#fresh(`${prefix}$${subject}`));
    this.#parts.push(constantDeclaration({ name, value, exported: false }));
    return name;
  }

  /** `checkApp$owner`, and `checkApp$owner$2` where that is taken. */
  #fresh(name: string): string {
    const count = (this.#taken.get(name) ?? 0) + 1;
    this.#taken.set(name, count);
    return count === 1 ? name : `${name}$${count}`;
  }

  /**
   * `function checkFoo(value: unknown): boolean`, with a depth where it reaches recursion. It stands in front of
   * the parts that it calls.
   */
  #addCheck({ name, countsDepth }: Part, schema: Schema, check: CheckFunction): void {
    const before = this.#parts.length;
    const body = checkedBody(schema, check);
    const parameters = checkParameters(body, countsDepth);
    const returnType = code`boolean`;
    const declared = { name, parameters, returnType, body, exported: false };
    this.#parts.splice(before, 0, functionDeclaration(declared));
  }

  /** The functions made by `part` since the last call. */
  takeParts(): StatementStructures[] {
    return this.#parts.splice(0);
  }

  patternDeclarations(): StatementStructures[] {
    return [...this.#patterns].map(([pattern, name]) =>
      constantDeclaration({
        name,
        value: code`/* @__PURE__ */ ${patternCode(pattern, this.options)}`,
        exported: false,
      }),
    );
  }
}
