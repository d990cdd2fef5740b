import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConnectionError, TimeoutError } from "../../templates/runtime/client-error.js";
import { createPet, petsCall, readPet, thrown } from "./pets-client.js";
import { gate, json, startWildServer, type Answerer, type WildServer } from "./wild-server.js";

let server: WildServer;
beforeAll(async () => void (server = await startWildServer()));
afterAll(() => server.close());

const none = { times: 0 };
const fetchedPet = readPet();

function arrived(path: string): number {
  return server.arrivals.filter((arrival) => arrival.path === path).length;
}

/** Resets the connection before, within or after the headers. */
const resets: readonly (readonly [string, Answerer])[] = [
  ["before the headers", (response) => void response.socket?.resetAndDestroy()],
  [
    "within the headers",
    ({ socket }) =>
      void socket?.write("HTTP/1.1 200 OK\r\ncontent-ty", () => socket.resetAndDestroy()),
  ],
  [
    "after the headers",
    (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
      response.write('{"name":', () => response.socket?.resetAndDestroy());
    },
  ],
];

/** Answers with headers, and a body that goes on for ever. */
const endless: Answerer = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write("[1");
  const timer = setInterval(() => response.write(",1"), 5);
  response.on("close", () => clearInterval(timer));
};

const silent: Answerer = () => undefined;

describe("a connection that is reset", () => {
  it.each(resets)("%s is tried again", async (place, reset) => {
    const path = `/reset/${place.replaceAll(" ", "-")}`;
    server.on(path, (response, arrival, before) =>
      (before < 2 ? reset : json({ name: "Tom" }))(response, arrival, before),
    );
    expect(await petsCall(server.baseUrl)(readPet({ path }))).toEqual({ name: "Tom" });
    expect(arrived(path)).toBe(3);
  });

  it.each(resets)(
    "%s fails in the end, and says what and at which attempt",
    async (place, reset) => {
      const path = `/broken/${place.replaceAll(" ", "-")}`;
      server.on(path, reset);
      const error = await thrown(petsCall(server.baseUrl)(readPet({ path })), ConnectionError);
      expect(error.message).toMatch(
        new RegExp(`^readPet \\(GET ${path}\\) failed at attempt 3: the connection failed`),
      );
      expect(error).toMatchObject({ attempt: 3, endpoint: { operationId: "readPet" } });
      expect(error.cause).toBeInstanceOf(Error);
      expect(arrived(path)).toBe(3);
    },
  );

  it.each(resets)("%s ends a POST, which arrives once", async (place, reset) => {
    const path = `/post/${place.replaceAll(" ", "-")}`;
    server.on(path, reset);
    const post = createPet({ path });
    await thrown(petsCall(server.baseUrl)(post, { body: {} }), ConnectionError);
    expect(arrived(path)).toBe(1);
  });

  it("ends a POST later only where that was asked for", async () => {
    server.on("/told", (response, arrival, before) =>
      (before < 1 ? resets[0]?.[1] : json({ name: "Tom" }, 201))?.(response, arrival, before),
    );
    const retry = { delay: 0, methods: ["post"] };
    const call = petsCall(server.baseUrl, { retry: none });
    const post = createPet({ path: "/told" });
    expect(await call(post, { body: { a: 1 } }, { retry })).toEqual({ name: "Tom" });
    expect(server.arrivals.slice(-2).map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}']);
  });
});

it("where nobody listens, the error says so", async () => {
  const other = await startWildServer();
  await other.close();
  const error = await thrown(petsCall(other.baseUrl)(fetchedPet), ConnectionError);
  expect(error.message).toBe(
    "readPet (GET /pets/1) failed at attempt 3: the connection failed (ECONNREFUSED)",
  );
});

describe("the option timeout", () => {
  it.each<[string, Answerer]>([
    ["a server that says nothing", silent],
    ["a body that never ends", endless],
    ["an error whose body never ends", (response) => void response.writeHead(500).write("<html>")],
  ])("ends %s", async (name, answer) => {
    const path = `/slow/${name.replaceAll(" ", "-")}`;
    server.on(path, answer);
    const call = petsCall(server.baseUrl, { timeout: 40, retry: { times: 1, delay: 0 } });
    const error = await thrown(call(readPet({ path })), TimeoutError);
    expect(error).toMatchObject({ attempt: 2, timeout: 40, name: "TimeoutError" });
    expect(error.message).toBe(
      `readPet (GET ${path}) failed at attempt 2: no whole answer within 40 ms`,
    );
    expect(arrived(path)).toBe(2);
  });

  it("of the call wins over that of the client", async () => {
    server.on("/slow/own", silent);
    const call = petsCall(server.baseUrl, { timeout: 60_000, retry: none });
    const slow = call(readPet({ path: "/slow/own" }), undefined, { timeout: 20 });
    expect((await thrown(slow, TimeoutError)).timeout).toBe(20);
  });

  it("ends a fetch, a hook and a function for a token that never answer", async () => {
    const never = () => new Promise<never>(() => undefined);
    const options = { timeout: 20, retry: none };
    const { baseUrl } = server;
    await thrown(petsCall(baseUrl, { ...options, fetch: never })(fetchedPet), TimeoutError);
    await thrown(petsCall(baseUrl, { ...options, onRequest: never })(fetchedPet), TimeoutError);
    server.on("/pets/1", json({ name: "Tom" }));
    await thrown(petsCall(baseUrl, { ...options, onResponse: never })(fetchedPet), TimeoutError);
    const api = { schemes: { key: { type: "http", scheme: "bearer" } } } as const;
    const call = petsCall(baseUrl, { ...options, auth: { key: never } }, api);
    await thrown(call(readPet({ security: [{ key: [] }] })), TimeoutError);
  });

  it.each([0, Infinity])("%d is none", async (timeout) => {
    server.on("/pets/1", json({ name: "Tom" }));
    expect(await petsCall(server.baseUrl, { timeout })(fetchedPet)).toEqual({ name: "Tom" });
  });

  it.each([-1, Number.NaN, "1"])("%s is refused", (timeout) => {
    expect(() => petsCall(server.baseUrl, { timeout: timeout as number })).toThrow(
      "timeout must be a number of milliseconds",
    );
  });
});

describe("a signal", () => {
  it("that has ended sends nothing", async () => {
    const signal = AbortSignal.abort(new Error("too late"));
    const path = "/abort/before";
    const call = petsCall(server.baseUrl)(readPet({ path }), undefined, { signal });
    expect((await thrown(call, Error)).message).toBe("too late");
    expect(arrived(path)).toBe(0);
  });

  it.each<[string, Answerer]>([
    ["before the headers", silent],
    ["within the body", endless],
  ])("ends a call %s", async (name, answer) => {
    const path = `/abort/${name.replaceAll(" ", "-")}`;
    const { opened, open } = gate();
    server.on(path, (response, arrival, before) => {
      answer(response, arrival, before);
      open();
    });
    const controller = new AbortController();
    const listeners = countListeners(controller.signal);
    const { signal } = controller;
    const call = petsCall(server.baseUrl)(readPet({ path }), undefined, { signal });
    await opened;
    controller.abort(new Error("enough"));
    expect((await thrown(call, Error)).message).toBe("enough");
    expect(arrived(path)).toBe(1);
    expect(listeners()).toBe(0);
  });

  it("ends the wait for another attempt", async () => {
    server.on("/abort/wait", json({}, 503, { "retry-after": "20" }));
    const controller = new AbortController();
    const listeners = countListeners(controller.signal);
    const { signal } = controller;
    const onResponse = () => void setImmediate(() => controller.abort(new Error("enough")));
    const call = petsCall(server.baseUrl, { onResponse });
    const waiting = call(readPet({ path: "/abort/wait" }), undefined, { signal });
    expect((await thrown(waiting, Error)).message).toBe("enough");
    expect(listeners()).toBe(0);
  });

  it("keeps no listener where the call ends by itself", async () => {
    server.on("/pets/1", json({ name: "Tom" }));
    const { signal } = new AbortController();
    const listeners = countListeners(signal);
    await petsCall(server.baseUrl)(fetchedPet, undefined, { signal });
    expect(listeners()).toBe(0);
  });
});

/** How many listeners a signal has of those that were added since. */
function countListeners(signal: AbortSignal): () => number {
  const added = new Set<unknown>();
  const addEventListener = signal.addEventListener.bind(signal);
  const removeEventListener = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: never, ...rest: never[]) => {
    added.add(listener);
    addEventListener(type, listener, ...rest);
  };
  signal.removeEventListener = (type: string, listener: never, ...rest: never[]) => {
    added.delete(listener);
    removeEventListener(type, listener, ...rest);
  };
  return () => added.size;
}

describe("nothing is left behind", () => {
  it("of calls that ended in any way: no connection stays busy, no timer runs", async () => {
    const own = await startWildServer();
    own.on("/a", endless);
    own.on("/b", silent);
    own.on("/c", json({ name: "Tom" }));
    own.on("/d", json({}, 503));
    const timers = countTimers();
    const call = petsCall(own.baseUrl, { retry: { times: 1, delay: 1 } });
    const hasty = { timeout: 30 };
    const calls = [
      call(readPet({ path: "/a" }), undefined, hasty),
      call(readPet({ path: "/b" }), undefined, hasty),
      call(readPet({ path: "/c" })),
      call(readPet({ path: "/d" })),
    ];
    const ends = (await Promise.allSettled(calls)).map(({ status }) => status);
    expect(ends).toEqual(["rejected", "rejected", "fulfilled", "rejected"]);
    expect(timers()).toBe(0);
    await until(() => own.busy() === 0);
    await own.close();
  });
});

/** How many timers were started by the client and neither ended nor cleared. */
function countTimers(): () => number {
  const running = new Set<unknown>();
  const { setTimeout: start, clearTimeout: clear } = globalThis;
  globalThis.setTimeout = ((run: () => void, milliseconds: number) => {
    const timer = start(() => (running.delete(timer), run()), milliseconds);
    // The test's own server and fetch have timers too.
    if (/templates\/runtime/.test(new Error().stack ?? "")) running.add(timer);
    return timer;
  }) as typeof start;
  globalThis.clearTimeout = (timer) => {
    running.delete(timer);
    clear(timer);
  };
  return () => {
    Object.assign(globalThis, { setTimeout: start, clearTimeout: clear });
    return running.size;
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 500 && !holds(); attempt += 1) await wait(2);
  expect(holds()).toBe(true);
}
