import type { App, AppEntitlement, ListAppsResponse } from "c1-apps-schema";
import type { ProvisionPolicy } from "c1-apps-schema/types";
import type { paths } from "c1-apps-schema/paths";

/** Every use is a type: nothing of the package may be left in the JavaScript of this file. */
export function countApps(page: ListAppsResponse): number {
  return page.list?.length ?? 0;
}

export const describe = (app: App, entitlement: AppEntitlement): string =>
  `${app.displayName ?? ""}: ${entitlement.displayName ?? ""}`;

export type Path = keyof paths;

export const policies: ProvisionPolicy[] = [{ manual: { instructions: "Call them." } }, {}];
