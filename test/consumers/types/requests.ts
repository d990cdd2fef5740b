import type {
  AppEntitlement,
  AppEntitlementInput,
  Body,
  PathParams,
  Query,
  Response,
} from "c1-apps-schema";
import { listApps, updateAppEntitlement } from "c1-apps-schema/endpoints";

/** True when the types are the same, `any` and modifiers included. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** What the server sets is not asked for in requests. */
type ReadOnlyField =
  | "id"
  | "createdAt"
  | "updatedAt"
  | "deletedAt"
  | "grantCount"
  | "isAutomationEnabled"
  | "systemBuiltin";

const noneIsSent: Same<Extract<keyof AppEntitlementInput, ReadOnlyField>, never> = true;
const allAreReceived: Same<Extract<keyof AppEntitlement, ReadOnlyField>, ReadOnlyField> = true;
const nothingElse: Same<
  Exclude<keyof AppEntitlement, keyof AppEntitlementInput>,
  ReadOnlyField
> = true;

// @ts-expect-error TS2353: read-only
const withId: AppEntitlementInput = { id: "1" };
const received: AppEntitlement = { id: "1", createdAt: "2025-01-01T00:00:00Z", grantCount: "12" };

/** Enums are open in responses, for the server may grow, and closed in requests. */
const newer: AppEntitlement = { purpose: "APP_ENTITLEMENT_PURPOSE_VALUE_FROM_2030" as string };
// @ts-expect-error TS2322: not a value that this version may send
const sent: AppEntitlementInput = { purpose: "CLEANING" };
const known: AppEntitlementInput = { purpose: "APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT" };

/** The types of an operation's parts, by its descriptor. */
const path: PathParams<typeof updateAppEntitlement> = { app_id: "1", id: "2" };
const query: Query<typeof listApps> = { page_size: 10, page_token: "next" };
const body: Body<typeof updateAppEntitlement> = { entitlement: known, updateMask: "purpose" };
const page: Response<typeof listApps, 200> = { list: null };
// @ts-expect-error TS2741: both are needed
const half: PathParams<typeof updateAppEntitlement> = { app_id: "1" };
// @ts-expect-error TS2322: a number
const wrong: Query<typeof listApps> = { page_size: "10" };
const noBody: Same<Body<typeof listApps>, never> = true;

export const checked = [noneIsSent, allAreReceived, nothingElse, noBody, withId, received, newer];
export const alsoChecked = [sent, known, path, query, body, page, half, wrong];
