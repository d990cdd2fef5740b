import type { MediaType } from "../../model/model.js";
import { compareMediaType } from "./compare-media-type.js";
import { addChange, travelOf, type OperationPair } from "./operation-pair.js";

/** Compares the request bodies of an operation. */
export function compareBodies(pair: OperationPair): void {
  const { requestBody: base } = pair.base;
  const { requestBody: revision } = pair.revision;
  const subject = "the request body";
  if (base === undefined && revision === undefined) return;
  if (base === undefined || revision === undefined) {
    const required = revision?.required === true;
    const added = required ? "required-request-body-added" : "request-body-added";
    const code = revision === undefined ? "request-body-removed" : added;
    const places = {
      base: base?.source ?? pair.base.source,
      revision: revision?.source ?? pair.revision.source,
    };
    addChange(pair, code, "request", revision === undefined || required, { subject, ...places });
    return;
  }
  const places = { base: base.source, revision: revision.source };
  if (base.required !== revision.required) {
    const { required } = revision;
    const code = required ? "request-body-became-required" : "request-body-became-optional";
    addChange(pair, code, "request", required, { subject, ...places });
  }
  if (base.docs.description !== revision.docs.description) {
    addChange(pair, "documentation-changed", "request", false, { subject, ...places });
  }
  for (const media of base.content) {
    const match = mediaFor(media, revision.content);
    if (match !== undefined) {
      pair.schemas.compare(media.schema, match.schema, travelOf(pair, "request", match.mediaType));
      compareMediaType(pair, { base: media, revision: match, side: "request" });
    } else {
      const what = { subject: subjectOf(media), ...places, base: media.source };
      addChange(pair, "request-media-type-removed", "request", true, what);
    }
  }
  for (const media of revision.content) {
    if (mediaFor(media, base.content) !== undefined) continue;
    const what = { subject: subjectOf(media), ...places, revision: media.source };
    addChange(pair, "request-media-type-added", "request", false, what);
  }
}

function subjectOf({ mediaType }: MediaType): string {
  return `\`${mediaType}\` as request body`;
}

/** The media type, or the range that it is in (RFC 9110, 8.3.1 and 12.5.1); parameters are left out. */
export function mediaFor(wanted: MediaType, content: readonly MediaType[]): MediaType | undefined {
  const name = bare(wanted.mediaType);
  const [type = ""] = name.split("/");
  const names = [name, `${type}/*`, "*/*"];
  return names
    .map((candidate) => content.find(({ mediaType }) => bare(mediaType) === candidate))
    .find((found) => found !== undefined);
}

function bare(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
