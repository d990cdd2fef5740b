import { isAppEntitlement } from "c1-apps-schema";

console.log(isAppEntitlement({}));
