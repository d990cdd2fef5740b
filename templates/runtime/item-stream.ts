import {
  discardBody,
  platform,
  type ReaderLike,
  type ResponseLike,
} from "./client-platform.js";
import type { Deadline } from "./deadline.js";
import type { SequenceReader, ServerSentEvent } from "./event-stream.js";

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
