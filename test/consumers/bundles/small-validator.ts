import { isAppEntitlementRef } from "c1-apps-schema";

console.log(isAppEntitlementRef({}));
