import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type * as Package from "../../generated/src/index.js";
import { listAt, objectAt, stringAt, type JsonObject } from "../spec/json.js";

/** A C1 of our own on the loopback interface, and what it was asked. */
export interface Loopback {
  readonly baseUrl: string;
  /** `GET /api/v1/apps?page_size=2`, in the order of arrival. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

interface Call {
  readonly pathParams: JsonObject;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Route {
  readonly endpoint: Package.Endpoint;
  readonly answer: (call: Call) => unknown;
}

type Api = Pick<typeof Package, "createAppEntitlement" | "listApps" | "updateAppEntitlement"> &
  Pick<typeof Package, "clearAppEntitlementMaxGrantDuration" | "formatIssues">;

/**
 * Answers in the shapes of the reference pages, and checks bodies with the descriptors' schemas.
 * Below `/wrong` the answers are faulty: an app with a text for a number, and the pages' placeholder.
 */
export async function startServer(api: Api, token: string): Promise<Loopback> {
  const log: string[] = [];
  const right = rightRoutes(api);
  const wrong = wrongRoutes(api);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    log.push(`${request.method ?? ""} ${url.pathname}${url.search}`);
    void readBody(request).then((body) => {
      const isWrong = url.pathname.startsWith("/wrong/");
      const path = url.pathname.replace(/^\/wrong/, "");
      const isKnown = request.headers.authorization === `Bearer ${token}`;
      const answer = isKnown
        ? dispatch(isWrong ? wrong : right, request.method ?? "", path, url.searchParams, body, api)
        : failure(401, "unknown token");
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function dispatch(
  routes: readonly Route[],
  method: string,
  path: string,
  query: URLSearchParams,
  text: string,
  { formatIssues }: Api,
): Answer {
  for (const { endpoint, answer } of routes) {
    const pathParams = matchPath(endpoint.path, path);
    if (endpoint.method !== method || pathParams === undefined) continue;
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    const checked = endpoint.requestBody?.schema?.["~standard"].validate(body);
    if (checked !== undefined && "issues" in checked && checked.issues !== undefined) {
      return failure(400, formatIssues(checked.issues as readonly Package.Issue[]));
    }
    const found = answer({ pathParams, query, body });
    return found === undefined ? failure(404, "not found") : { status: 200, body: found };
  }
  return failure(404, `no route for ${method} ${path}`);
}

/** Errors as grpc-gateway writes them; the document declares none. */
function failure(status: number, message: string): Answer {
  return { status, body: { code: status, message, details: [] } };
}

/** The parameters of a path that fits the template. */
function matchPath(template: string, path: string): JsonObject | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const values = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
  if (values === null) return undefined;
  return Object.fromEntries(
    names.map((name, index) => [name, decodeURIComponent(values[index + 1] ?? "")]),
  );
}

const createPage = readPayload("create-entitlement");
const pageApp = objectAt(listAt(readPayload("list-apps"), "list")[0]);

function readPayload(name: string): JsonObject {
  return JSON.parse(readFileSync(`test/payloads/${name}.json`, "utf8")) as JsonObject;
}

function rightRoutes(api: Api): Route[] {
  const entitlements = new Map<string, JsonObject>();
  const names = ["Ledger", "Payroll", "Wiki", "Door badges", "Mail"];
  return [
    {
      endpoint: api.listApps,
      answer: ({ query }) => {
        const start = Number(query.get("page_token") ?? 0);
        const end = start + Number(query.get("page_size") ?? 25);
        const list = names.slice(start, end).map((displayName) => ({ ...pageApp, displayName }));
        return { list, nextPageToken: end < names.length ? String(end) : "" };
      },
    },
    {
      endpoint: api.createAppEntitlement,
      answer: ({ pathParams, body }) => {
        const id = `entitlement-${entitlements.size + 1}`;
        const created = {
          ...repairedEntitlement(api),
          ...objectAt(body),
          id,
          appId: pathParams["app_id"],
        };
        entitlements.set(id, created);
        return viewOf(created);
      },
    },
    {
      endpoint: api.updateAppEntitlement,
      answer: ({ pathParams, body }) => {
        const stored = entitlements.get(stringAt(pathParams, "id") ?? "");
        if (stored === undefined || stored["appId"] !== pathParams["app_id"]) return undefined;
        const mask = (stringAt(body, "updateMask") ?? "").split(",");
        const given = objectAt(body, "entitlement");
        const isDuration = mask.some((field) => /^duration/.test(field));
        const kept = isDuration ? api.clearAppEntitlementMaxGrantDuration(stored) : stored;
        const changed = Object.fromEntries(mask.map((field) => [field, given[field]]));
        const updated = { ...kept, ...changed };
        entitlements.set(String(stored["id"]), updated);
        return viewOf(updated);
      },
    },
  ];
}

/** The entitlement of the page, with one member of each oneof. */
function repairedEntitlement(api: Api): JsonObject {
  const page = objectAt(createPage, "appEntitlementView", "appEntitlement");
  const { manual } = objectAt(page, "provisionerPolicy");
  return {
    ...api.clearAppEntitlementMaxGrantDuration(page),
    provisionerPolicy: { manual },
    deprovisionerPolicy: { unconfigured: {} },
  };
}

function viewOf(appEntitlement: unknown): JsonObject {
  const view = objectAt(createPage, "appEntitlementView");
  return { ...createPage, appEntitlementView: { ...view, appEntitlement } };
}

function wrongRoutes(api: Api): Route[] {
  return [
    {
      endpoint: api.listApps,
      answer: () => ({ list: [pageApp, { ...pageApp, monthlyCostUsd: "12" }] }),
    },
    { endpoint: api.createAppEntitlement, answer: () => createPage },
  ];
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
