import type { RawObject } from "../raw.js";

/** One entry of a `content` map that has a schema: `application/json` -> its Media Type Object. */
export interface RawMediaType {
  readonly mediaType: string;
  readonly raw: RawObject;
}

const json = /^application\/(?:[\w.+-]+\+)?json\b/i;

export function isJsonMediaType(mediaType: string): boolean {
  return json.test(mediaType);
}

/** A media type whose bodies are sequences: events, JSON lines (OpenAPI 3.2, 4.14.3 Sequential Media Types). */
export function isSequential(mediaType: string): boolean {
  return /^(?:text\/event-stream|application\/(?:jsonl|x-jsonlines|x-ndjson|ndjson|(?:[\w.+-]+\+)?json-seq))\s*(?:;|$)/i.test(
    mediaType,
  );
}

/** The media types of a body, JSON first, since it is the default of clients. */
export function mediaTypesOf(raw: RawObject): RawMediaType[] {
  const all = raw.children("content").map(([mediaType, media]) => ({ mediaType, raw: media }));
  return [
    ...all.filter(({ mediaType }) => isJsonMediaType(mediaType)),
    ...all.filter(({ mediaType }) => !isJsonMediaType(mediaType)),
  ];
}
