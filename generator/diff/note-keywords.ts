import { canonicalJson, type JsonObject } from "../json/json.js";
import type { Schema } from "../model/model.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";
import { noteWords } from "./note-words.js";
import { noted, refuted, type Conjunction, type Scope, type Steps } from "./scope.js";
import { noPlace } from "./schemas/synthetic-schemas.js";

/** Keywords for the content of a string. Validators do not check them. */
const contentKeywords = [
  ["contentEncoding", "content-encoding-changed"],
  ["contentMediaType", "content-media-type-changed"],
  ["contentSchema", "content-schema-changed"],
] as const satisfies readonly (readonly [string, ChangeCode])[];

/**
 * Notes differences between two schemas that do not change the accepted values: the content of strings,
 * names in XML, keywords beside a reference.
 */
export function* noteKeywords(scope: Scope, sent: Conjunction, accepted: Schema): Steps {
  const [from] = sent;
  if (scope.proving || from === undefined) return;
  if (from.source === noPlace || accepted.source === noPlace) return;
  const before = scope.sent.keywordsOf(from);
  const after = scope.accepted.keywordsOf(accepted);
  for (const [keyword, code] of contentKeywords) {
    yield* noteKeyword(scope, [from, accepted], [before, after], keyword, code);
  }
  if (scope.xml) {
    yield* noteKeyword(scope, [from, accepted], [before, after], "xml", "xml-changed");
  }
  if (textOf(before["externalDocs"]) !== textOf(after["externalDocs"])) {
    yield* noted(scope, "documentation-changed", from, accepted, { keys: ["externalDocs"] });
  }
  const isOuter = from.kind === "ref" || from.kind === "intersection";
  if (isOuter && from.kind === accepted.kind) {
    const [old, now] = [scope.sent.described(from), scope.accepted.described(accepted)];
    yield* noteWords(scope, { docs: old.docs, schema: old }, { docs: now.docs, schema: now });
  }
}

function* noteKeyword(
  scope: Scope,
  [from, accepted]: readonly [Schema, Schema],
  [before, after]: readonly [JsonObject, JsonObject],
  keyword: string,
  code: ChangeCode,
): Steps {
  const [sent, wanted] = [textOf(before[keyword]), textOf(after[keyword])];
  if (sent === wanted) return;
  yield refuted(scope, [code, code], [from], accepted, { keys: [keyword], sent, accepted: wanted });
}

function textOf(value: JsonObject[string] | undefined): string {
  if (value === undefined) return "none";
  return typeof value === "string" ? value : canonicalJson(value);
}
