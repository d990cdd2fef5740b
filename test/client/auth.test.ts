import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiError, ConnectionError } from "../../templates/runtime/client-error.js";
import type { ApiDescriptor, GivenOptions } from "../../templates/runtime/client-settings.js";
import { TokenError } from "../../templates/runtime/client-auth.js";
import type { EndpointData } from "../../templates/runtime/endpoint.js";
import { createPet, petsCall, readPet, thrown } from "./pets-client.js";
import { json, startWildServer, text, type WildServer } from "./wild-server.js";

let server: WildServer;
beforeAll(async () => {
  server = await startWildServer();
  server.on("/pets/1", json({ name: "Tom" }));
});
afterAll(() => server.close());

const api: ApiDescriptor = {
  schemes: {
    bearer: { type: "http", scheme: "Bearer" },
    basic: { type: "http", scheme: "basic" },
    other: { type: "http", scheme: "Hawk" },
    header: { type: "apiKey", in: "header", name: "X-Key" },
    query: { type: "apiKey", in: "query", name: "the key" },
    cookie: { type: "apiKey", in: "cookie", name: "session" },
    oauth: { type: "oauth2", tokenUrl: "/token" },
    oidc: { type: "openIdConnect" },
    tls: { type: "mutualTLS" },
  },
};

type Security = EndpointData["security"];

async function arrivalOf(auth: object, security: Security, options: GivenOptions = {}) {
  await petsCall(server.baseUrl, { auth, ...options }, api)(readPet({ security }));
  const last = server.arrivals.at(-1);
  if (last === undefined) throw new Error("Nothing arrived.");
  return last;
}

describe("the credentials of a scheme", () => {
  it.each<[string, unknown, object]>([
    ["bearer", "t", { authorization: "Bearer t" }],
    ["bearer", () => "t", { authorization: "Bearer t" }],
    ["bearer", () => Promise.resolve("t"), { authorization: "Bearer t" }],
    ["basic", { username: "ü", password: "a:b" }, { authorization: "Basic w7w6YTpi" }],
    ["basic", () => ({ username: "u", password: "" }), { authorization: "Basic dTo=" }],
    ["other", 'id="1"', { authorization: 'Hawk id="1"' }],
    ["header", "k", { "x-key": "k" }],
    ["cookie", "a;b", { cookie: "session=a%3Bb" }],
    ["oauth", "t", { authorization: "Bearer t" }],
    ["oidc", () => "t", { authorization: "Bearer t" }],
  ])("%s are sent where they belong", async (scheme, credential, headers) => {
    const arrival = await arrivalOf({ [scheme]: credential }, [{ [scheme]: [] }]);
    expect(arrival.headers).toMatchObject(headers);
  });

  it("of a query are appended, percent-encoded", async () => {
    const arrival = await arrivalOf({ query: "a&b" }, [{ query: [] }]);
    expect(arrival.path).toBe("/pets/1?the%20key=a%26b");
  });

  it("of a cookie stand beside cookies of the operation", async () => {
    const cookies = [{ name: "a", style: "form", explode: true, required: false }] as const;
    const get = readPet({ cookies, security: [{ cookie: [] }] });
    await petsCall(server.baseUrl, { auth: { cookie: "s" } }, api)(get, { cookies: { a: 1 } });
    expect(server.arrivals.at(-1)?.headers["cookie"]).toBe("a=1; session=s");
  });

  it.each<[string, Security, object]>([
    ["the first alternative that is given", [{ header: [] }, { bearer: [] }], { x: undefined }],
    ["all of an alternative", [{ bearer: [], header: [] }, { bearer: [] }], {}],
  ])("are those of %s", async (_, security) => {
    const { headers } = await arrivalOf({ bearer: "t" }, security);
    expect(headers).toMatchObject({ authorization: "Bearer t" });
    expect(headers).not.toHaveProperty("x-key");
  });

  it("stand together where they are needed together", async () => {
    const security = [{ bearer: [], header: [], tls: [] }];
    const { headers } = await arrivalOf({ bearer: "t", header: "k" }, security);
    expect(headers).toMatchObject({ authorization: "Bearer t", "x-key": "k" });
  });

  it.each<[string, Security]>([
    ["nothing", []],
    ["another scheme", [{ header: [] }]],
    ["one scheme more", [{ bearer: [], header: [] }]],
    ["an unknown scheme", [{ constructor: [] }]],
  ])("are not sent to an operation that asks for %s", async (_, security) => {
    const { headers } = await arrivalOf({ bearer: "t" }, security);
    expect(headers).not.toHaveProperty("authorization");
  });

  it("are sent where anybody may call, too", async () => {
    const { headers } = await arrivalOf({ bearer: "t" }, [{}, { bearer: [] }]);
    expect(headers).toHaveProperty("authorization");
  });

  it("are sent with every call where the document never says what is needed", async () => {
    const always = { ...api, always: true };
    await petsCall(server.baseUrl, { auth: { bearer: "t" } }, always)(readPet());
    expect(server.arrivals.at(-1)?.headers).toMatchObject({ authorization: "Bearer t" });
  });

  it("give way to headers that are given", async () => {
    const headers = { Authorization: "mine" };
    const arrival = await arrivalOf({ bearer: "t" }, [{ bearer: [] }], { headers });
    expect(arrival.headers).toMatchObject({ authorization: "mine" });
  });
});

describe("credentials that cannot be sent", () => {
  it.each<[string, unknown, RegExp]>([
    ["bearer", "", /^auth\.bearer must be a text/],
    ["bearer", () => undefined, /^auth\.bearer must be a text/],
    ["bearer", "s3cret\n", /^auth\.bearer holds a character that cannot be sent$/],
    ["query", "s3cret\ud800", /^auth\.query holds/],
    ["basic", "s3cret", /^auth\.basic must be an object/],
    ["basic", { username: "s3:cret", password: "" }, /^The username of auth\.basic/],
    ["oauth", { clientId: "s3cret" }, /^auth\.oauth must be a token, or/],
  ])("%s are told without the secret", async (scheme, credential, message) => {
    const error = await thrown(arrivalOf({ [scheme]: credential }, [{ [scheme]: [] }]), TypeError);
    expect(error.message).toMatch(message);
    expect(inspect(error)).not.toContain("s3cret");
  });

  it("a function that throws is heard", async () => {
    const auth = {
      bearer: () => {
        throw new Error("no session");
      },
    };
    await expect(arrivalOf(auth, [{ bearer: [] }])).rejects.toThrow("no session");
  });
});

describe("client credentials", () => {
  const clientSecret = "cl1ent-s3cret";
  const oauth = { clientId: "id", clientSecret };
  const security = [{ oauth: [] }];
  const get = readPet({ path: "/mine", security });

  /** A server that gives `token-1`, `token-2` …, and takes only the last one. */
  async function startTokenServer(expiresIn?: number) {
    const own = await startWildServer();
    let given = 0;
    own.on("/token", (response, arrival, before) => {
      given += 1;
      const token = { access_token: `token-${given}`, token_type: "bearer", expires_in: expiresIn };
      json(token)(response, arrival, before);
    });
    own.on("/mine", (response, arrival, before) => {
      const isValid = arrival.headers["authorization"] === `Bearer token-${given}`;
      (isValid ? json({ name: "Tom" }) : text("", 401))(response, arrival, before);
    });
    const asked = () => own.arrivals.filter(({ path }) => path === "/token");
    return { own, asked, revoke: () => void (given += 1) };
  }

  it("get one token for 100 concurrent calls, and for those that follow", async () => {
    const { own, asked } = await startTokenServer(3600);
    const call = petsCall(own.baseUrl, { auth: { oauth } }, api);
    await Promise.all(Array.from({ length: 100 }, () => call(get)));
    await call(get);
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatchObject({
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: `grant_type=client_credentials&client_id=id&client_secret=${clientSecret}`,
    });
    await own.close();
  });

  it("may stand in a header, with scopes", async () => {
    const { own, asked } = await startTokenServer();
    const scoped = { ...oauth, clientId: "i d", authentication: "basic", scopes: ["a", "b"] };
    await petsCall(own.baseUrl, { auth: { oauth: scoped } }, api)(get);
    expect(asked()[0]).toMatchObject({
      headers: { authorization: `Basic ${btoa(`i+d:${clientSecret}`)}` },
      body: "grant_type=client_credentials&scope=a+b",
    });
    await own.close();
  });

  it("get another token when the first has expired", async () => {
    const { own, asked } = await startTokenServer(0);
    const call = petsCall(own.baseUrl, { auth: { oauth } }, api);
    await call(get);
    await call(get);
    expect(asked()).toHaveLength(2);
    await own.close();
  });

  it("get another one, once, when a token is refused, also for a POST", async () => {
    const { own, asked, revoke } = await startTokenServer(3600);
    const call = petsCall(own.baseUrl, { auth: { oauth }, retry: 0 }, api);
    await call(get);
    revoke();
    // All are refused, and one of them renews for all.
    await Promise.all(Array.from({ length: 20 }, () => call(get)));
    expect(asked()).toHaveLength(2);
    revoke();
    const post = createPet({ path: "/mine", security, responses: { 200: {} } });
    await call(post, { body: {} });
    expect(asked()).toHaveLength(3);
    await own.close();
  });

  it("are refused in the end", async () => {
    const { own, asked } = await startTokenServer(3600);
    own.on("/mine", text("", 401));
    const error = await thrown(petsCall(own.baseUrl, { auth: { oauth } }, api)(get), ApiError);
    expect(error.status).toBe(401);
    expect(asked()).toHaveLength(2);
    await own.close();
  });

  it("are asked for again after a failure", async () => {
    const { own } = await startTokenServer();
    const call = petsCall(own.baseUrl, { auth: { oauth } }, api);
    own.on("/token", json({ error: "invalid_client", error_description: clientSecret }, 401));
    const error = await thrown(call(get), TokenError);
    expect(error.message).toBe(
      "The token request of auth.oauth failed: status 401, invalid_client",
    );
    expect(error.status).toBe(401);
    expect(inspect(error)).not.toContain(clientSecret);
    own.on("/token", json({ access_token: "token-0" }));
    expect(await call(get)).toEqual({ name: "Tom" });
    await own.close();
  });

  it.each<[string, Parameters<WildServer["on"]>[1], string]>([
    ["HTML", text("<html>", 200, "text/html"), "the answer has no access_token"],
    ["no token", json({ access_token: "" }), "the answer has no access_token"],
    ["an own error", json({ error: clientSecret }, 400), "status 400"],
    ["a redirect", (r) => r.writeHead(307, { location: "/x" }).end(), "it was redirected"],
    ["a reset", (r) => r.socket?.resetAndDestroy(), "no connection (ECONNRESET)"],
    ["silence", () => undefined, "no answer within 30 ms"],
  ])("answered with %s are told without a secret", async (_, answer, message) => {
    const own = await startWildServer();
    own.on("/token", answer);
    const timeout = message.endsWith("30 ms") ? 30 : 60_000;
    const call = petsCall(own.baseUrl, { auth: { oauth }, timeout }, api);
    // The call itself has as much time.
    const error = await thrown(call(get, undefined, { timeout: 60_000 }), TokenError);
    expect(error.message).toContain(message);
    expect(inspect(error)).not.toContain(clientSecret);
    expect(own.arrivals.filter(({ path }) => path !== "/token")).toEqual([]);
    await own.close();
  });

  it("one caller that gives up does not take the token from the others", async () => {
    const { own, asked } = await startTokenServer();
    const call = petsCall(own.baseUrl, { auth: { oauth } }, api);
    const signal = AbortSignal.abort(new Error("enough"));
    const controller = new AbortController();
    const leaving = call(get, undefined, { signal: controller.signal });
    const staying = call(get);
    controller.abort(new Error("enough"));
    expect((await thrown(leaving, Error)).message).toBe("enough");
    expect(await staying).toEqual({ name: "Tom" });
    expect(asked()).toHaveLength(1);
    await thrown(call(get, undefined, { signal }), Error);
    await own.close();
  });

  it("need a token URL, encrypted where the API is", async () => {
    const nowhere: ApiDescriptor = { schemes: { oauth: { type: "oauth2" } } };
    const call = petsCall(server.baseUrl, { auth: { oauth } }, nowhere);
    expect((await thrown(call(get), TypeError)).message).toMatch(/^auth\.oauth needs a tokenUrl/);
    const plain: ApiDescriptor = {
      schemes: { oauth: { type: "oauth2", tokenUrl: "http://auth.example.com/token" } },
    };
    const secure = petsCall("https://api.example.com", { auth: { oauth } }, plain);
    expect((await thrown(secure(get), TypeError)).message).toContain("is not encrypted");
  });
});

describe("no error repeats a secret", () => {
  it("that the platform's own error has", async () => {
    const leaky = (url: string) => Promise.reject(new TypeError(`cannot reach ${url}`));
    const auth = { query: "s3cret&more" };
    const call = petsCall(server.baseUrl, { auth, fetch: leaky }, api);
    const error = await thrown(call(readPet({ security: [{ query: [] }] })), ConnectionError);
    expect(inspect(error)).not.toContain("s3cret");
    expect(error.cause).toBeUndefined();
  });

  it("that the server repeats", async () => {
    server.on("/echo", (response, { headers }) =>
      response.writeHead(403).end(`${String(headers["authorization"])} is not allowed`),
    );
    const auth = { bearer: "s3cret" };
    const echo = readPet({ path: "/echo", security: [{ bearer: [] }] });
    const error = await thrown(petsCall(server.baseUrl, { auth }, api)(echo), ApiError);
    expect(`${error.message} ${error.stack ?? ""}`).not.toContain("s3cret");
    expect(error.text).toContain("s3cret");
  });
});
