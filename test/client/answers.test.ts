import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiError, ConnectionError } from "../../templates/runtime/client-error.js";
import { ValidationError } from "../../templates/runtime/validate.js";
import { petsCall, readPet, thrown } from "./pets-client.js";
import { json, startWildServer, text, type Answerer, type WildServer } from "./wild-server.js";

let server: WildServer;
beforeAll(async () => void (server = await startWildServer()));
afterAll(() => server.close());

const html = "<!doctype html><title>Bad Gateway</title>";
const none = { times: 0 };

function answering(answer: Answerer): ReturnType<typeof petsCall> {
  server.on("/pets/1", answer);
  return petsCall(server.baseUrl, { retry: none });
}

describe("an answer without a body", () => {
  it.each([204, 205, 304])("%i gives undefined, whatever is declared", async (status) => {
    const call = answering((response) => response.writeHead(status).end());
    expect(await call(readPet())).toBeUndefined();
    const declared = readPet({ responses: { [status]: { mediaType: "application/json" } } });
    expect(await call.raw(declared)).toMatchObject({ ok: true, status, value: undefined });
  });

  it("to HEAD gives undefined", async () => {
    const call = answering((response) => response.writeHead(200, { "content-length": 9 }).end());
    expect(await call(readPet({ method: "HEAD" }))).toBeUndefined();
  });

  it("to HEAD with an error is an ApiError", async () => {
    const call = answering((response) => response.writeHead(404).end());
    const error = await thrown(call(readPet({ method: "HEAD" })), ApiError);
    expect(error).toMatchObject({ status: 404, value: undefined, text: undefined });
  });

  it("does not fit where one is declared", async () => {
    const error = await thrown(answering(text("", 200))(readPet()), ValidationError);
    expect(error.status).toBe(200);
    expect(error.message).toBe(
      "The answer to readPet is not valid: (root) is required, but the body is empty (received nothing)",
    );
  });

  it("gives undefined where none is declared", async () => {
    const call = answering(text("", 200));
    expect(await call(readPet({ responses: { 200: {} } }))).toBeUndefined();
  });
});

describe("an error", () => {
  it("has its endpoint, and no log is buried under it", async () => {
    const call = answering(json({ message: "no" }, 404));
    const endpoint = readPet();
    const error = await thrown(call(endpoint), ApiError);
    expect(error.endpoint).toBe(endpoint);
    expect(Object.keys(error)).toEqual(["name", "status", "value", "text", "issues", "headers"]);
    expect(inspect(error)).not.toContain("responses:");
    server.on("/pets/1", (response) => response.destroy());
    const lost = await thrown(petsCall(server.baseUrl, { retry: none })(endpoint), ConnectionError);
    expect(lost.endpoint).toBe(endpoint);
    expect(inspect(lost)).not.toContain("responses:");
  });
});

describe("a success", () => {
  it("is checked, and its value given", async () => {
    expect(await answering(json({ name: "Tom" }))(readPet())).toEqual({ name: "Tom" });
  });

  it.each([
    ["text/html", "text/html; charset=utf-8"],
    ["nothing", undefined],
    ["nonsense", ";;;"],
    ["another JSON", "application/problem+json"],
  ])("is read as declared where the content type is %s", async (_, contentType) => {
    const call = answering(text('{"name":"Tom"}', 200, contentType));
    expect(await call(readPet())).toEqual({ name: "Tom" });
  });

  it("that does not fit is a ValidationError with the status", async () => {
    const error = await thrown(answering(json({ no: 1 }))(readPet()), ValidationError);
    expect(error).toMatchObject({ status: 200, name: "ValidationError" });
    expect(error.issues).toMatchObject([{ pointer: "/name", message: "must have a name" }]);
  });

  it("that is no JSON is a ValidationError", async () => {
    const error = await thrown(answering(text(html, 200, "text/html"))(readPet()), ValidationError);
    expect(error.status).toBe(200);
    expect(error.message).toContain("must be JSON");
  });

  it("of a status that is not declared is an ApiError", async () => {
    const error = await thrown(answering(json({ name: "Tom" }, 202))(readPet()), ApiError);
    expect(error).toMatchObject({ status: 202, value: { name: "Tom" }, issues: [] });
    expect(error.message).toBe(
      "readPet (GET /pets/1) answered with status 202, which it does not declare",
    );
  });

  it("may be a text, or bytes", async () => {
    const plain = readPet({ responses: { 200: { mediaType: "text/plain" } } });
    expect(await answering(text("Tom", 200, "text/plain"))(plain)).toBe("Tom");
    expect(await answering(text("", 200, "text/plain"))(plain)).toBe("");
    const bytes = readPet({ responses: { 200: { mediaType: "image/png", kind: "bytes" } } });
    const call = answering((response) => response.writeHead(200).end(Buffer.from([0, 255, 7])));
    expect(await call(bytes)).toEqual(new Uint8Array([0, 255, 7]));
  });

  it("is what its content type says where several are declared", async () => {
    const both = readPet({
      responses: {
        200: {
          mediaType: "application/json",
          alternatives: [{ mediaType: "text/csv" }, { mediaType: "application/*", kind: "bytes" }],
        },
      },
    });
    expect(await answering(text("[1]", 200, "text/csv"))(both)).toBe("[1]");
    expect(await answering(text("[1]", 200, "application/json"))(both)).toEqual([1]);
    expect(await answering(text("1", 200, "application/zip"))(both)).toEqual(new Uint8Array([49]));
  });

  it("of any media type is JSON where it says so", async () => {
    const any = readPet({ responses: { 200: { mediaType: "*/*" } } });
    expect(await answering(json([1]))(any)).toEqual([1]);
    expect(await answering(text("[1]", 200, "text/plain"))(any)).toBe("[1]");
    expect(await answering(text("[1]", 200))(any)).toEqual([1]);
  });
});

describe("an error", () => {
  it("of a gateway, in HTML, keeps its text", async () => {
    const error = await thrown(answering(text(html, 502, "text/html"))(readPet()), ApiError);
    expect(error).toMatchObject({ status: 502, value: html, text: html, issues: [] });
    expect(error.headers.get("content-type")).toBe("text/html");
    expect(error.endpoint.operationId).toBe("readPet");
    expect(error.message).not.toContain("Gateway");
  });

  it("that is declared has a checked value", async () => {
    const error = await thrown(answering(json({ name: "none" }, 404))(readPet()), ApiError);
    expect(error).toMatchObject({ status: 404, value: { name: "none" }, issues: [] });
    expect(error.message).toBe("readPet (GET /pets/1) answered with status 404");
  });

  it.each<[string, Answerer, unknown]>([
    ["another body", json({ error: 1 }, 404), { error: 1 }],
    ["HTML", text(html, 404, "text/html"), html],
    ["no body", text("", 404), undefined],
  ])("that is declared and has %s has issues", async (_, answer, value) => {
    const error = await thrown(answering(answer)(readPet()), ApiError);
    expect(error).toMatchObject({ status: 404, value });
    expect(error.issues).toHaveLength(1);
  });

  it("that is not declared is JSON where it is JSON", async () => {
    const error = await thrown(answering(json({ code: 5 }, 418))(readPet()), ApiError);
    expect(error).toMatchObject({ status: 418, value: { code: 5 }, text: '{"code":5}' });
    const wrong = await thrown(
      answering(text("{cut", 418, "application/json"))(readPet()),
      ApiError,
    );
    expect(wrong.value).toBe("{cut");
  });

  it("keeps headers that come twice or are odd", async () => {
    const odd = json({}, 500, { "x-twice": ["a", "b"], "x-empty": "", "set-cookie": ["a=1", "b"] });
    const { headers } = await thrown(answering(odd)(readPet()), ApiError);
    expect(headers.get("x-twice")).toBe("a, b");
    expect(headers.get("x-empty")).toBe("");
  });

  it("says what was not given where 401 comes without credentials", async () => {
    const secured = readPet({ security: [{ bearer: [] }, { id: [], key: [] }] });
    const { message } = await thrown(answering(text("", 401))(secured), ApiError);
    expect(message).toMatch(
      /does not declare\. It asks for auth\.bearer or auth\.id with auth\.key, which the client was not given$/,
    );
  });
});

describe("raw", () => {
  it("never throws for a status", async () => {
    const call = answering(json({ name: "none" }, 404));
    const answer = await call.raw(readPet());
    expect(answer).toMatchObject({
      declared: true,
      ok: true,
      status: 404,
      value: { name: "none" },
    });
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.response).toMatchObject({ status: 404, bodyUsed: true });
    expect(answer).not.toHaveProperty("issues");
  });

  it("has issues where the body is not as declared", async () => {
    expect(await answering(json({ a: 1 })).raw(readPet())).toMatchObject({
      declared: true,
      ok: false,
      status: 200,
      value: { a: 1 },
      issues: [{ pointer: "/name" }],
    });
  });

  it("has none where the status is not declared", async () => {
    const answer = await answering(text(html, 503, "text/html")).raw(readPet());
    expect(answer).toMatchObject({
      declared: false,
      ok: false,
      status: 503,
      value: html,
      issues: [],
    });
  });
});

describe("the option responses", () => {
  const modes = (responses: "check" | "report" | "trust", answer: Answerer) => {
    server.on("/pets/1", answer);
    const told: unknown[] = [];
    const call = petsCall(server.baseUrl, {
      responses,
      retry: none,
      onIssues: (issues, { status, endpoint, value }) =>
        void told.push([issues.length, status, endpoint.operationId, value]),
    });
    return { call, told };
  };

  it("report gives what came, and tells onIssues", async () => {
    const { call, told } = modes("report", json({ a: 1 }));
    expect(await call(readPet())).toEqual({ a: 1 });
    expect(told).toEqual([[1, 200, "readPet", { a: 1 }]]);
  });

  it("check tells onIssues and throws", async () => {
    const { call, told } = modes("check", json({ a: 1 }));
    await thrown(call(readPet()), ValidationError);
    expect(told).toHaveLength(1);
  });

  it("trust does not look", async () => {
    const { call, told } = modes("trust", json({ a: 1 }));
    expect(await call(readPet())).toEqual({ a: 1 });
    expect(told).toEqual([]);
  });

  it("trust cannot trust what is no JSON", async () => {
    await thrown(modes("trust", text(html, 200)).call(readPet()), ValidationError);
    await thrown(modes("trust", text("", 200)).call(readPet()), ValidationError);
  });

  it("report and trust let pass a success that is not declared", async () => {
    expect(await modes("report", json({ a: 1 }, 202)).call(readPet())).toEqual({ a: 1 });
    expect(await modes("trust", json({ a: 1 }, 202)).call(readPet())).toEqual({ a: 1 });
  });

  it("decodes what nobody checks", async () => {
    const decode = (value: { readonly at: string }) => {
      if (value.at === "never") throw new RangeError("no date");
      return { at: new Date(value.at) };
    };
    const dated = readPet({ responses: { 200: { mediaType: "application/json", decode } } });
    expect(await modes("trust", json({ at: "2026-01-01" })).call(dated)).toEqual({
      at: new Date("2026-01-01"),
    });
    expect(await modes("trust", json({ at: "never" })).call(dated)).toEqual({ at: "never" });
  });
});
