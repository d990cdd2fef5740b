import type { MediaType } from "../../model/model.js";
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from "../../json/json.js";
import { addChange, type OperationPair } from "./operation-pair.js";
import { fieldsText, namesOf, objectAt, partOf, restText } from "../raw-parts.js";
import { propertiesOf } from "../../model/visit.js";

interface Contents {
  readonly base: MediaType;
  readonly revision: MediaType;
  readonly side: "request" | "response";
}

/** Compares a media type apart from its schema: its text, and how a form or a multipart body is written. */
export function compareMediaType(pair: OperationPair, contents: Contents): void {
  const { base, revision, side } = contents;
  const { base: from, revision: to } = pair.schemas;
  const [before, after] = [objectAt(from.api, base.source), objectAt(to.api, revision.source)];
  if (fieldsText(before, ["description"]) !== fieldsText(after, ["description"])) {
    const places = { base: base.source, revision: revision.source };
    const subject = `\`${revision.mediaType}\``;
    addChange(pair, "documentation-changed", side, false, { subject, ...places });
  }
  compareEncoding(pair, contents, [before, after]);
}

/** Compares the Encoding Objects. */
function compareEncoding(
  pair: OperationPair,
  { base, revision, side }: Contents,
  [before, after]: readonly [JsonObject, JsonObject],
): void {
  const { base: from, revision: to } = pair.schemas;
  const note = (subject: string, ...keys: readonly string[]): void => {
    const places = {
      base: from.pointerTo(base.source, ...keys),
      revision: to.pointerTo(revision.source, ...keys),
    };
    addChange(pair, "encoding-changed", side, true, { subject, ...places });
  };
  const [old, now] = [partOf(from.api, before, "encoding"), partOf(to.api, after, "encoding")];
  for (const name of namesOf(old, now)) {
    if (!hasProperty(from.resolve(base.schema), name)) continue;
    if (!hasProperty(to.resolve(revision.schema), name)) continue;
    const isForm = /urlencoded/i.test(revision.mediaType);
    const [was, is] = [old, now].map((encoding) => writingOf(encoding[name], isForm));
    if (was === is) continue;
    note(`encoding of \`${name}\` in \`${revision.mediaType}\``, "encoding", name);
  }
  for (const key of ["prefixEncoding", "itemEncoding"]) {
    const [was, is] = [before, after].map((media) => canonicalJson(media[key] ?? null));
    if (was !== is) note(`\`${key}\` of \`${revision.mediaType}\``, key);
  }
}

/** An added or removed property is reported as such, not by its encoding. */
function hasProperty(schema: MediaType["schema"], name: string): boolean {
  return schema.kind !== "object" || propertiesOf(schema).has(name);
}

const styleFields = ["style", "explode", "allowReserved"];

/**
 * The encoding with its defaults: a form is written as `style: form`, a part of a multipart body as
 * such only where one of the fields is there (OpenAPI 3.1, 4.8.15).
 */
function writingOf(raw: JsonValue | undefined, isForm: boolean): string {
  const encoding: JsonObject = isJsonObject(raw) ? raw : {};
  const isStyled = styleFields.some((field) => encoding[field] !== undefined);
  const { contentType } = encoding;
  if (!isStyled && !(isForm && contentType === undefined)) return restText(encoding, styleFields);
  const style = encoding["style"] ?? "form";
  const defaults: JsonObject = { style, explode: style === "form", allowReserved: false };
  return restText({ ...defaults, ...encoding });
}
