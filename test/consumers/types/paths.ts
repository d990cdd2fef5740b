import type { Client } from "openapi-fetch";
import type { AppEntitlement, AppEntitlementInput, components, paths } from "c1-apps-schema";

/** True when the types are the same, `any` and modifiers included. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** One world of types: what `paths` speaks of are the types of the package. */
export const isEntitlement: Same<components["schemas"]["AppEntitlement"], AppEntitlement> = true;

type Update = paths["/api/v1/apps/{app_id}/entitlements/{id}"]["post"];
type Sent = Update["requestBody"]["content"]["application/json"]["entitlement"];
export const isInput: Same<Sent, AppEntitlementInput | undefined> = true;

export async function narrow(client: Client<paths>): Promise<string | undefined> {
  const { data } = await client.GET("/api/v1/apps/{app_id}/entitlements/{id}", {
    params: { path: { app_id: "1", id: "2" } },
  });
  const entitlement = data?.appEntitlementView?.appEntitlement;
  const isSame: Same<typeof entitlement, AppEntitlement | undefined> = true;
  if (entitlement?.durationUnset != null) {
    const none: null | undefined = entitlement.durationGrant;
    return none ?? String(isSame);
  }
  if (entitlement?.durationGrant == null) return undefined;
  // @ts-expect-error TS2322: where one member is set, the other one is not
  const unset: object = entitlement.durationUnset;
  return entitlement.durationGrant + JSON.stringify(unset);
}
