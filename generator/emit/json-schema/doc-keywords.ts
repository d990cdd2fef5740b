import type { Docs } from "../../model/model.js";
import { keyword, type Keywords } from "./keywords.js";

/** What a schema says to people, in the words of JSON Schema (validation, clause 9). */
export function docKeywords(docs: Docs): Keywords {
  const { title, summary, description, deprecated, readOnly, writeOnly } = docs;
  return {
    ...keyword("title", title),
    ...keyword("description", description ?? summary),
    ...keyword("deprecated", deprecated),
    ...keyword("readOnly", readOnly),
    ...keyword("writeOnly", writeOnly),
    ...keyword("default", docs.default),
  };
}
