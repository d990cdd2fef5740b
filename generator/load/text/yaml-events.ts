import type { EVENT_ID, parseEvents } from "js-yaml";

/** The events of one document, and its text. */
export interface YamlEvents {
  readonly text: string;
  readonly events: readonly YamlEvent[];
}

export type YamlEvent = ReturnType<typeof parseEvents>[number];
export type ScalarEvent = Extract<YamlEvent, { type: typeof EVENT_ID.SCALAR }>;
