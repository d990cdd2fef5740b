import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ApiError,
  delayAfter,
  readRetryAfter,
  retryOf,
} from "../../templates/runtime/client-error.js";
import { createPet, petsCall, readPet, thrown } from "./pets-client.js";
import { json, startWildServer, type WildServer } from "./wild-server.js";

let server: WildServer;
beforeAll(async () => void (server = await startWildServer()));
afterAll(() => server.close());

const arrived = (path: string) => server.arrivals.filter((each) => each.path === path).length;
const soon = () => new Date(Date.now() - 1000).toUTCString();

describe("a status that passes", () => {
  it.each([
    [429, { "retry-after": "0" }],
    [429, { "retry-after": soon() }],
    [503, { "retry-after": "0" }],
    [503, {}],
    [502, {}],
    [504, {}],
    [408, {}],
  ])("%i %j is asked again", async (status, headers) => {
    const path = `/passing/${status}/${Object.values(headers).join("").length}`;
    server.on(path, (response, arrival, before) =>
      (before < 2 ? json({}, status, headers) : json({ name: "Tom" }))(response, arrival, before),
    );
    expect(await petsCall(server.baseUrl)(readPet({ path }))).toEqual({ name: "Tom" });
    expect(arrived(path)).toBe(3);
  });

  it("is the answer after the last attempt", async () => {
    server.on("/always", json({ wait: 1 }, 429, { "retry-after": "0" }));
    const error = await thrown(petsCall(server.baseUrl)(readPet({ path: "/always" })), ApiError);
    expect(error).toMatchObject({ status: 429, value: { wait: 1 } });
    expect(error.headers.get("retry-after")).toBe("0");
    expect(arrived("/always")).toBe(3);
  });

  it("is the answer where it asks for more patience than there is", async () => {
    server.on("/patient", json({}, 429, { "retry-after": "3600" }));
    const call = petsCall(server.baseUrl);
    expect(await thrown(call(readPet({ path: "/patient" })), ApiError)).toMatchObject({
      status: 429,
    });
    expect(arrived("/patient")).toBe(1);
  });

  it("of a POST is its answer, which arrived once", async () => {
    server.on("/once", json({}, 503, { "retry-after": "0" }));
    const post = createPet({ path: "/once" });
    await thrown(petsCall(server.baseUrl)(post, { body: {} }), ApiError);
    expect(arrived("/once")).toBe(1);
  });

  it.each([400, 409, 500, 501])("is not %i", async (status) => {
    const path = `/lasting/${status}`;
    server.on(path, json({}, status));
    await thrown(petsCall(server.baseUrl)(readPet({ path })), ApiError);
    expect(arrived(path)).toBe(1);
  });

  it("sends a stream only once", async () => {
    server.on("/stream", json({}, 503));
    const put = createPet({
      method: "PUT",
      path: "/stream",
      requestBody: { mediaType: "application/octet-stream", required: true },
    });
    const body = new Blob(["abc"]).stream();
    await thrown(petsCall(server.baseUrl)(put, { body }), ApiError);
    expect(server.arrivals.filter(({ path }) => path === "/stream")).toMatchObject([
      { body: "abc" },
    ]);
  });
});

describe("the option retry", () => {
  it.each([
    [0, 1],
    [1, 2],
    [{ times: 3, delay: 0 }, 4],
  ])("%j makes so many attempts: %i", async (retry, attempts) => {
    const path = `/times/${attempts}`;
    server.on(path, json({}, 503, { "retry-after": "0" }));
    const call = petsCall(server.baseUrl);
    await thrown(call(readPet({ path }), undefined, { retry }), ApiError);
    expect(arrived(path)).toBe(attempts);
  });

  it.each([-1, Number.NaN, { delay: "1" }, { times: null }])("%j is refused", (retry) => {
    expect(() => petsCall(server.baseUrl, { retry: retry as never })).toThrow(
      /^retry\.\w+ must be/,
    );
  });
});

describe("the wait", () => {
  const retry = retryOf({ delay: 100, maxDelay: 1000 });

  it("doubles, with jitter down to a half, up to its limit", () => {
    for (const [attempt, most] of [
      [1, 100],
      [2, 200],
      [3, 400],
      [5, 1000],
      [50, 1000],
    ] as const) {
      const waits = Array.from({ length: 200 }, () => delayAfter(attempt, null, retry) ?? NaN);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(most / 2);
      expect(Math.max(...waits)).toBeLessThanOrEqual(most);
      expect(new Set(waits).size).toBeGreaterThan(100);
    }
  });

  it("is what Retry-After says, unless that is too long", () => {
    expect(delayAfter(1, "1", retry)).toBe(1000);
    expect(delayAfter(1, "2", retry)).toBeUndefined();
  });

  const now = Date.UTC(2026, 0, 1);

  it.each([
    ["0", 0],
    [" 12 ", 12_000],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
    ["Thursday, 01-Jan-26 00:00:05 GMT", 5000],
    ["-1", undefined],
    ["1.5", undefined],
    ["soon", undefined],
    ["Sun", undefined],
    ["", undefined],
    ["9".repeat(200), undefined],
    [null, undefined],
  ])("Retry-After: %s is %s ms", (text, milliseconds) => {
    expect(readRetryAfter(text, now)).toBe(milliseconds);
  });
});
