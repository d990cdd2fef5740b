import type { Pointer, Schema } from "../../model/model.js";
import type { Named, Kind, Part } from "./part.js";

/** A keyword of a part that contradicts another one. */
export interface Statement {
  readonly part: Part;
  /** The place of the keyword within the part's schema. */
  readonly keys: readonly (string | number)[];
  /** As in the document: `minLength: 5`. */
  readonly words: string;
}

export type Statements = readonly [Statement, Statement?];

/** Every statement changed in the same way. */
export function eachStatement(
  [first, second]: Statements,
  change: (statement: Statement, index: number) => Statement,
): Statements {
  return second === undefined ? [change(first, 0)] : [change(first, 0), change(second, 1)];
}

/** Why no value fits some schemas. */
export interface Refutation {
  /**
   * `contradiction`: two statements contradict each other. `never`: one statement refuses everything.
   * `endless`: a value would have to contain a value of the same schema, without end. `overlap`: every
   * value that fits one member of a `oneOf` fits another one too. `type`: the value is of another type than
   * the examined one.
   */
  readonly reason: "contradiction" | "never" | "endless" | "overlap" | "type";
  /** The more important statement is first. */
  readonly statements: Statements;
  /** Required properties and items, from the examined schema to the impossible value. */
  readonly path: readonly string[];
}

/** The interface of the search for its parts. */
export interface Search {
  readonly named: Named;
  readonly formats: "assert" | "annotate";
  /** The reason why no value fits all parts; undefined where one may fit, or it is not known. */
  refute(parts: readonly Part[]): Refutation | undefined;
  /** As `refute`, for values of one JSON type. References in the parts are followed already. */
  refuteKind(kind: Kind, parts: readonly Part[]): Refutation | undefined;
  /** Whether every value of the type that fits the parts certainly also fits the schema. */
  implies(kind: Kind, parts: readonly Part[], schema: Schema): boolean;
  /**
   * The properties that the document declares at this place, including those that the variant for one
   * direction lacks.
   */
  declared(source: Pointer): ReadonlySet<string>;
}

export function statement(
  part: Part,
  keyword: string,
  value: unknown = ({ ...part.schema } as Readonly<Record<string, unknown>>)[keyword],
): Statement {
  return {
    part,
    keys: [keyword],
    words: value === undefined ? keyword : `${keyword}: ${brief(value)}`,
  };
}

export function contradiction(first: Statement, second: Statement): Refutation {
  return { reason: "contradiction", statements: [first, second], path: [] };
}

/** The value as in YAML, shortened. */
function brief(value: unknown): string {
  const text = Array.isArray(value) ? `[${value.map(plain).join(", ")}]` : plain(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function plain(value: unknown): string {
  return typeof value === "string" && /^[\w.$-]+$/.test(value) ? value : JSON.stringify(value);
}
