import type { Pointer, Schema } from "../../model/model.js";
import type { Named, Kind, Part } from "./part.js";

/** What a part says that cannot hold together with what another one says. */
export interface Statement {
  readonly part: Part;
  /** The place of the keyword within the part's schema. */
  readonly keys: readonly (string | number)[];
  /** As the document has it: `minLength: 5`. */
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
   * `contradiction`: two statements cannot both hold. `never`: the one statement refuses everything.
   * `endless`: a value would have to hold a value of the same kind, without end.
   * `overlap`: whatever fits one alternative of a `oneOf` fits another one, too.
   * `type`: the value is of another type than the one that was asked about.
   */
  readonly reason: "contradiction" | "never" | "endless" | "overlap" | "type";
  /** The first one is where somebody would look first. */
  readonly statements: Statements;
  /** Required properties and items, from the examined schema to the value that nothing fits. */
  readonly path: readonly string[];
}

/** What the parts of the search ask of it. */
export interface Search {
  readonly named: Named;
  readonly formats: "assert" | "annotate";
  /** Why no value fits all of the parts. What is not refuted may fit, or nobody knows. */
  refute(parts: readonly Part[]): Refutation | undefined;
  /** As `refute`, for values of one JSON type, of which the parts speak in place. */
  refuteKind(kind: Kind, parts: readonly Part[]): Refutation | undefined;
  /** Whether every value of the type that fits the parts certainly fits the schema, too. */
  implies(kind: Kind, parts: readonly Part[], schema: Schema): boolean;
  /**
   * The properties that the document declares there. The form of the schema for one direction may leave
   * some out: requests have no read-only ones.
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

/** As it stands in YAML, shortened. */
function brief(value: unknown): string {
  const text = Array.isArray(value) ? `[${value.map(plain).join(", ")}]` : plain(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function plain(value: unknown): string {
  return typeof value === "string" && /^[\w.$-]+$/.test(value) ? value : JSON.stringify(value);
}
