import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import { areInBlockScalars, ambiguousLines } from "./ambiguous-yaml.js";
import { setOwn, type JsonObject, type JsonValue } from "../../json/json.js";
import { defaultLimits, type ReadLimits } from "../limits.js";
import type { ScalarEvent, YamlEvent, YamlEvents } from "./yaml-events.js";

/** A YAML text that JSON could express. */
export interface PlainYaml extends YamlEvents {
  readonly value: JsonValue;
}

/**
 * Reads YAML from a stream of events, several times as fast as with a syntax tree. Undefined where the text
 * is not valid, or has directives, tags, anchors, aliases, several documents, or unusual keys or numbers:
 * these need the slower parser, which reports what is wrong, if anything.
 */
export function readPlainYaml(
  text: string,
  limits: ReadLimits = defaultLimits,
): PlainYaml | undefined {
  const ambiguous = ambiguousLines(text);
  if (ambiguous === undefined) return undefined;
  try {
    const events = parseEvents(text, { maxDepth: limits.depth });
    if (!events.every(isPlain) || countDocuments(events) !== 1) return undefined;
    if (!areInBlockScalars({ text, events }, ambiguous)) return undefined;
    return { text, events, value: new ValueReader({ text, events }).read() };
  } catch {
    return undefined;
  }
}

/**
 * The place where a text is nested far too deep. The slower parser would need seconds to find out, without
 * a place.
 */
export function farTooDeepAt(text: string, { depth }: ReadLimits): number | undefined {
  try {
    // One or two levels above the limit are left to the slower parser, which counts as for JSON.
    parseEvents(text, { maxDepth: depth + 2 });
    return undefined;
  } catch (error) {
    const isTooDeep = error instanceof YAMLException && error.reason.includes("maxDepth");
    return isTooDeep ? error.mark?.position : undefined;
  }
}

function countDocuments(events: readonly YamlEvent[]): number {
  let documents = 0;
  for (const { type } of events) if (type === EVENT_ID.DOCUMENT) documents += 1;
  return documents;
}

function isPlain(event: YamlEvent): boolean {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      return event.directives.length === 0;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
    case EVENT_ID.SCALAR:
      return event.anchorStart === -1 && event.tagStart === -1;
    case EVENT_ID.ALIAS:
      return false;
    case EVENT_ID.POP:
      return true;
    default:
      return event satisfies never;
  }
}

/** Internal: the text needs the slower parser. */
class Unclear extends Error {}

class ValueReader {
  /** Starts after the event that opens the document. */
  #next = 1;

  constructor(readonly source: YamlEvents) {}

  /** The root must be a collection. */
  read(): JsonValue {
    if (this.source.events[this.#next]?.type === EVENT_ID.SCALAR) throw new Unclear();
    return this.#value();
  }

  #value(): JsonValue {
    const event = this.#take();
    switch (event.type) {
      case EVENT_ID.MAPPING:
        return this.#mapping();
      case EVENT_ID.SEQUENCE:
        return this.#sequence();
      case EVENT_ID.SCALAR:
        return scalarValue(this.source.text, event);
      default:
        throw new Unclear();
    }
  }

  #take(): YamlEvent {
    const event = this.source.events[this.#next];
    this.#next += 1;
    if (event === undefined) throw new Unclear();
    return event;
  }

  #mapping(): JsonObject {
    const object: JsonObject = {};
    for (let event = this.#take(); event.type !== EVENT_ID.POP; event = this.#take()) {
      if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) throw new Unclear();
      const key = scalarText(this.source.text, event);
      const isMerge = key === "<<" && event.style === SCALAR_STYLE.PLAIN;
      if (isMerge || Object.hasOwn(object, key)) throw new Unclear();
      setOwn(object, key, this.#value());
    }
    return object;
  }

  #sequence(): JsonValue[] {
    const items: JsonValue[] = [];
    while (this.source.events[this.#next]?.type !== EVENT_ID.POP) items.push(this.#value());
    this.#next += 1;
    return items;
  }
}

/** The text of a scalar, which is that of a key too: `1.0` is "1.0". */
export function scalarText(text: string, event: ScalarEvent): string {
  if (event.valueStart === -1) return "";
  return event.fast ? text.slice(event.valueStart, event.valueEnd) : getScalarValue(text, event);
}

function scalarValue(source: string, event: ScalarEvent): JsonValue {
  const text = scalarText(source, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return text;
  const word = words.get(text);
  if (word !== undefined) return word;
  // A number begins with a digit, a sign or a point; most scalars do not.
  if (text.charCodeAt(0) > 0x39 || !number.test(text)) return text;
  // Other notations, and long numbers, are read by the library.
  if (!everyday.test(text) || text.length > 15) throw new Unclear();
  return Number(text);
}

/** The words that are not strings in the core schema (YAML 1.2.2, 10.3.2). */
const words: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** All numbers of the core schema. */
const number =
  /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const everyday = /^-?\d+(?:\.\d+)?$/;
