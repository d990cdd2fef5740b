import {
  buildRequest,
  createAppEntitlement,
  listApps,
  paginate,
  parseResponse,
  unwrapResponse,
  updateAppEntitlement,
  type App,
  type AppEntitlement,
  type AppEntitlementInput,
  type CreateAppEntitlementRequest,
  type Endpoint,
  type InputOf,
  type SuccessOf,
} from "c1-apps-schema";

/** Where the tenant is, such as `https://acme.conductor.one`, and a bearer token for it. */
export interface Connection {
  readonly baseUrl: string;
  readonly token: string;
}

/** Calls any operation. What comes back has been checked: a wrong answer is an error that says where. */
export async function call<E extends Endpoint>(
  { baseUrl, token }: Connection,
  endpoint: E,
  input: InputOf<E>,
  signal?: AbortSignal,
): Promise<SuccessOf<E>> {
  const headers = { authorization: `Bearer ${token}` };
  const { url, ...request } = buildRequest(endpoint, input, { baseUrl, headers });
  const response = await fetch(url, { ...request, ...(signal !== undefined && { signal }) });
  const answer = parseResponse(endpoint, response.status, await response.json());
  if (!answer.declared) {
    throw new Error(`${endpoint.operationId}: ${answer.status} ${JSON.stringify(answer.value)}`);
  }
  return unwrapResponse(endpoint, answer);
}

/** The names of all apps; pages are asked for as they are needed. */
export async function listAppNames(connection: Connection, pageSize: number): Promise<string[]> {
  const names: string[] = [];
  const input = { query: { page_size: pageSize } };
  const apps = paginate(listApps, input, (page) => call(connection, listApps, page));
  for await (const app of apps) names.push(nameOf(app));
  return names;
}

function nameOf(app: App): string {
  return app.displayName ?? app.id ?? "(an app without a name)";
}

export async function createEntitlement(
  connection: Connection,
  appId: string,
  body: CreateAppEntitlementRequest,
): Promise<AppEntitlement | undefined> {
  const input = { pathParams: { app_id: appId }, body };
  const { appEntitlementView } = await call(connection, createAppEntitlement, input);
  return appEntitlementView?.appEntitlement;
}

/** Changes the fields that are given, and leaves the others as they are. */
export async function updateEntitlement(
  connection: Connection,
  { appId, id }: { readonly appId: string; readonly id: string },
  entitlement: AppEntitlementInput,
): Promise<AppEntitlement | undefined> {
  const { appEntitlementView } = await call(connection, updateAppEntitlement, {
    pathParams: { app_id: appId, id },
    body: { entitlement, updateMask: Object.keys(entitlement).join(",") },
  });
  return appEntitlementView?.appEntitlement;
}
