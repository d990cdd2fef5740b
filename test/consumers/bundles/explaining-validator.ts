import { validateAppEntitlementRef } from "c1-apps-schema/validators";

console.log(validateAppEntitlementRef({}));
