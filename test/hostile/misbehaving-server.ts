import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** What a server does with a connection once a request has come: it writes raw bytes, or ends it. */
export type Behaviour = (socket: Socket) => void;

export const document = JSON.stringify({
  openapi: "3.1.1",
  info: { title: "T", version: "1" },
  paths: {},
});

const ok = "HTTP/1.1 200 OK\r\n";
const type = "content-type: application/json\r\n";
const plain = `${ok}${type}content-length: ${document.length}\r\n\r\n${document}`;

const send = (...parts: readonly string[]): Behaviour => {
  return (socket) => void socket.write(parts.join(""), "latin1");
};
const sendAndEnd = (...parts: readonly string[]): Behaviour => {
  return (socket) => void socket.end(parts.join(""), "latin1");
};

/** The same bytes over and over, until the other side has gone. */
const forever = (start: string, part: string): Behaviour => {
  return (socket) => {
    socket.write(start);
    const more = () => {
      while (socket.writable && socket.write(part));
      if (socket.writable) socket.once("drain", more);
    };
    more();
  };
};

/** A byte at a time, never to the end. */
const drip = (start: string, text: string): Behaviour => {
  return (socket) => {
    socket.write(start);
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++ % text.length] ?? " "), 20);
    socket.once("close", () => clearInterval(timer));
  };
};

const reset = (...parts: readonly string[]): Behaviour => {
  return (socket) => {
    const text = parts.join("");
    if (text === "") socket.resetAndDestroy();
    else socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 20));
  };
};

/** Each behaviour with the finding that it must end in; undefined: none, the document is whole. */
export const behaviours: Readonly<Record<string, readonly [string | undefined, Behaviour]>> = {
  "a plain answer": [undefined, sendAndEnd(plain)],
  "a plain answer, and the connection stays open": [undefined, send(plain)],
  "101 Switching Protocols": [
    "remote-failed",
    send("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n"),
  ],
  "101 without a protocol": ["remote-failed", send("HTTP/1.1 101 Switching Protocols\r\n\r\n")],
  "101, and then a document": [
    "remote-failed",
    send("HTTP/1.1 101 X\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n", plain),
  ],
  "100 Continue, and then a document": [undefined, send("HTTP/1.1 100 Continue\r\n\r\n", plain)],
  "early hints, and then a document": [
    undefined,
    send("HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n", plain),
  ],
  "early hints, and nothing": ["limit-exceeded", send("HTTP/1.1 103 Early Hints\r\n\r\n")],
  "early hints for ever": [
    "limit-exceeded",
    forever("", "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
  ],
  "a status that there is none of": [
    "remote-failed",
    send("HTTP/1.1 999 What\r\ncontent-length: 0\r\n\r\n"),
  ],
  "status 204": ["remote-failed", send("HTTP/1.1 204 No Content\r\n\r\n")],
  "status 206": [
    "remote-failed",
    send("HTTP/1.1 206 Partial\r\ncontent-range: bytes 0-1/9\r\ncontent-length: 2\r\n\r\n{}"),
  ],
  "status 304": ["remote-failed", send("HTTP/1.1 304 Not Modified\r\n\r\n")],
  "status 401 with a challenge": [
    "remote-failed",
    send('HTTP/1.1 401 No\r\nwww-authenticate: Basic realm="x"\r\ncontent-length: 0\r\n\r\n'),
  ],
  "no answer": ["limit-exceeded", () => undefined],
  "the end before any answer": ["remote-failed", sendAndEnd("")],
  "half a status line": ["limit-exceeded", send("HTTP/1.1 20")],
  "half a status line, and the end": ["remote-failed", sendAndEnd("HTTP/1.1 20")],
  "half a header": ["limit-exceeded", send(ok, "content-ty")],
  "half a header, and the end": ["remote-failed", sendAndEnd(ok, "content-ty")],
  "endless headers": [
    "remote-failed",
    forever(ok, "x-padding: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"),
  ],
  "one endless header": ["remote-failed", forever(`${ok}x-padding: `, "a".repeat(1000))],
  "headers drop by drop": ["limit-exceeded", drip(ok, "x-a: b\r\n")],
  "an endless body": ["limit-exceeded", forever(`${ok}${type}\r\n`, " ".repeat(1000))],
  "an endless body in chunks": [
    "limit-exceeded",
    forever(`${ok}transfer-encoding: chunked\r\n\r\n`, `3e8\r\n${" ".repeat(1000)}\r\n`),
  ],
  "endless empty gzip": [
    "remote-failed",
    forever(`${ok}content-encoding: gzip\r\n\r\n`, "\0".repeat(100)),
  ],
  "a body drop by drop": ["limit-exceeded", drip(`${ok}content-length: 50000\r\n\r\n`, " ")],
  "a length that is too large, and the end": [
    "remote-failed",
    sendAndEnd(ok, "content-length: 9999\r\n\r\n", document),
  ],
  "a length that is too large, and nothing": [
    "limit-exceeded",
    send(ok, "content-length: 9999\r\n\r\n", document),
  ],
  // Only the end of the connection would say that this was all.
  "a document without a length, and nothing": ["limit-exceeded", send(ok, type, "\r\n", document)],
  "a length past the limit": ["limit-exceeded", send(ok, "content-length: 99999999999\r\n\r\n")],
  "a length past all numbers": [
    "remote-failed",
    send(ok, `content-length: ${"9".repeat(40)}\r\n\r\n`),
  ],
  "a length that is too small": [
    "invalid-syntax",
    sendAndEnd(ok, "content-length: 20\r\n\r\n", document),
  ],
  "a length that is negative": ["remote-failed", send(ok, "content-length: -1\r\n\r\n", document)],
  "a length that is no number": [
    "remote-failed",
    send(ok, "content-length: many\r\n\r\n", document),
  ],
  "two lengths": [
    "remote-failed",
    send(ok, "content-length: 5\r\ncontent-length: 6\r\n\r\n", document),
  ],
  "a length and chunks": [
    "remote-failed",
    send(ok, "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
  ],
  "chunks with trailers": [
    undefined,
    send(
      ok,
      `transfer-encoding: chunked\r\ntrailer: x\r\n\r\n${document.length.toString(16)}\r\n${document}\r\n0\r\nx: y\r\nset-cookie: a=b\r\n\r\n`,
    ),
  ],
  "endless trailers": [
    "remote-failed",
    forever(
      `${ok}transfer-encoding: chunked\r\n\r\n0\r\n`,
      "x-padding: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n",
    ),
  ],
  "half a trailer, and the end": [
    "remote-failed",
    sendAndEnd(ok, "transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nx"),
  ],
  "a chunk's length that is none": [
    "remote-failed",
    send(ok, "transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
  ],
  "a chunk that is longer than it says": [
    "remote-failed",
    send(ok, `transfer-encoding: chunked\r\n\r\n2\r\n${document}\r\n0\r\n\r\n`),
  ],
  "a chunk that is shorter than it says": [
    "limit-exceeded",
    send(ok, "transfer-encoding: chunked\r\n\r\nff\r\n{}"),
  ],
  "endless extensions of a chunk": [
    "remote-failed",
    forever(`${ok}transfer-encoding: chunked\r\n\r\n2;`, "a".repeat(1000)),
  ],
  "chunks without an end, and the end": [
    "remote-failed",
    sendAndEnd(ok, `transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`),
  ],
  "garbage after the end": [undefined, sendAndEnd(plain, "garbage\r\n\r\n")],
  "a second answer after the first": [undefined, send(plain, plain)],
  "garbage for ever after the end": [undefined, forever(plain, "garbage ")],
  "garbage instead of HTTP": ["remote-failed", send("\u0016\u0003\u0001 SSH-2.0 nonsense\r\n\r\n")],
  "HTTP 0.9": ["remote-failed", sendAndEnd(document)],
  "HTTP 1.0": [undefined, sendAndEnd("HTTP/1.0 200 OK\r\n\r\n", document)],
  "a header with a NUL": ["remote-failed", send(ok, "x: a\0b\r\n", "\r\n", document)],
  "a header without a name": ["remote-failed", send(ok, ": x\r\n\r\n", document)],
  "a redirect to itself": [
    "remote-failed",
    sendAndEnd("HTTP/1.1 302 Found\r\nlocation: ?\r\ncontent-length: 0\r\n\r\n"),
  ],
  "a redirect with an endless body": [
    "remote-failed",
    forever("HTTP/1.1 302 Found\r\nlocation: ?a\r\n\r\n", " ".repeat(1000)),
  ],
  "a redirect without a place": [
    "remote-failed",
    send("HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n"),
  ],
  "a redirect to nonsense": [
    "remote-failed",
    send("HTTP/1.1 302 Found\r\nlocation: http://[\r\ncontent-length: 0\r\n\r\n"),
  ],
  "a redirect to another protocol": [
    "remote-reference",
    send("HTTP/1.1 302 Found\r\nlocation: data:application/json,{}\r\ncontent-length: 0\r\n\r\n"),
  ],
  "a reset at once": ["remote-failed", reset()],
  "a reset in the status line": ["remote-failed", reset("HTTP/1.")],
  "a reset in the headers": ["remote-failed", reset(ok, "content-")],
  "a reset before the body": ["remote-failed", reset(ok, "content-length: 100\r\n\r\n")],
  "a reset in the body": ["remote-failed", reset(ok, "content-length: 100\r\n\r\n", "{")],
  "a reset in a chunk": ["remote-failed", reset(ok, "transfer-encoding: chunked\r\n\r\nff\r\n{")],
  "gzip that stops": [
    "remote-failed",
    sendAndEnd(ok, "content-encoding: gzip\r\n\r\n\u001f\u008b\b\0\0\0\0\0\0\u0003"),
  ],
  "gzip that is none": [
    "remote-failed",
    sendAndEnd(ok, "content-encoding: gzip\r\n\r\n", document),
  ],
  "two encodings": [
    "remote-failed",
    send(ok, "content-encoding: gzip, br\r\ncontent-length: 2\r\n\r\n{}"),
  ],
};

/** A server for one behaviour: `http://127.0.0.1:PORT`. */
export interface MisbehavingServer {
  readonly origin: string;
  /** Connections that are open. */
  readonly open: () => number;
  close(): Promise<void>;
}

export async function misbehave(behaviour: Behaviour): Promise<MisbehavingServer> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: false }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    socket.once("data", () => behaviour(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    open: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
