import type { ProtoMessage } from "./descriptor-facts.js";
import { fieldsByName } from "./schema-parts.js";

/** How well the properties of a schema are the fields of a message. */
export interface Fit {
  /** Properties that are not fields of the message. */
  readonly unknown: readonly string[];
  /**
   * 3: every property is a field. 2: most are, or every field is a property, and there are several: one of
   * the two is newer.
   * 1: there is no property to tell by. 0: it is another message.
   */
  readonly rank: 0 | 1 | 2 | 3;
  /** Fields that the schema does not have. */
  readonly missing: number;
}

/** What every message may have where it stands in an `Any`. */
const typeProperty = "@type";

export function fitOf(properties: ReadonlySet<string>, message: ProtoMessage): Fit {
  const byName = fieldsByName(message);
  const names = [...properties].filter((name) => name !== typeProperty);
  const unknown = names.filter((name) => !byName.has(name));
  const known = names.length - unknown.length;
  const missing = message.fields.length - known;
  return { unknown, missing, rank: rankOf(names.length, known, message.fields.length) };
}

function rankOf(names: number, known: number, fields: number): Fit["rank"] {
  if (names === 0) return fields === 0 ? 3 : 1;
  if (known === names) return 3;
  return known * 2 > names || (fields > 1 && known === fields) ? 2 : 0;
}
