import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import {
  CreateAppEntitlementRequestSchema,
  whichCreateAppEntitlementRequestMaxGrantDuration,
} from "c1-apps-schema";

/** A server of somebody else, which has its framework check bodies with a schema of the package. */
export const app = new Hono().post(
  "/entitlements",
  sValidator("json", CreateAppEntitlementRequestSchema, (result, context) => {
    if (!result.success) return context.json({ issues: result.error }, 422);
    return undefined;
  }),
  (context) => {
    const request = context.req.valid("json");
    const name: string = request.displayName;
    const duration = whichCreateAppEntitlementRequestMaxGrantDuration(request);
    return context.json({ name, duration: duration.case ?? "default" }, 201);
  },
);
