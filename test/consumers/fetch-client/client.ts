import {
  createClient,
  type ApiClient,
  type App,
  type AppEntitlement,
  type AppEntitlementInput,
  type CreateAppEntitlementRequest,
} from "c1-apps-schema";

/** A client of a tenant, such as `https://acme.conductor.one`; the token is asked for with every call. */
export function connect(baseUrl: string, token: () => string): ApiClient {
  return createClient({ baseUrl, auth: { bearer: token } });
}

/** The names of all apps; pages are asked for as they are needed. */
export async function listAppNames(c1: ApiClient, pageSize: number): Promise<string[]> {
  const names: string[] = [];
  const apps = c1.apps.list.items({ query: { page_size: pageSize } });
  for await (const app of apps) names.push(nameOf(app));
  return names;
}

function nameOf(app: App): string {
  return app.displayName ?? app.id ?? "(an app without a name)";
}

export async function createEntitlement(
  c1: ApiClient,
  appId: string,
  body: CreateAppEntitlementRequest,
): Promise<AppEntitlement | undefined> {
  const input = { pathParams: { app_id: appId }, body };
  const { appEntitlementView } = await c1.apps.entitlements.create(input);
  return appEntitlementView?.appEntitlement;
}

/** Changes the fields that are given, and leaves the others as they are. */
export async function updateEntitlement(
  c1: ApiClient,
  { appId, id }: { readonly appId: string; readonly id: string },
  entitlement: AppEntitlementInput,
): Promise<AppEntitlement | undefined> {
  const { appEntitlementView } = await c1.apps.entitlements.update({
    pathParams: { app_id: appId, id },
    body: { entitlement, updateMask: Object.keys(entitlement).join(",") },
  });
  return appEntitlementView?.appEntitlement;
}
