import { ApiError, createAppEntitlement, listApps } from "c1-apps-schema";
import { connect } from "./client.js";

const baseUrl = process.env["C1_URL"] ?? "https://acme.conductor.one";
const call = connect(baseUrl, process.env["C1_TOKEN"] ?? "");

for await (const app of call.items(listApps, { query: { page_size: 2 } })) {
  console.log(app.displayName);
  // => Ledger
  // => Payroll
  // => Wiki
  // => Door badges
  // => Mail
}

const { appEntitlementView } = await call(createAppEntitlement, {
  pathParams: { app_id: "app-1" },
  body: { displayName: "Deployer", durationGrant: "3600s" },
});
console.log(appEntitlementView?.appEntitlement?.displayName); // => Deployer

try {
  await connect(baseUrl, "guessed")(listApps);
} catch (error) {
  if (error instanceof ApiError) console.log(error.message);
  // => listApps (GET /api/v1/apps) answered with status 401, which it does not declare
}
