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
  return /^application\/(?:[^;]*\+)?json-seq\b/i.test(mediaType)
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

  push(text: string): readonly string[] {
    const parts = text.split("\x1e");
    const last = parts.pop() ?? "";
    const whole = parts.map((part) => this.#take(part));
    this.#pieces.push(last);
    // Most senders end a text with the only line break in it; waiting for the next one would delay it.
    if (!this.#isTried && last.endsWith("\n")) {
      const given = this.#take("");
      if (isJsonText(given)) whole.push(given);
      else this.#pieces.push(given);
      this.#isTried = true;
    }
    return whole.filter(isFilled);
  }

  end(): readonly string[] {
    return [this.#take("")].filter(isFilled);
  }

  #take(last: string): string {
    const text = this.#pieces.join("") + last;
    this.#pieces = [];
    this.#isTried = false;
    return text;
  }
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
