import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConnectionError } from "../../templates/runtime/client-error.js";
import { type ItemStream, sequenceReader } from "../../templates/runtime/event-stream.js";
import { ValidationError } from "../../templates/runtime/validate.js";
import type { ContentDescriptor } from "../../templates/runtime/endpoint.js";
import { petSchema, petsCall, readPet, thrown } from "./pets-client.js";
import { gate, startWildServer, text, type Answerer, type WildServer } from "./wild-server.js";

let server: WildServer;
beforeAll(async () => void (server = await startWildServer()));
afterAll(() => server.close());

const events: ContentDescriptor = { mediaType: "text/event-stream", kind: "items" };
const data: ContentDescriptor = { mediaType: "text/event-stream", kind: "data" };
const lines: ContentDescriptor = { mediaType: "application/jsonl", kind: "items" };

type Options = NonNullable<Parameters<typeof petsCall>[1]>;

async function streamOf(
  answer: Answerer,
  content: ContentDescriptor,
  options: Options = {},
  signal?: AbortSignal,
): Promise<ItemStream<unknown>> {
  server.on("/pets/1", answer);
  const watch = readPet({ responses: { 200: content } });
  const stream = await petsCall(server.baseUrl, options)(watch, undefined, { signal });
  return stream as ItemStream<unknown>;
}

async function collect(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** A stream that is written piece by piece, and stays open until the test ends it. */
function openStream(...pieces: readonly string[]) {
  const closed = gate();
  const answer: Answerer = (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const piece of pieces) response.write(piece);
    response.on("close", closed.open);
  };
  return { answer, closed: closed.opened };
}

describe("a stream of events", () => {
  it("gives each event with its fields", async () => {
    const body = ": hello\n\nevent: a\ndata: 1\ndata:  2\nid: 7\nretry: 10\n\ndata\n\nother: x\n\n";
    const stream = await streamOf(text(body, 200, "text/event-stream; charset=utf-8"), events);
    expect(await collect(stream)).toEqual([
      { data: "1\n 2", event: "a", id: "7", retry: 10 },
      { data: "" },
    ]);
  });

  it("gives the JSON in their data where that is what is declared", async () => {
    const body =
      'data: {"name":\ndata: "Tom"}\n\ndata: {"name":"Ada"}\n\ndata: [DONE]\n\ndata: 1\n\n';
    const stream = await streamOf(text(body, 200, "text/event-stream"), {
      ...data,
      itemSchema: petSchema,
    });
    expect(await collect(stream)).toEqual([{ name: "Tom" }, { name: "Ada" }]);
  });

  it("gives what is there while the rest is still to come, longer than the timeout", async () => {
    const { answer, closed } = openStream("data: 1\n\nda");
    const stream = await streamOf(answer, data, { timeout: 500 });
    const items = stream[Symbol.asyncIterator]();
    expect(await items.next()).toEqual({ done: false, value: 1 });
    const waiting = items.next();
    await new Promise((resolve) => setTimeout(resolve, 550));
    await stream.cancel();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await closed;
  });

  it("closes the connection where a loop is left", async () => {
    const { answer, closed } = openStream("data: 1\n\ndata: 2\n\n");
    for await (const item of await streamOf(answer, data)) {
      expect(item).toBe(1);
      break;
    }
    await closed;
  });

  it("that nobody reads is closed by cancel", async () => {
    const { answer, closed } = openStream("data: 1\n\n");
    const stream = await streamOf(answer, data);
    await stream.cancel();
    await stream.cancel();
    await closed;
    expect(await collect(stream)).toEqual([]);
  });

  it("is read once", async () => {
    const stream = await streamOf(text("data: 1\n\n", 200, "text/event-stream"), data);
    await collect(stream);
    expect(() => stream[Symbol.asyncIterator]()).toThrow("only once");
  });

  it("that is cut says so, after what came", async () => {
    const stream = await streamOf((response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: 1\n\ndata: 2", () => response.socket?.resetAndDestroy());
    }, data);
    const items = stream[Symbol.asyncIterator]();
    const first = await items.next().catch((error: unknown) => error);
    const error = await thrown(
      first instanceof Error ? Promise.reject(first) : items.next(),
      ConnectionError,
    );
    expect(error.message).toMatch(/^readPet \(GET \/pets\/1\) failed at attempt 1/);
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  it("ends with the caller's signal, and keeps no listener", async () => {
    const { answer, closed } = openStream("data: 1\n\n");
    const controller = new AbortController();
    const stream = await streamOf(answer, data, {}, controller.signal);
    const items = stream[Symbol.asyncIterator]();
    await items.next();
    const waiting = items.next();
    controller.abort(new Error("enough"));
    expect((await thrown(waiting, Error)).message).toBe("enough");
    await closed;
  });
});

describe("an item that is not as declared", () => {
  const body = '{"name":"Tom"}\n{"no":1}\n{"name":"Ada"}\n';
  const pets = { ...lines, itemSchema: petSchema };

  it("is thrown, and ends the stream", async () => {
    const stream = await streamOf(text(body, 200, "application/jsonl"), pets);
    const items = stream[Symbol.asyncIterator]();
    expect(await items.next()).toEqual({ done: false, value: { name: "Tom" } });
    const error = await thrown(items.next(), ValidationError);
    expect(error).toMatchObject({ status: 200, issues: [{ pointer: "/name" }] });
    expect((await items.next()).done).toBe(true);
  });

  it("is told and given with report", async () => {
    const told: unknown[] = [];
    const stream = await streamOf(text(body, 200), pets, {
      responses: "report",
      onIssues: (_, { value }) => void told.push(value),
    });
    expect(await collect(stream)).toHaveLength(3);
    expect(told).toEqual([{ no: 1 }]);
  });

  it("is thrown where it is no JSON, whatever the mode", async () => {
    const stream = await streamOf(text("{cut\n", 200), pets, { responses: "trust" });
    await thrown(collect(stream), ValidationError);
  });

  it("is another media type altogether", async () => {
    const call = streamOf(text("<html>", 200, "text/html"), data);
    const error = await thrown(call, ValidationError);
    expect(error.message).toContain('must be text/event-stream, not "text/html"');
  });
});

describe("the readers of sequences", () => {
  const sequences: readonly (readonly [type: string, text: string, items: unknown])[] = [
    [
      "text/event-stream",
      "\ufeffdata: ü\r\ndata:b\r\rid: 1\nid: \0\ndata:\n\ndata: cut",
      ["ü\nb", ""],
    ],
    ["application/jsonl", '\n{"a":1}\r\n\r\n[2]\r"\u{1f600}"', [{ a: 1 }, [2], "\u{1f600}"]],
    ["application/json-seq", '\x1e{"a":\n1}\n\x1e2\n\x1e\n\x1e[\n3]', [{ a: 1 }, 2, [3]]],
    ["application/geo+json-seq", '\x1e1\n\x1e"2"', [1, "2"]],
  ];

  const readAll = (type: string, pieces: readonly string[]): unknown[] => {
    const reader = sequenceReader(type);
    const found = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
    return found.map(
      (item) => (typeof item === "string" ? JSON.parse(item) : item.data) as unknown,
    );
  };

  it.each([
    '\x1e{"a":1}\n{"b":2}\n',
    '\x1e{"a":1}\n{"b":2}\n\x1e3\n',
    "\x1e1\n\n2\n",
    '\x1e"a"\ngarbage\n',
    '\x1e{"a":1}{"b":2}\n',
  ])("a record of two texts is never two items, wherever it is cut: %j", (body) => {
    const isText = (item: string) => {
      try {
        JSON.parse(item);
        return true;
      } catch {
        return false;
      }
    };
    for (let at = 0; at <= body.length; at += 1) {
      for (let next = at; next <= body.length; next += 1) {
        const pieces = [body.slice(0, at), body.slice(at, next), body.slice(next)];
        const reader = sequenceReader("application/json-seq");
        const found = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()].map(
          (item) => (typeof item === "string" ? item : item.data),
        );
        const malformed = found.filter((item) => !isText(item));
        expect(malformed, JSON.stringify(pieces)).toHaveLength(1);
        // At most the first of the two texts was given before, and what is malformed has it too.
        const [first = ""] = found;
        expect(malformed[0]?.startsWith(first.trimEnd())).toBe(true);
      }
    }
  });

  it.each(sequences)("%s: the items are the same wherever it is cut", (type, whole, items) => {
    const body = whole.replace("\ufeff", "");
    for (let at = 0; at <= body.length; at += 1) {
      expect(readAll(type, [body.slice(0, at), body.slice(at)]), `${at}`).toEqual(items);
    }
    expect(readAll(type, [...body])).toEqual(items);
  });

  it.each(sequences)("%s: also within a character", async (type, whole, items) => {
    const bytes = Buffer.from(whole);
    const content = {
      mediaType: type,
      kind: type.startsWith("text/") ? "items" : "items",
    } as const;
    const stream = await streamOf((response) => {
      response.writeHead(200, { "content-type": type });
      for (const byte of bytes) response.write(Buffer.from([byte]));
      response.end();
    }, content);
    const found = await collect(stream);
    const isEvents = type.startsWith("text/");
    expect(isEvents ? found.map((event) => (event as { data: string }).data) : found).toEqual(
      items,
    );
  });
});

/** What a stream gave until it ended, and the fault that ended it. */
async function drained(stream: AsyncIterable<unknown>): Promise<readonly [unknown[], unknown]> {
  const items: unknown[] = [];
  try {
    for await (const item of stream) items.push(item);
  } catch (error) {
    return [items, error];
  }
  return [items, undefined];
}

interface Misbehaviour {
  readonly name: string;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Where the body is cut into pieces; each is sent when the one before has arrived. */
  readonly cuts?: readonly number[];
  readonly gives: readonly unknown[];
  /** What the error says that ends it. */
  readonly fails?: RegExp;
}

const sse = "text/event-stream";
const seq = "application/json-seq";
/** WHATWG HTML, 9.2.6; RFC 7464, 2.1 and 2.4; jsonlines.org. */
const misbehaviours: readonly Misbehaviour[] = [
  ...[8, 9, 10].map((at) => ({
    name: `a cut at byte ${at}, around a character of four bytes`,
    type: sse,
    body: 'data: "\u{1f600}"\n\n',
    cuts: [at],
    gives: [{ data: '"\u{1f600}"' }],
  })),
  {
    name: "cuts between CR and LF, and between the two ends of lines",
    type: sse,
    body: "data: a\r\n\r\ndata: b\r\n\r\n",
    cuts: [8, 9, 10, 19],
    gives: [{ data: "a" }, { data: "b" }],
  },
  {
    name: "CR, LF and CRLF in turn",
    type: sse,
    body: "data: a\rdata: b\ndata: c\r\n\rdata: d\n\r",
    gives: [{ data: "a\nb\nc" }, { data: "d" }],
  },
  {
    name: "no empty line at the end: the event is incomplete",
    type: sse,
    body: "data: a\n\ndata: b\n",
    gives: [{ data: "a" }],
  },
  {
    name: "empty lines and comments alone",
    type: sse,
    body: "\n\n:\n: ping\n\n\n:data: x\n\ndata: a\n: in between\ndata: b\n\n",
    gives: [{ data: "a\nb" }],
  },
  {
    name: "fields without a colon, and with more than one",
    type: sse,
    body: "data\ndata\nid\nevent\n\ndata:a:b: c\n\ndata:  d\n\n",
    gives: [{ data: "\n", id: "", event: "" }, { data: "a:b: c" }, { data: " d" }],
  },
  {
    name: "names of fields with spaces and in capitals, which are others",
    type: sse,
    body: "Data: a\n data: b\ndata : c\ndata: d\n\n",
    gives: [{ data: "d" }],
  },
  {
    name: "a BOM at the beginning, cut, and one within",
    type: sse,
    body: "\ufeffdata: a\n\n\ufeffdata: b\n\ndata: \ufeffc\n\n",
    cuts: [1, 2],
    gives: [{ data: "a" }, { data: "\ufeffc" }],
  },
  {
    name: "retry that is no number, id with NUL, and fields of an event without data",
    type: sse,
    body: "retry: 1.5\nid: a\0\ndata: a\n\nevent: x\n\nretry: 5\ndata: b\n\n",
    gives: [{ data: "a" }, { data: "b", retry: 5 }],
  },
  {
    name: "bytes that are no UTF-8",
    type: sse,
    body: Uint8Array.of(...Buffer.from("data: "), 0xff, 0x0a, 0x0a),
    gives: [{ data: "\ufffd" }],
  },
  {
    name: "no line end at the end",
    type: "application/jsonl",
    body: '{"a":1}\r\n{"a":2}',
    cuts: [8],
    gives: [{ a: 1 }, { a: 2 }],
  },
  {
    name: "white space around, empty lines, a BOM",
    type: "application/x-ndjson",
    body: "\ufeff\n \n\t1 \n\n2\n",
    gives: [1, 2],
  },
  {
    name: "a line that lost its end",
    type: "application/x-ndjson",
    body: '1\n{"a":',
    gives: [1],
    fails: /must be JSON/,
  },
  {
    name: "a line that is no JSON between others",
    type: "application/jsonl",
    body: "1\n<p>\n2\n",
    gives: [1],
    fails: /must be JSON/,
  },
  {
    name: "a character cut by the end",
    type: "application/jsonl",
    body: Uint8Array.of(...Buffer.from('1\n"'), 0xf0, 0x9f),
    gives: [1],
    fails: /must be JSON/,
  },
  ...["12", "tru", "true", "null", "-1.5"].map((text) => ({
    name: `${text} at the end, which may have lost more`,
    type: seq,
    body: `\x1e1\n\x1e${text}`,
    gives: [1],
    fails: /may be cut/,
  })),
  {
    name: "a number that no white space follows, between others",
    type: seq,
    body: "\x1e[1]\x1e2\x1e3\n",
    gives: [[1]],
    fails: /may be cut/,
  },
  {
    name: "values that say where they end, without a line end",
    type: seq,
    body: '\x1e{"a":1}\x1e[2]\x1e"three"\x1e4 ',
    gives: [{ a: 1 }, [2], "three", 4],
  },
  {
    name: "an object cut by the next record separator, which is cut off too",
    type: seq,
    body: '\x1e1\n\x1e{"a":\x1e2\n',
    cuts: [3, 4, 9],
    gives: [1],
    fails: /must be JSON/,
  },
  {
    name: "empty elements",
    type: seq,
    body: "\x1e\x1e\n\x1e1\n\x1e",
    gives: [1],
  },
];

describe("a server that misbehaves", () => {
  const answerOf = ({ type, body, cuts = [] }: Misbehaviour): Answerer => {
    const bytes = Buffer.from(body as string);
    const pieces = [0, ...cuts].map((from, index) => bytes.subarray(from, cuts[index]));
    return (response) => {
      response.writeHead(200, { "content-type": type });
      const send = (index: number): void => {
        const piece = pieces[index];
        if (piece === undefined) response.end();
        else response.write(piece, () => setTimeout(() => send(index + 1), 5));
      };
      send(0);
    };
  };

  it.each(misbehaviours)("$type: $name", async (misbehaviour) => {
    const { type, gives, fails } = misbehaviour;
    const stream = await streamOf(answerOf(misbehaviour), { mediaType: type, kind: "items" });
    const [items, error] = await drained(stream);
    expect(items).toEqual(gives);
    if (fails === undefined) expect(error).toBeUndefined();
    else {
      expect(error).toBeInstanceOf(ValidationError);
      expect((error as ValidationError).message).toMatch(fails);
    }
  });

  it("is told of, and its stream read on, with report", async () => {
    const told: string[] = [];
    const stream = await streamOf(
      text('\x1e1\n\x1etrue\x1e{"a"\x1e2\n', 200, seq),
      { mediaType: seq, kind: "items" },
      {
        responses: "report",
        onIssues: (issues) => void told.push(...issues.map(({ message }) => message)),
      },
    );
    expect(await collect(stream)).toEqual([1, "true", '{"a"', 2]);
    expect(told.map((message) => message.slice(0, 10))).toEqual(["may be cut", "must be JS"]);
  });

  it.each([sse, "application/jsonl", seq])("%s: a connection that is cut", async (type) => {
    const start = type === sse ? "data: 1\n\ndata: 2" : "\x1e1\n\x1e2".slice(type === seq ? 0 : 1);
    const stream = await streamOf(
      (response) => {
        response.writeHead(200, { "content-type": type });
        response.write(start.replace("\n\x1e2", type === seq ? "\n\x1e2" : "\n2"), () =>
          setTimeout(() => response.socket?.destroy(), 20),
        );
      },
      { mediaType: type, kind: "items" },
    );
    const [items, error] = await drained(stream);
    expect(items).toEqual(type === sse ? [{ data: "1" }] : [1]);
    expect(error).toBeInstanceOf(ConnectionError);
  });
});

describe("a list that is not written", () => {
  it("as events is refused, before anything is sent", async () => {
    const send = readPet({
      method: "POST",
      requestBody: { mediaType: sse, required: true },
    });
    const before = server.arrivals.length;
    const call = petsCall(server.baseUrl)(send, { body: [{ data: "1" }] } as never);
    const error = await thrown(call, TypeError);
    expect(error.message).toContain("is a list, which is not written as text/event-stream");
    expect(server.arrivals).toHaveLength(before);
  });
});
