import type { JsonValue, Schema } from "../../model/model.js";

/** The keywords of a JSON Schema, draft 2020-12, in the order in which they are written. */
export interface Keywords {
  readonly [keyword: string]: JsonValue;
}

/** What schemas are translated with. */
export interface Translation {
  readonly formats: "assert" | "annotate";
  readonly protojson: boolean;
  /** The key below `$defs` of the schema with that id. */
  readonly nameOf: (id: string) => string;
  /** The schema itself, or what its references lead to. */
  readonly resolve: (schema: Schema) => Schema;
  /** A part, with what the document says about it. */
  readonly translate: (schema: Schema) => Keywords;
}

/** Accepts no value; `false` says the same, but not every reader takes it in every place. */
export const nothingFits: Keywords = { not: {} };

/** The keyword, where there is a value for it. */
export function keyword(name: string, value: JsonValue | undefined): Keywords {
  return value === undefined ? {} : { [name]: value };
}
