import { buildRequest, endpoints, isAppEntitlement } from "c1-apps-schema";
import { AppEntitlementSchema } from "c1-apps-schema/validators";
import type { AppEntitlement } from "c1-apps-schema/types";

const entitlement: AppEntitlement = { displayName: "Deployer", durationGrant: "3600s" };
console.log(isAppEntitlement(entitlement)); // => true
console.log(AppEntitlementSchema["~standard"].vendor); // => specwright

const { method, url } = buildRequest(
  endpoints.apps.retrieve,
  { pathParams: { id: "app-1" } },
  { baseUrl: "https://acme.conductor.one" },
);
console.log(`${method} ${url}`); // => GET https://acme.conductor.one/api/v1/apps/app-1
