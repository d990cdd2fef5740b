import { isObject } from "./json.js";

const createEntitlement = ["paths", "/api/v1/apps/{app_id}/entitlements", "post"];
const schema = (key: string, ...rest: string[]): string[] => [
  ...["components", "schemas", key],
  ...rest,
];
export const property = (key: string, name: string, ...rest: string[]): string[] =>
  schema(key, "properties", name, ...rest);

/** A mistake to put into the document, and a part of the line that has to report it. */
export interface Planted {
  readonly title: string;
  readonly at: readonly string[];
  /** When left out, what stands there is removed. */
  readonly value?: unknown;
  readonly finds: string;
}

export const planted: readonly Planted[] = [
  {
    title: "a missing operation",
    at: createEntitlement,
    finds: "operations: document lacks POST /api/v1/apps/{app_id}/entitlements",
  },
  {
    title: "an operation that the facts do not have",
    at: ["paths", "/api/v1/apps", "put"],
    value: { operationId: "putApps" },
    finds: "operations: document has PUT /api/v1/apps, which the facts do not have",
  },
  {
    title: "a wrong accessor",
    at: [...createEntitlement, "x-accessor"],
    value: "apps.entitlements.add",
    finds:
      "POST /api/v1/apps/{app_id}/entitlements: x-accessor is apps.entitlements.add, " +
      "the facts say apps.entitlements.create",
  },
  {
    title: "a wrong RPC",
    at: [...createEntitlement, "x-rpc"],
    value: "app.v1.AppEntitlements.Update",
    finds:
      "POST /api/v1/apps/{app_id}/entitlements: x-rpc is app.v1.AppEntitlements.Update, " +
      "the facts say app.v1.AppEntitlements.Create",
  },
  {
    title: "a wrong tag",
    at: ["paths", "/api/v1/apps", "get", "tags"],
    value: ["Apps"],
    finds: "GET /api/v1/apps: tags is Apps, the facts say App",
  },
  {
    title: "a deprecation that is forgotten",
    at: [
      "paths",
      "/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users",
      "get",
      "deprecated",
    ],
    finds:
      "GET /api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users: " +
      "deprecated is false, the facts say true",
  },
  {
    title: "a repeated operationId",
    at: ["paths", "/api/v1/apps", "get", "operationId"],
    value: "createApp",
    finds: "operationId createApp is also that of",
  },
  {
    title: "query parameters that are gone",
    at: ["paths", "/api/v1/apps", "get", "parameters"],
    finds: "GET /api/v1/apps: query parameters lacks page_size",
  },
  {
    title: "a wrong parameter type",
    at: ["components", "parameters", "PageSize", "schema", "format"],
    value: "int64",
    finds: "GET /api/v1/apps: query parameters: page_size: format is int64, the facts say int32",
  },
  {
    title: "a path parameter that is optional",
    at: ["components", "parameters", "AppId", "required"],
    finds: "path parameters: app_id must be required",
  },
  {
    title: "a body that is not required",
    at: [...createEntitlement, "requestBody", "required"],
    finds: "POST /api/v1/apps/{app_id}/entitlements: body required is false, the facts say true",
  },
  {
    title: "a body that is gone",
    at: ["paths", "/api/v1/apps/{id}", "delete", "requestBody"],
    finds: "DELETE /api/v1/apps/{id}: body is absent, the facts say DeleteAppRequest",
  },
  {
    title: "a wrong result",
    at: ["paths", "/api/v1/apps", "get", "responses", "200", "content", "application/json"],
    value: { schema: { $ref: "#/components/schemas/GetAppResponse" } },
    finds: "GET /api/v1/apps: 200 is GetAppResponse, the facts say ListAppsResponse",
  },
  {
    title: "a missing component",
    at: schema("GrantReason"),
    finds: "components: schemas lacks GrantReason",
  },
  {
    title: "a removed field",
    at: property("AppEntitlement", "alias"),
    finds: "AppEntitlement: properties lacks alias",
  },
  {
    title: "a field that is newer than the pages",
    at: property("AppEntitlement", "requestSchemaId"),
    value: { type: "string" },
    finds: "AppEntitlement: properties has requestSchemaId, which the facts do not have",
  },
  {
    title: "a wrong format",
    at: property("App", "userCount", "format"),
    value: "int32",
    finds: "App.userCount: format is int32, the facts say int64",
  },
  {
    title: "a wrong type",
    at: property("App", "monthlyCostUsd", "type"),
    value: "string",
    finds: "App.monthlyCostUsd: type is string, the facts say integer",
  },
  {
    title: "an enum without one of its values",
    at: property("AppEntitlement", "purpose", "enum"),
    value: [
      "APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED",
      "APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT",
    ],
    finds: "AppEntitlement.purpose: enum lacks APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION",
  },
  {
    title: "an array that may not be null",
    at: property("ListAppsResponse", "list", "type"),
    value: "array",
    finds: "ListAppsResponse.list: must allow null",
  },
  {
    title: "a message that may not be null",
    at: property("ProvisionPolicy", "manual"),
    value: { $ref: "#/components/schemas/ManualProvision" },
    finds: "ProvisionPolicy.manual: must allow null",
  },
  {
    title: "a field that is no longer read-only",
    at: property("App", "id", "readOnly"),
    finds: "App.id: must be read-only",
  },
  {
    title: "a required field that is optional",
    at: schema("CreateAppRequest", "required"),
    finds: "CreateAppRequest: required lacks displayName",
  },
  {
    title: "a map with other values",
    at: property("AppEntitlement", "sourceConnectorIds", "additionalProperties"),
    value: true,
    finds: "AppEntitlement.sourceConnectorIds: type is map of any, the facts say map of string",
  },
  {
    title: "a missing oneof",
    at: schema("AppEntitlement", "x-oneofs"),
    finds: "AppEntitlement: x-oneofs lacks max_grant_duration",
  },
  {
    title: "a oneof without one of its members",
    at: schema("AppEntitlement", "x-oneofs", "max_grant_duration"),
    value: ["durationUnset"],
    finds: "AppEntitlement: oneof max_grant_duration lacks durationGrant",
  },
  {
    title: "an Any that is closed",
    at: schema("Any", "additionalProperties"),
    value: false,
    finds: "Any: additionalProperties must be true",
  },
];

/** A copy of the document with another value at one place, or with nothing there. */
export function plant(original: unknown, at: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(original);
  let owner: unknown = copy;
  for (const key of at.slice(0, -1)) {
    if (!isObject(owner)) throw new Error(`nothing at ${at.join("/")}`);
    owner = owner[key];
  }
  const last = at.at(-1);
  if (!isObject(owner) || last === undefined) throw new Error(`nothing at ${at.join("/")}`);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else Reflect.set(owner, last, value);
  return copy;
}
