import {
  checkValue,
  issueOf,
  reading,
  readText,
  type SequenceReading,
} from "./client-answer.js";
import {
  type Deadline,
  discardBody,
  platform,
  type ReaderLike,
  type ResponseLike,
} from "./client-platform.js";
import { quoteText } from "./issues.js";
import { ownFields } from "./own.js";
import { findContent } from "./parameters.js";
import { bodyValue } from "./response.js";

/**
 * Bodies that are sequences, read as they come: server-sent events (WHATWG HTML, 9.2), JSON lines, and JSON
 * text sequences (RFC 7464). Time is linear in the text, however it is cut into pieces.
 */

/** An event of `text/event-stream`, with the fields that it has (OpenAPI 3.2, 4.14.3.4). */
export interface ServerSentEvent {
  readonly data: string;
  readonly event?: string;
  readonly id?: string;
  /** In milliseconds. */
  readonly retry?: number;
}

/** Takes the pieces of a body, and gives what is whole: the JSON text of an item, or an event. */
export interface SequenceReader {
  push(text: string): readonly (string | ServerSentEvent)[];
  /** What was left when the body ended. */
  end(): readonly (string | ServerSentEvent)[];
}

/** The reader for a media type. */
export function sequenceReader(mediaType: string): SequenceReader {
  if (/^text\/event-stream\b/i.test(mediaType)) return new EventReader();
  return isTextSequence(mediaType)
    ? new TextSequenceReader()
    : new LinesReader();
}

/** Cuts pieces into lines, which end in LF, CR or both. */
class LineSplitter {
  #pieces: string[] = [];
  #endedInCr = false;

  push(text: string): readonly string[] {
    if (text === "") return [];
    const lines: string[] = [];
    let start = this.#endedInCr && text.startsWith("\n") ? 1 : 0;
    const ends = /\r\n|\n|\r/g;
    ends.lastIndex = start;
    for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
      lines.push(this.#take(text.slice(start, end.index)));
      start = ends.lastIndex;
    }
    this.#endedInCr = text.endsWith("\r");
    if (start < text.length) this.#pieces.push(text.slice(start));
    return lines;
  }

  end(): string {
    return this.#take("");
  }

  #take(last: string): string {
    const line = this.#pieces.join("") + last;
    this.#pieces = [];
    return line;
  }
}

class LinesReader implements SequenceReader {
  readonly #lines = new LineSplitter();

  push(text: string): readonly string[] {
    return this.#lines.push(text).filter(isFilled);
  }

  end(): readonly string[] {
    return [this.#lines.end()].filter(isFilled);
  }
}

function isFilled(text: string): boolean {
  return text.trim() !== "";
}

/** Each text follows a record separator, and may go over several lines. */
class TextSequenceReader implements SequenceReader {
  #pieces: string[] = [];
  #isTried = false;
  /** What was given before its record ended: only white space may follow (RFC 7464, 2.1). */
  #given = "";

  push(text: string): readonly string[] {
    const parts = text.split("\x1e");
    const last = parts.pop() ?? "";
    const whole = parts.map((part) => this.#take(part));
    this.#pieces.push(last);
    // Most senders end a text with the only line break in it; waiting for the next one would delay it.
    if (!this.#isTried && last.endsWith("\n")) {
      const given = this.#take("");
      if (isJsonText(given)) whole.push((this.#given = given));
      else this.#pieces.push(given);
      this.#isTried = true;
    }
    return whole.filter(isFilled);
  }

  end(): readonly string[] {
    return [this.#take("")].filter(isFilled);
  }

  #take(last: string): string {
    const rest = this.#pieces.join("") + last;
    // A second text in the record makes it malformed, wherever the network cut it.
    const text = isFilled(rest) ? this.#given + rest : "";
    this.#pieces = [];
    this.#isTried = false;
    this.#given = "";
    return text;
  }
}

/**
 * Whether a text of a JSON text sequence may have lost its end without a trace: a number or a name that no white
 * space follows (RFC 7464, 2.4).
 */
export function mayBeCut(mediaType: string, text: string): boolean {
  return isTextSequence(mediaType) && /^[^{["]*[^{["\s]$/.test(text);
}

function isTextSequence(mediaType: string): boolean {
  return /^application\/(?:[^;]*\+)?json-seq\b/i.test(mediaType);
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

class EventReader implements SequenceReader {
  readonly #lines = new LineSplitter();
  #data: string[] = [];
  #fields: { event?: string; id?: string; retry?: number } = {};

  push(text: string): readonly ServerSentEvent[] {
    return this.#lines.push(text).flatMap((line) => this.#read(line));
  }

  /** An event without the empty line that ends it is incomplete, and not one. */
  end(): readonly ServerSentEvent[] {
    return [];
  }

  #read(line: string): readonly ServerSentEvent[] {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    switch (name) {
      case "data":
        this.#data.push(value);
        break;
      case "event":
        this.#fields.event = value;
        break;
      case "id":
        if (!value.includes("\0")) this.#fields.id = value;
        break;
      case "retry":
        if (/^\d+$/.test(value)) this.#fields.retry = Number(value);
        break;
      default:
      // A comment, or a field that nobody knows: both are ignored.
    }
    return [];
  }

  #dispatch(): readonly ServerSentEvent[] {
    const data = this.#data;
    const fields = this.#fields;
    this.#data = [];
    this.#fields = {};
    return data.length === 0 ? [] : [{ ...fields, data: data.join("\n") }];
  }
}

/** The items of an answer as they come. Leaving the loop closes the connection; so does `cancel`. */
export interface ItemStream<Item> extends AsyncIterable<Item> {
  /** For a stream that nobody reads, or not to its end. */
  cancel(): Promise<void>;
}

/** How the items of a body are read. */
export interface ItemSource {
  readonly response: ResponseLike;
  /** Where the caller's signal comes from; closed with the stream. */
  readonly deadline: Deadline;
  readonly reader: SequenceReader;
  /** An item as a checked value, or `end` where it says that there are no more; throws for a wrong one. */
  readonly read: (
    piece: string | ServerSentEvent,
  ) => { readonly value: unknown } | "end";
  /** What to throw where the connection fails. */
  readonly fail: (error: unknown) => Error;
}

/** An answer as a stream of its items, each read when it is asked for. */
export function itemStream(source: ItemSource): ItemStream<unknown> {
  const items = new Items(source);
  let isTaken = false;
  const stream: ItemStream<unknown> = {
    cancel: () => items.close(),
    [Symbol.asyncIterator]: () => {
      if (isTaken)
        throw new TypeError("The items of an answer can be read only once");
      isTaken = true;
      return {
        next: () => items.next(),
        return: async () => {
          await items.close();
          return { done: true, value: undefined };
        },
      };
    },
  };
  return stream;
}

class Items {
  readonly #source: ItemSource;
  readonly #decoder = new (platform("TextDecoder"))();
  #reader: ReaderLike | undefined;
  #pieces: readonly (string | ServerSentEvent)[] = [];
  /** Which of them is next. */
  #at = 0;
  #isRead = false;
  #isClosed = false;
  /** Calls of `next` wait for the one before. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(source: ItemSource) {
    this.#source = source;
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    const result = this.#last.then(() => this.#next());
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#at = this.#pieces.length;
    this.#source.deadline.close();
    try {
      if (this.#reader === undefined) await discardBody(this.#source.response);
      else await this.#reader.cancel();
    } catch {
      // It is broken, and therefore closed.
    }
  }

  async #next(): Promise<IteratorResult<unknown, undefined>> {
    try {
      while (!this.#isClosed) {
        const piece = this.#pieces[this.#at];
        if (piece !== undefined) {
          this.#at += 1;
          const item = this.#source.read(piece);
          if (item !== "end") return { done: false, value: item.value };
          break;
        }
        if (this.#isRead) break;
        await this.#readMore();
      }
    } catch (error) {
      await this.close();
      throw error;
    }
    await this.close();
    return { done: true, value: undefined };
  }

  async #readMore(): Promise<void> {
    const { reader } = this.#source;
    const text = await this.#text();
    this.#pieces = text === undefined ? reader.end() : reader.push(text);
    this.#at = 0;
    this.#isRead = text === undefined;
  }

  /** The next text of the body; `undefined` at its end. */
  async #text(): Promise<string | undefined> {
    const { response, deadline, fail } = this.#source;
    const { body } = response;
    try {
      this.#reader ??= body?.getReader() ?? wholeBody(response);
      const { done, value } = await deadline.race(this.#reader.read());
      if (!done) return this.#decoder.decode(value, { stream: true });
      // Bytes of a character that was cut.
      const rest = this.#decoder.decode();
      return rest === "" ? undefined : rest;
    } catch (error) {
      // What was closed meanwhile is at its end.
      if (this.#isClosed) return undefined;
      throw fail(error);
    }
  }
}

/** Where the platform gives no streams: all of it at once. */
function wholeBody(response: ResponseLike): ReaderLike {
  let isRead = false;
  return {
    read: async () => {
      if (isRead) return { done: true };
      isRead = true;
      return {
        done: false,
        value: new Uint8Array(await response.arrayBuffer()),
      };
    },
    cancel: () => discardBody(response),
  };
}

function cutText(text: string) {
  const message =
    "may be cut: white space must follow a number, true, false or null in a JSON text sequence (RFC 7464, 2.4)";
  return { ok: false, value: text, issues: [issueOf("type", message, text)] };
}

/** A sequence, such as server-sent events, as a stream of its items. */
export const readItems: SequenceReading = async (
  content,
  contentType,
  context,
  answer,
) => {
  const { response, deadline, fail, onItemIssues } = context;
  if (contentType !== "" && findContent([content], contentType) === undefined) {
    const text = await reading(response.text(), context);
    const value = bodyValue(text, contentType, context.parse);
    const message = `must be ${content.mediaType}, not ${quoteText(contentType)}`;
    const issues = [issueOf("type", message, text)];
    return { ...answer, ok: false, value, issues, text, isStream: false };
  }
  const { kind, itemSchema, decodeItem } = ownFields(content);
  const item = {
    ...(itemSchema !== undefined && { schema: itemSchema }),
    ...(decodeItem !== undefined && { decode: decodeItem }),
  };
  const read = (piece: string | ServerSentEvent) => {
    const isText = typeof piece === "string";
    const json = isText ? piece : kind === "data" ? piece.data : undefined;
    // Several APIs end their streams of JSON so.
    if (!isText && json !== undefined && json.trim() === "[DONE]") return "end";
    const { ok, value, issues } =
      json === undefined
        ? checkValue(piece, item, context)
        : isText && mayBeCut(content.mediaType, json)
          ? cutText(json)
          : readText(
              json,
              { ...item, mediaType: "application/json" },
              "",
              context,
            );
    if (!ok) onItemIssues(issues, value);
    return { value };
  };
  // From here on it takes as long as it takes.
  deadline.stopClock();
  const reader = sequenceReader(content.mediaType);
  const value = itemStream({ response, deadline, reader, read, fail });
  return { ...answer, value, text: undefined, isStream: true };
};
