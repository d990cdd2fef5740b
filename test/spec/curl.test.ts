import { describe, expect, it } from "vitest";
import {
  buildRequest,
  createAppEntitlement,
  endpoints,
  serverUrl,
  servers,
  type HttpRequest,
} from "../../generated/src/index.js";

const token = "secret";
const baseUrl = serverUrl(servers[0], { tenantDomain: "acme" });
const options = { baseUrl, headers: { authorization: `Bearer ${token}` } };
const path = "https://acme.conductor.one/api/v1/apps/a%201/entitlements";
const authorization = `Bearer ${token}`;
const pathParams = { app_id: "a 1" };

/** What the cURL examples of the reference pages send, written as `buildRequest` writes it. */
const examples: readonly (readonly [name: string, request: HttpRequest, want: object])[] = [
  [
    "create an entitlement",
    buildRequest(
      createAppEntitlement,
      { pathParams, body: { displayName: "displayName" } },
      options,
    ),
    {
      method: "POST",
      url: path,
      headers: { authorization, "content-type": "application/json" },
      body: { displayName: "displayName" },
    },
  ],
  [
    "update an entitlement, with an empty body",
    buildRequest(
      endpoints.apps.entitlements.update,
      { pathParams: { ...pathParams, id: "e/1" }, body: {} },
      options,
    ),
    {
      method: "POST",
      url: `${path}/e%2F1`,
      headers: { authorization, "content-type": "application/json" },
      body: {},
    },
  ],
  [
    "retrieve the grants of an entitlement",
    buildRequest(
      endpoints.apps.entitlements.retrieveGrants,
      { pathParams: { ...pathParams, app_entitlement_id: "e" } },
      options,
    ),
    { method: "GET", url: `${path}/e/grants`, headers: { authorization }, body: undefined },
  ],
];

describe("the cURL examples of the pages", () => {
  it.each(examples)("%s", (_, { method, url, headers, body }, want) => {
    const { accept: _accept, ...sent } = headers;
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    expect({ method, url, headers: sent, body: value }).toEqual(want);
  });
});
