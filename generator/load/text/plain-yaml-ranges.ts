import { EVENT_ID, SCALAR_STYLE } from "js-yaml";
import type { FindRange, NodeRange, TextRange } from "./parsed-text.js";
import { scalarText } from "./plain-yaml.js";
import type { ScalarEvent, YamlEvents } from "./yaml-events.js";
import { yamlRanges } from "./yaml-ranges.js";

/** The members of one mapping, or the items of one sequence. */
type Parts = ReadonlyMap<string, Part>;

interface Part {
  /** The index of the value's event. */
  readonly at: number;
  readonly key: TextRange | undefined;
}

/** Finds the positions of parts of a plain YAML text, by its events. */
export function plainYamlRanges(source: YamlEvents): FindRange {
  let tree: FindRange | undefined;
  const known = new Map<number, Parts>();
  const partsAt = (at: number): Parts => {
    let parts = known.get(at);
    if (parts === undefined) known.set(at, (parts = readParts(source, at)));
    return parts;
  };
  return (segments) =>
    findPlainRange(source, segments, partsAt) ?? (tree ??= yamlRanges(source.text))(segments);
}

/** Undefined where the events have no exact position, such as for an omitted value. */
function findPlainRange(
  source: YamlEvents,
  segments: readonly string[],
  partsAt: (at: number) => Parts,
): NodeRange | undefined {
  let at = 1;
  let key: TextRange | undefined;
  for (const segment of segments) {
    const part = partsAt(at).get(segment);
    if (part === undefined) break;
    ({ at, key } = part);
  }
  const value = rangeAt(source, at);
  if (value === undefined) return undefined;
  return key === undefined ? { value } : { key, value };
}

function readParts(source: YamlEvents, parent: number): Parts {
  const { text, events } = source;
  const parts = new Map<string, Part>();
  const type = events[parent]?.type;
  if (type !== EVENT_ID.MAPPING && type !== EVENT_ID.SEQUENCE) return parts;
  let at = parent + 1;
  for (let index = 0; at < events.length; index += 1) {
    const event = events[at];
    if (event === undefined || event.type === EVENT_ID.POP) break;
    if (type === EVENT_ID.SEQUENCE) parts.set(String(index), { at, key: undefined });
    else {
      at += 1;
      if (event.type === EVENT_ID.SCALAR) {
        parts.set(scalarText(text, event), { at, key: scalarRange(text, event) });
      }
    }
    at = skip(source, at);
  }
  return parts;
}

/** The index after the node whose first event is at `start`. */
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

/** The range of a scalar as written, including quotes and the header of a block. */
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

/** The end of a collection: after its last item. Callers only need to know whether it is on the first line. */
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

/** The index after the closing bracket of a flow collection, if there is one here. */
function closingBracket(text: string, from: number): number {
  const closing = /^[\s,]*[\]}]/.exec(text.slice(from, from + 200));
  return closing === null ? from : from + closing[0].length;
}
