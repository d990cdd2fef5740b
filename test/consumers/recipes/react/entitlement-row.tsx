import type { ReactNode } from "react";
import type { AppEntitlement, AppEntitlementInput } from "c1-apps-schema";

/** The types of the API are props as they are; nothing of the package gets into the bundle. */
export interface EntitlementRowProps {
  readonly entitlement: AppEntitlement;
  /** Read-only fields are not in the type of what is sent. */
  readonly onChange: (change: AppEntitlementInput) => void;
}

export function EntitlementRow({ entitlement, onChange }: EntitlementRowProps): ReactNode {
  return (
    <tr>
      <td>{entitlement.displayName}</td>
      <td>{durationOf(entitlement)}</td>
      <td>
        <button onClick={() => onChange({ durationUnset: {} })}>Without end</button>
      </td>
    </tr>
  );
}

/** A field that is compared with null tells the members of a oneof apart, without an import. */
function durationOf(entitlement: AppEntitlement): string {
  if (entitlement.durationGrant != null) return entitlement.durationGrant;
  return entitlement.durationUnset != null ? "without end" : "not said";
}

/** A part of the props, for a component that needs no more. */
export function EntitlementName({
  displayName,
  slug,
}: Pick<AppEntitlement, "displayName" | "slug">): ReactNode {
  return <abbr title={slug}>{displayName}</abbr>;
}
