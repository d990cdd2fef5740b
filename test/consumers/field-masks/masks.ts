import {
  changedFieldsOfAppEntitlement,
  expandedAt,
  fieldMaskOfAppEntitlement,
  setAppEntitlementMaxGrantDuration,
  unpackAny,
  type ApiClient,
  type App,
  type AppEntitlement,
  type AppResource,
  type UnpackedAny,
  type UpdateAppEntitlementRequest,
} from "c1-apps-schema";

/** An entitlement with what its answer brings along. */
export interface ExpandedEntitlement {
  readonly entitlement: AppEntitlement;
  readonly app: App | undefined;
  readonly resource: AppResource | undefined;
  /** The names of all messages in `expanded`, those that the package does not have too. */
  readonly types: readonly string[];
}

export interface EntitlementIds {
  readonly appId: string;
  readonly id: string;
}

/** Gets an entitlement, and reads its app and its resource by the paths in the view. */
export async function readExpanded(
  c1: ApiClient,
  { appId, id }: EntitlementIds,
): Promise<ExpandedEntitlement> {
  const answer = await c1.apps.entitlements.retrieve({ pathParams: { app_id: appId, id } });
  const view = answer.appEntitlementView;
  const app = unpackAny(expandedAt(answer, view?.appPath));
  const resource = unpackAny(expandedAt(answer, view?.appResourcePath));
  return {
    entitlement: view?.appEntitlement ?? {},
    app: app?.type === "c1.api.app.v1.App" ? app.value : undefined,
    resource: resource?.type === "c1.api.app.v1.AppResource" ? resource.value : undefined,
    types: (answer.expanded ?? []).map((message) => describe(unpackAny(message))),
  };
}

/** What is known of a message, by its type. */
function describe(message: UnpackedAny): string {
  switch (message.type) {
    case "c1.api.app.v1.App":
      return `app ${message.value.displayName ?? ""}`;
    case "c1.api.app.v1.AppResource":
      return `resource ${message.value.displayName ?? ""}`;
    default: {
      const type: string = message.type;
      return type;
    }
  }
}

/** Renames an entitlement and limits its grants: the mask names what differs, and nothing else. */
export async function renameAndLimit(
  c1: ApiClient,
  before: AppEntitlement,
  displayName: string,
  duration: string,
): Promise<{ readonly mask: string; readonly after: AppEntitlement | undefined }> {
  const renamed: AppEntitlement = { ...before, displayName };
  const after = setAppEntitlementMaxGrantDuration(renamed, "durationGrant", duration);
  const mask = fieldMaskOfAppEntitlement(...changedFieldsOfAppEntitlement(before, after));
  const body: UpdateAppEntitlementRequest = {
    entitlement: { displayName, durationGrant: duration },
    updateMask: mask,
    expandMask: { paths: ["app_id", "app_resource_id"] },
  };
  const { appId: app_id = "", id = "" } = before;
  const answer = await c1.apps.entitlements.update({ pathParams: { app_id, id }, body });
  return { mask, after: answer.appEntitlementView?.appEntitlement };
}
