import type { JsonValue, LiteralSchema } from "../../model/model.js";
import { fits } from "./fits.js";
import { isTyped, kindOf, type Kind, type Part } from "./part.js";
import { contradiction, type Refutation, type Search, type Statement } from "./refutation.js";

/**
 * Refutes by listed values, none of which fits the other parts. `open`: there is no list; undefined: one of
 * them may fit.
 */
export function refuteLiterals(
  parts: readonly Part[],
  search: Pick<Search, "named" | "formats">,
  kind?: Kind,
): Refutation | undefined | "open" {
  const lists = parts.flatMap(({ schema, chain }) =>
    schema.kind === "literal" && !schema.open ? [{ schema, chain }] : [],
  );
  const [list] = lists;
  if (list === undefined) return "open";
  if (list.schema.values.length === 0)
    return { reason: "never", statements: [listed(list)], path: [] };
  const values = list.schema.values.filter((value) => {
    return kind === undefined || kindOf(value) === kind;
  });
  if (values.length === 0) return { reason: "type", statements: [listed(list)], path: [] };
  let refusing: Part | undefined;
  for (const value of values) {
    const found = parts.find((part) => fits(value, part.schema, search) === false);
    if (found === undefined) return undefined;
    refusing ??= found;
  }
  const value = values[0] ?? null;
  return refusing === undefined
    ? undefined
    : contradiction(listed(list), refusal(refusing, value, search));
}

function listed(part: Part & { readonly schema: LiteralSchema }): Statement {
  const { values } = part.schema;
  const [only] = values;
  if (values.length !== 1 || only === undefined) return { part, keys: ["enum"], words: "enum" };
  return { part, keys: ["const"], words: `const: ${JSON.stringify(only)}` };
}

const keywords = ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
const textKeywords = ["pattern", "minLength", "maxLength"];

/** The keyword of the part that refuses the value, if there is a single one. */
function refusal(
  part: Part,
  value: JsonValue,
  search: Pick<Search, "named" | "formats">,
): Statement {
  const { schema } = part;
  if (schema.kind === "literal") return listed({ ...part, schema });
  if (schema.kind === "union" || schema.kind === "not") {
    const keyword = schema.kind === "not" ? "not" : schema.mode === "types" ? "type" : schema.mode;
    return { part, keys: [keyword], words: keyword };
  }
  if (!isTyped(schema)) return { part, keys: [], words: schema.kind === "never" ? "false" : "if" };
  const all: Readonly<Record<string, unknown>> = { ...schema };
  const refusing = [...keywords, ...textKeywords].find((keyword) => {
    if (all[keyword] === undefined) return false;
    const bare = { kind: schema.kind, integer: false, source: schema.source, docs: {} };
    const alone = { ...bare, [keyword]: all[keyword] } as typeof schema;
    return fits(value, alone, search) === false && typeof value === schema.kind;
  });
  if (refusing !== undefined) {
    return { part, keys: [refusing], words: `${refusing}: ${String(all[refusing])}` };
  }
  const type = schema.kind === "number" && schema.integer ? "integer" : schema.kind;
  return { part, keys: ["type"], words: `type: ${type}` };
}
