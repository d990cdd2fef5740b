import type { RawObject } from "./raw.js";

/** One entry of a `content` map that has a schema: `application/json` -> its Media Type Object. */
export interface RawMediaType {
  readonly mediaType: string;
  readonly raw: RawObject;
}

const json = /^application\/(?:[\w.+-]+\+)?json\b/i;

export function isJsonMediaType(mediaType: string): boolean {
  return json.test(mediaType);
}

/** The media types of a body, JSON first: clients that can choose choose it. */
export function mediaTypesOf(raw: RawObject): RawMediaType[] {
  const all = raw.children("content").map(([mediaType, media]) => ({ mediaType, raw: media }));
  return [
    ...all.filter(({ mediaType }) => isJsonMediaType(mediaType)),
    ...all.filter(({ mediaType }) => !isJsonMediaType(mediaType)),
  ];
}
