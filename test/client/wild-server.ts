import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived. */
export interface Arrival {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export type Answerer = (
  response: ServerResponse,
  arrival: Arrival,
  /** How many arrived at this path before. */
  before: number,
) => void;

/** An HTTP server on the loopback interface that answers as badly as a test wants. */
export interface WildServer {
  readonly baseUrl: string;
  readonly arrivals: Arrival[];
  /** From now on the path is answered so. */
  on(path: string, answer: Answerer): void;
  /** How many requests have arrived whose connections are neither free again nor closed. */
  busy(): number;
  close(): Promise<void>;
}

export async function startWildServer(): Promise<WildServer> {
  const arrivals: Arrival[] = [];
  const answers = new Map<string, Answerer>();
  let busy = 0;
  const server = createServer((request, response) => {
    busy += 1;
    response.on("close", () => (busy -= 1));
    void readBody(request).then((body) => {
      const path = request.url ?? "";
      const name = path.split("?")[0] ?? "";
      const before = arrivals.filter((arrival) => arrival.path.split("?")[0] === name).length;
      const arrival = { method: request.method ?? "", path, headers: request.headers, body };
      arrivals.push(arrival);
      const answer = answers.get(name) ?? ((response) => response.writeHead(404).end());
      answer(response, arrival, before);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    arrivals,
    busy: () => busy,
    on: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Answers with JSON. */
export function json(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string | string[]>> = {},
): Answerer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };
}

/** Answers with a text of any kind. */
export function text(body: string, status: number, contentType?: string): Answerer {
  return (response) => {
    response.writeHead(status, contentType === undefined ? {} : { "content-type": contentType });
    response.end(body);
  };
}

/** A promise, and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
