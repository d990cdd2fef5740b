import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiError, ConnectionError } from "../../templates/runtime/client-error.js";
import type { ApiDescriptor } from "../../templates/runtime/client-settings.js";
import { createPet, petsCall, readPet, thrown } from "./pets-client.js";
import { json, startWildServer, type Answerer, type WildServer } from "./wild-server.js";

let server: WildServer;
let other: WildServer;
beforeAll(async () => {
  [server, other] = await Promise.all([startWildServer(), startWildServer()]);
  other.on("/elsewhere", json({ name: "Tom" }));
  server.on("/there", json({ name: "Tom" }));
});
afterAll(() => Promise.all([server.close(), other.close()]));

function redirect(status: number, location?: string): Answerer {
  return (response) =>
    void response.writeHead(status, location === undefined ? {} : { location }).end();
}

const keys: ApiDescriptor = {
  schemes: {
    bearer: { type: "http", scheme: "bearer" },
    header: { type: "apiKey", in: "header", name: "X-Key" },
    query: { type: "apiKey", in: "query", name: "key" },
    cookie: { type: "apiKey", in: "cookie", name: "session" },
  },
};
const secret = "top-secret";
const auth = { bearer: secret, header: secret, query: secret, cookie: secret };
const security = [{ bearer: [], header: [], query: [], cookie: [] }];

const callWithSecrets = () =>
  petsCall(server.baseUrl, { auth, headers: { "x-mine": secret } }, keys);

describe("a redirect within the origin", () => {
  it.each([301, 302, 303, 307, 308])("%i is followed with everything", async (status) => {
    const path = `/moved/${status}`;
    server.on(path, redirect(status, "/there"));
    expect(await callWithSecrets()(readPet({ path, security }))).toEqual({ name: "Tom" });
    expect(server.arrivals.at(-1)).toMatchObject({
      path: "/there",
      headers: { authorization: `Bearer ${secret}`, "x-key": secret, "x-mine": secret },
    });
  });

  it.each([
    [301, "GET", ""],
    [302, "GET", ""],
    [303, "GET", ""],
    [307, "POST", '{"a":1}'],
    [308, "POST", '{"a":1}'],
  ])("%i of a POST becomes %s", async (status, method, body) => {
    const path = `/posted/${status}`;
    server.on(path, redirect(status, "/there"));
    const post = createPet({ path, responses: { 200: { mediaType: "application/json" } } });
    expect(await petsCall(server.baseUrl)(post, { body: { a: 1 } })).toEqual({ name: "Tom" });
    const last = server.arrivals.at(-1);
    expect(last).toMatchObject({ path: "/there", method, body });
    expect(last?.headers["content-type"]).toBe(method === "GET" ? undefined : "application/json");
  });

  it("that goes round in circles ends", async () => {
    server.on("/round", redirect(302, "/round"));
    const error = await thrown(
      petsCall(server.baseUrl)(readPet({ path: "/round" })),
      ConnectionError,
    );
    expect(error.message).toContain("more than 20 redirects");
    expect(server.arrivals.filter(({ path }) => path === "/round")).toHaveLength(21);
  });
});

describe("a redirect to another origin", () => {
  it("is followed by reading requests, without anything that they carried", async () => {
    server.on("/away", redirect(302, `${other.baseUrl}/elsewhere`));
    const headers = [{ name: "x-own", style: "simple", explode: false, required: false }] as const;
    const get = readPet({ path: "/away", security, headers });
    const input = { headers: { "x-own": secret } };
    expect(await callWithSecrets()(get, input)).toEqual({ name: "Tom" });
    const last = other.arrivals.at(-1);
    expect(last?.path).toBe("/elsewhere");
    expect(JSON.stringify(last)).not.toContain(secret);
    expect(last?.headers["accept"]).toBe("application/json");
  });

  it("brings nothing back to the first one", async () => {
    other.on("/back", redirect(302, `${server.baseUrl}/there`));
    server.on("/there-and-back", redirect(302, `${other.baseUrl}/back`));
    await callWithSecrets()(readPet({ path: "/there-and-back", security }));
    const last = server.arrivals.at(-1);
    expect(last?.path).toBe("/there");
    expect(JSON.stringify(last)).not.toContain(secret);
  });

  it.each([301, 302, 303, 307, 308])(
    "%i is the answer to a request that writes",
    async (status) => {
      const path = `/written/${status}`;
      server.on(path, redirect(status, `${other.baseUrl}/elsewhere`));
      const before = other.arrivals.length;
      const post = createPet({ path, security });
      const error = await thrown(callWithSecrets()(post, { body: {} }), ApiError);
      expect(error.status).toBe(status);
      expect(error.headers.get("location")).toBe(`${other.baseUrl}/elsewhere`);
      expect(other.arrivals.length).toBe(before);
    },
  );

  it.each(["file:///etc/passwd", "javascript:0", "http://[", undefined])(
    "to %s is the answer",
    async (location) => {
      server.on("/odd", redirect(302, location));
      const call = petsCall(server.baseUrl);
      expect((await thrown(call(readPet({ path: "/odd" })), ApiError)).status).toBe(302);
    },
  );

  it("from https to http is the answer", async () => {
    const sent: string[] = [];
    const call = petsCall("https://api.example.com", {
      fetch: (url) => {
        sent.push(url);
        const headers = { location: "http://api.example.com/pets/1" };
        return Promise.resolve(new Response(null, { status: 301, headers }));
      },
    });
    expect((await thrown(call(readPet()), ApiError)).status).toBe(301);
    expect(sent).toEqual(["https://api.example.com/pets/1"]);
  });
});

it("a redirect that the operation declares is an answer", async () => {
  server.on("/declared", redirect(302, "/there"));
  const get = readPet({ path: "/declared", responses: { 302: {} } });
  const answer = await petsCall(server.baseUrl).raw(get);
  expect(answer).toMatchObject({ ok: true, status: 302 });
  expect(answer.headers.get("location")).toBe("/there");
});

describe("in a page, where redirects cannot be seen", () => {
  /** What browsers do (WHATWG Fetch, 4.4: an opaque-redirect filtered response). */
  const browser = (sent: string[]) => (_: string, init: RequestInit) => {
    sent.push(init.redirect ?? "");
    const unseen = new Response(null);
    Object.defineProperty(unseen, "type", { value: "opaqueredirect" });
    Object.defineProperty(unseen, "status", { value: 0 });
    return Promise.resolve(init.redirect === "manual" ? unseen : Response.json({ name: "Tom" }));
  };

  it("the browser follows what carries nothing", async () => {
    const sent: string[] = [];
    const call = petsCall("https://api.example.com", { fetch: browser(sent) });
    expect(await call(readPet())).toEqual({ name: "Tom" });
    expect(sent).toEqual(["manual", "follow"]);
  });

  it.each([{ headers: { "x-key": "1" } }, { auth: { header: "1" } }])(
    "nobody follows with %j",
    async (options) => {
      const sent: string[] = [];
      const call = petsCall("https://api.example.com", { ...options, fetch: browser(sent) }, keys);
      const get = readPet({ security: [{ header: [] }] });
      const error = await thrown(call(get), ConnectionError);
      expect(error.message).toContain("set baseUrl to the address that answers");
      expect(sent).toEqual(["manual"]);
    },
  );
});
