import type { Client } from "openapi-fetch";
import type {
  AppEntitlement,
  AppEntitlementInput,
  components,
  GetAppEntitlementResponse,
  ListAppsResponse,
  paths,
} from "c1-apps-schema";

/** True when the types are the same, `any` and modifiers included. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** One world of types: what `paths` speaks of are the types of the package. */
export const isEntitlement: Same<components["schemas"]["AppEntitlement"], AppEntitlement> = true;

type Update = paths["/api/v1/apps/{app_id}/entitlements/{id}"]["post"];
type Body = NonNullable<Update["requestBody"]>["content"]["application/json"];
export const isInput: Same<Body["entitlement"], AppEntitlementInput | undefined> = true;

// @ts-expect-error TS2353: only the server sets it
export const readOnly: Body = { entitlement: { createdAt: "2025-01-01T00:00:00Z" } };

type Answer = paths["/api/v1/apps"]["get"]["responses"][200]["content"]["application/json"];
export const isAnswer: Same<Answer, ListAppsResponse> = true;

/** As `renameEntitlement` of the recipe does: what was read, and typed, is a body. */
export async function send(client: Client<paths>, entitlement: AppEntitlementInput): Promise<void> {
  await client.POST("/api/v1/apps/{app_id}/entitlements/{id}", {
    params: { path: { app_id: "1", id: "2" } },
    body: { entitlement },
  });
}

/** An enum that is open is a text. */
export async function purposeOf(client: Client<paths>): Promise<string | undefined> {
  const { data } = await client.GET("/api/v1/apps/{app_id}/entitlements/{id}", {
    params: { path: { app_id: "1", id: "2" } },
  });
  const whole: GetAppEntitlementResponse | undefined = data;
  return data?.appEntitlementView?.appEntitlement?.purpose?.toLowerCase() ?? JSON.stringify(whole);
}

export async function narrow(client: Client<paths>): Promise<string | undefined> {
  const { data } = await client.GET("/api/v1/apps/{app_id}/entitlements/{id}", {
    params: { path: { app_id: "1", id: "2" } },
  });
  const entitlement = data?.appEntitlementView?.appEntitlement;
  const whole: AppEntitlement | undefined = entitlement;
  if (entitlement?.durationUnset != null) {
    const none: null | undefined = entitlement.durationGrant;
    return none ?? whole?.id;
  }
  if (entitlement?.durationGrant == null) return undefined;
  // @ts-expect-error TS2322: where one member is set, the other one is not
  const unset: object = entitlement.durationUnset;
  return entitlement.durationGrant + JSON.stringify(unset);
}
