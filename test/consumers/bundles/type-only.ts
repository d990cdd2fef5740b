import type { AppEntitlement } from "c1-apps-schema";

export type Named = Pick<AppEntitlement, "displayName">;
