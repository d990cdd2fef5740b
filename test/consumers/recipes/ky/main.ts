import { createAppEntitlement, listApps, paginate, ResponseError } from "c1-apps-schema";
import { connect } from "./client.js";

const baseUrl = process.env["C1_URL"] ?? "https://acme.conductor.one";
const call = connect(baseUrl, process.env["C1_TOKEN"] ?? "");

const input = { query: { page_size: 2 } };
for await (const app of paginate(listApps, input, (page) => call(listApps, page))) {
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
  await connect(baseUrl, "guessed")(listApps, {});
} catch (error) {
  if (error instanceof ResponseError) console.log(error.message);
  // => listApps answered with status 401, which it does not declare
}
