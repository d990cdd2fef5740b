import createClient, { type Client } from "openapi-fetch";
import type { paths } from "c1-apps-schema/paths";
import {
  toAppEntitlementInput,
  validateListAppsResponse,
  ValidationError,
  type AppEntitlement,
} from "c1-apps-schema";

/** A client of openapi-fetch that knows the paths, parameters and bodies of the API. */
export function connect(baseUrl: string, token: string): Client<paths> {
  return createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
}

/** openapi-fetch trusts the server; the validators of the same package need not. */
export async function listAppNames(client: Client<paths>, pageSize: number): Promise<string[]> {
  const names: string[] = [];
  let token: string | undefined;
  do {
    const query = { page_size: pageSize, ...(token !== undefined && { page_token: token }) };
    const { data, response } = await client.GET("/api/v1/apps", { params: { query } });
    if (!response.ok) throw new Error(`The list of apps: ${response.status}`);
    const page = validateListAppsResponse(data);
    if (!page.ok) throw new ValidationError("The list of apps", page.issues);
    names.push(...(page.value.list ?? []).map((app) => app.displayName ?? ""));
    token = page.value.nextPageToken;
  } while (token);
  return names;
}

export async function createEntitlement(client: Client<paths>, appId: string, displayName: string) {
  const { data, error } = await client.POST("/api/v1/apps/{app_id}/entitlements", {
    params: { path: { app_id: appId } },
    body: { displayName, durationGrant: "3600s" },
  });
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data.appEntitlementView?.appEntitlement;
}

/** Reads, changes and sends: what only the server sets is not sent back. */
export async function renameEntitlement(
  client: Client<paths>,
  entitlement: AppEntitlement,
  displayName: string,
) {
  const { appId = "", id = "" } = entitlement;
  const changed = { ...toAppEntitlementInput(entitlement), displayName };
  const { data } = await client.POST("/api/v1/apps/{app_id}/entitlements/{id}", {
    params: { path: { app_id: appId, id } },
    body: { entitlement: changed, updateMask: "displayName" },
  });
  return data?.appEntitlementView?.appEntitlement;
}

/** The types of `data` are those of the package: a oneof narrows. */
export async function grantDuration(client: Client<paths>, appId: string, id: string) {
  const { data } = await client.GET("/api/v1/apps/{app_id}/entitlements/{id}", {
    params: { path: { app_id: appId, id } },
  });
  const entitlement = data?.appEntitlementView?.appEntitlement;
  if (entitlement?.durationGrant != null)
    return `at most ${entitlement.durationGrant.slice(0, -1)} s`;
  return entitlement?.durationUnset != null ? "for ever" : "not said";
}
