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
    ["application/geo+json-seq", "\x1e1\n\x1e2", [1, 2]],
  ];

  const readAll = (type: string, pieces: readonly string[]): unknown[] => {
    const reader = sequenceReader(type);
    const found = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
    return found.map(
      (item) => (typeof item === "string" ? JSON.parse(item) : item.data) as unknown,
    );
  };

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
