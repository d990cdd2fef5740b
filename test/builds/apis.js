import { createServer } from "node:http";
import { URL } from "node:url";

/**
 * Servers on loopback, one for each document. Each answers as its document says, fails where a project is to see
 * a failure, and refuses with 400 what a client must not send.
 */
const apis = { travel, github, c1: createC1() };

/** @returns the URL of each of them by its name, and how to end them */
export async function startApis() {
  const servers = [];
  const urls = {};
  for (const [name, answer] of Object.entries(apis)) {
    const server = createServer((request, response) => void reply(answer, request, response));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    servers.push(server);
    urls[name] = `http://127.0.0.1:${server.address().port}`;
  }
  return { urls, close: () => servers.forEach((server) => server.close()) };
}

async function reply(answer, request, response) {
  let text = "";
  for await (const chunk of request) text += chunk;
  const {
    status = 200,
    html,
    json,
  } = answer({
    ...{ method: request.method, url: new URL(request.url, "http://localhost") },
    ...{ headers: request.headers, body: text === "" ? undefined : JSON.parse(text) },
  });
  const type = html === undefined ? "application/json; charset=utf-8" : "text/html";
  response.writeHead(status, { "content-type": type }).end(html ?? JSON.stringify(json));
}

/** Stations are there; bookings are not, and a gateway says so in its own way. */
function travel({ url }) {
  if (!url.pathname.startsWith("/stations")) return { status: 502, html: "<h1>Bad Gateway</h1>" };
  const station = (id, name, country_code) => ({
    ...{ id, name, country_code, address: "1 Main Street", timezone: "Europe/Berlin" },
  });
  const data = [
    station("efdbb9d1-02c2-4bc3-afb7-6788d8782b1e", "Berlin Hauptbahnhof", "DE"),
    station("b2e783e1-c824-4d63-b37a-d8d698862f1d", "Paris Gare du Nord", "FR"),
  ];
  return { json: { data, links: { self: "https://api.example.com/stations" } } };
}

/** The languages of a repository; and a user who is not logged in. */
function github({ url, headers }) {
  if (url.pathname === "/repos/octocat/hello-world/languages") {
    return { json: { C: 78769, Python: 7769 } };
  }
  if (url.pathname !== "/user") return { status: 400, json: { message: `Not ${url.pathname}` } };
  const message =
    headers.authorization === undefined ? "Requires authentication" : "Bad credentials";
  const documentation_url = "https://docs.github.com/rest";
  return { status: 401, json: { message, documentation_url, status: "401" } };
}

/** The entitlements of an app, two on a page. It keeps what it is sent, and looks at every byte of it. */
function createC1() {
  const kept = [1, 2, 3].map((index) => ({
    ...{
      id: `e${index}`,
      appId: "a1",
      displayName: `Role ${index}`,
      grantCount: "9007199254740993",
    },
    ...{ createdAt: "2024-01-02T03:04:05Z", durationGrant: "3600s", purpose: "A_NEWER_PURPOSE" },
  }));
  const view = (appEntitlement) => ({ json: { appEntitlementView: { appEntitlement } } });
  return ({ method, url, headers, body }) => {
    const fault = (reason) => ({ status: 400, json: { code: 3, message: reason } });
    if (headers.authorization !== "Bearer secret") return fault("no bearer token");
    const { pathname, searchParams: query } = url;
    if (!pathname.startsWith("/api/v1/apps/a1/entitlements")) return fault(`path ${pathname}`);
    const id = pathname.split("/")[6];
    if (method === "GET" && id === undefined) {
      if (query.get("page_size") !== "2") return fault("page_size is not 2");
      const start = Number(query.get("page_token") ?? 0);
      const list = kept.slice(start, start + 2).map((appEntitlement) => ({ appEntitlement }));
      const more = start + 2 < kept.length;
      return { json: { list, expanded: null, nextPageToken: more ? String(start + 2) : "" } };
    }
    if (method === "POST" && headers["content-type"] !== "application/json") {
      return fault(`content-type ${headers["content-type"]}`);
    }
    if (method === "POST" && id === undefined) {
      const wanted = { displayName: "Deployer", durationUnset: {} };
      if (!isSame(body, wanted)) return fault(`created of ${JSON.stringify(body)}`);
      kept.push({ ...body, id: "e4", appId: "a1", grantCount: "0" });
      return view(kept.at(-1));
    }
    const index = kept.findIndex((entitlement) => entitlement.id === id);
    if (method === "GET" && index !== -1) return view(kept[index]);
    if (method !== "POST" || index === -1) return fault(`${method} ${pathname}`);
    // What only the server sets is not sent back; the duration takes the place of its sibling.
    const entitlement = { ...kept[index], displayName: "Release manager", durationGrant: "7200s" };
    for (const name of ["id", "grantCount", "createdAt", "durationUnset"]) delete entitlement[name];
    const wanted = { entitlement, updateMask: "displayName,durationGrant,durationUnset" };
    if (!isSame(body, wanted)) return fault(`updated by ${JSON.stringify(body)}`);
    kept[index] = { ...kept[index], ...entitlement };
    delete kept[index].durationUnset;
    return view(kept[index]);
  };
}

/** Equal JSON, whatever the order of properties; null and absent are different. */
function isSame(one, other) {
  const sorted = (_, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}
