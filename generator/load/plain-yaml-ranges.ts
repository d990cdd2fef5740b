import { EVENT_ID, SCALAR_STYLE } from "js-yaml";
import type { FindRange, NodeRange, TextRange } from "./parsed-text.js";
import { scalarText, type ScalarEvent, type YamlEvents } from "./plain-yaml.js";
import { yamlRanges } from "./yaml-ranges.js";

/** Where the parts of a plain YAML text stand, told by the events that it was read from. */
export function plainYamlRanges(source: YamlEvents): FindRange {
  let tree: FindRange | undefined;
  return (segments) =>
    findPlainRange(source, segments) ?? (tree ??= yamlRanges(source.text))(segments);
}

/** Undefined where the events do not tell exactly, as of a value that is not written at all. */
function findPlainRange(source: YamlEvents, segments: readonly string[]): NodeRange | undefined {
  let at = 1;
  let key: TextRange | undefined;
  for (const segment of segments) {
    const step = stepInto(source, at, segment);
    if (step === undefined) break;
    ({ at, key } = step);
  }
  const value = rangeAt(source, at);
  if (value === undefined) return undefined;
  return key === undefined ? { value } : { key, value };
}

interface Step {
  /** The index of the value's event. */
  readonly at: number;
  readonly key: TextRange | undefined;
}

function stepInto(source: YamlEvents, parent: number, segment: string): Step | undefined {
  const { text, events } = source;
  const type = events[parent]?.type;
  if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return undefined;
  let at = parent + 1;
  for (let index = 0; at < events.length; index += 1) {
    const event = events[at];
    if (event === undefined || event.type === EVENT_ID.POP) return undefined;
    if (type === EVENT_ID.SEQUENCE) {
      if (segment === String(index)) return { at, key: undefined };
      at = skip(source, at);
    } else {
      const isFound = event.type === EVENT_ID.SCALAR && scalarText(text, event) === segment;
      if (isFound) return { at: at + 1, key: scalarRange(text, event) };
      at = skip(source, at + 1);
    }
  }
  return undefined;
}

/** The index behind the node whose first event stands at `start`. */
function skip({ events }: YamlEvents, start: number): number {
  let depth = 0;
  for (let at = start; at < events.length; at += 1) {
    const type = events[at]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
    else if (type === EVENT_ID.POP) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return events.length;
}

function rangeAt(source: YamlEvents, at: number): TextRange | undefined {
  const { text, events } = source;
  const event = events[at];
  if (event?.type === EVENT_ID.SCALAR) return scalarRange(text, event);
  if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return undefined;
  return { start: event.start, end: endOf(source, at) };
}

/** The range of a scalar as it is written: quotes and the header of a block belong to it. */
function scalarRange(text: string, event: ScalarEvent): TextRange | undefined {
  const { valueStart: start, valueEnd: end, style } = event;
  if (start === -1) return undefined;
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      return { start, end };
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: start - 1, end: end + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK: {
      const line = text.lastIndexOf("\n", start - 2) + 1;
      const header = /[|>][-+\d]*[ \t]*(?:#.*)?\r?\n$/.exec(text.slice(line, start));
      return header === null ? undefined : { start: line + header.index, end };
    }
    default:
      return style satisfies never;
  }
}

/** Behind the last thing in a collection; only whether that is on the first line is of interest. */
function endOf({ text, events }: YamlEvents, start: number): number {
  let end = 0;
  const last = skip({ text, events }, start);
  for (let at = start; at < last; at += 1) {
    const event = events[at];
    if (event === undefined) break;
    if (event.type === EVENT_ID.SCALAR) end = Math.max(end, scalarRange(text, event)?.end ?? 0);
    else if (event.type === EVENT_ID.POP) end = Math.max(end, closingBracket(text, end));
    else if (event.type !== EVENT_ID.DOCUMENT && event.type !== EVENT_ID.ALIAS) {
      end = Math.max(end, event.start + 1);
    }
  }
  return end;
}

/** The index behind the bracket that closes a flow collection here, if one does. */
function closingBracket(text: string, from: number): number {
  const closing = /^[\s,]*[\]}]/.exec(text.slice(from, from + 200));
  return closing === null ? from : from + closing[0].length;
}
