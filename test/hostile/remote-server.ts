import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterThe } from "../setup/clean-up.js";

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export type Answers = Readonly<Record<string, Answer | ((response: ServerResponse) => void)>>;

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, the entry that allows it. */
  readonly origin: string;
  readonly port: number;
  /** What was asked for, with all headers. */
  readonly requests: readonly {
    readonly url: string;
    readonly headers: IncomingMessage["headers"];
  }[];
}

/** A server on the loopback address that is gone after the test. */
export async function serve(answers: (origin: string) => Answers): Promise<LoopbackServer> {
  const requests: { url: string; headers: IncomingMessage["headers"] }[] = [];
  let known: Answers = {};
  const server = createServer((request, response) => {
    const { url = "", headers } = request;
    requests.push({ url, headers });
    const answer = known[url] ?? { status: 404, body: "nothing here" };
    if (typeof answer === "function") return answer(response);
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body);
  });
  afterThe("test", async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  known = answers(origin);
  return { origin, port, requests };
}
