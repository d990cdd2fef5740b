import { EntitlementName, EntitlementRow } from "./entitlement-row.js";

/** What the compiler refuses. */
export const rows = [
  <EntitlementRow
    // @ts-expect-error: two members of one oneof
    entitlement={{ durationGrant: "3600s", durationUnset: {} }}
    onChange={(change) => change.displayName}
  />,
  // @ts-expect-error: set by the server, so it is not sent
  <EntitlementRow entitlement={{ id: "1" }} onChange={(change) => change.createdAt} />,
  // @ts-expect-error: a text
  <EntitlementName displayName={7} />,
];
