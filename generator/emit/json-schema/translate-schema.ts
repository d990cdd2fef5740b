import type { Schema, UnevaluatedSchema } from "../../model/model.js";
import { arrayKeywords, objectKeywords, docKeywords } from "./container-keywords.js";
import { keyword, nothingFits, type Keywords, type Translation } from "./keywords.js";
import { mergeAll } from "./merge-all.js";
import { literalKeywords, numberKeywords, stringKeywords } from "./scalar-keywords.js";
import { unionKeywords } from "./union-keywords.js";

/**
 * A schema as JSON Schema, draft 2020-12: what the validators check, no more and no less, but for the
 * forms of strings, which are names of formats. References lead to `$defs`.
 */
export function translateSchema(schema: Schema, context: Omit<Translation, "translate">): Keywords {
  const translation: Translation = {
    ...context,
    translate: (part) => {
      const docs = docKeywords(part.docs);
      // First to be read, and not to be overwritten by what parts say of themselves.
      return { ...docs, ...keywordsOf(part, translation), ...docs };
    },
  };
  return translation.translate(schema);
}

function keywordsOf(schema: Schema, translation: Translation): Keywords {
  const { translate } = translation;
  switch (schema.kind) {
    case "any":
      return {};
    case "never":
      return nothingFits;
    case "null":
    case "boolean":
      return { type: schema.kind };
    case "number":
      return numberKeywords(schema, translation);
    case "string":
      return stringKeywords(schema, translation);
    case "literal":
      return literalKeywords(schema);
    case "ref":
      return { $ref: `#/$defs/${encodeURIComponent(translation.nameOf(schema.target))}` };
    case "array":
      return arrayKeywords(schema, translation);
    case "object":
      return objectKeywords(schema, translation);
    case "union":
      return unionKeywords(schema, translation);
    case "intersection":
      return mergeAll(schema.members.map(translate));
    case "not":
      return { not: translate(schema.schema) };
    case "conditional":
      return {
        if: translate(schema.if),
        ...keyword("then", schema.then && translate(schema.then)),
        ...keyword("else", schema.else && translate(schema.else)),
      };
    case "unevaluated":
      return unevaluatedKeywords(schema, translation);
    default:
      return schema satisfies never;
  }
}

/** Stands beside what it looks at: keywords of the base, or one `allOf` around it. */
function unevaluatedKeywords(
  { of, base, schema }: UnevaluatedSchema,
  translation: Translation,
): Keywords {
  const name = of === "items" ? "unevaluatedItems" : "unevaluatedProperties";
  const rule = schema.kind === "never" ? false : translation.translate(schema);
  const keywords = translation.translate(base);
  return name in keywords ? { allOf: [keywords], [name]: rule } : { ...keywords, [name]: rule };
}
