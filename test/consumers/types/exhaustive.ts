import {
  setAppEntitlementMaxGrantDuration,
  whichAccountProvisionStorageType,
  whichAppEntitlementMaxGrantDuration,
  whichProvisionPolicyTyp,
  type AccountProvision,
  type AppEntitlement,
  type ProvisionPolicy,
} from "c1-apps-schema";

function unreachable(value: never): never {
  throw new Error(`Not a case: ${String(value)}`);
}

export function readDuration(entitlement: AppEntitlement): string {
  const duration = whichAppEntitlementMaxGrantDuration(entitlement);
  switch (duration.case) {
    case "durationGrant":
      return duration.value;
    case "durationUnset":
      return "unlimited";
    case undefined:
      return "the default";
    default:
      return unreachable(duration);
  }
}

export function readPolicy(policy: ProvisionPolicy): string | undefined {
  const typ = whichProvisionPolicyTyp(policy);
  switch (typ.case) {
    case "connector":
      return readAccount(typ.value.account ?? {});
    case "manual":
      return typ.value.instructions;
    case "delegated":
      return typ.value.entitlementId;
    case "webhook":
      return typ.value.webhookId;
    case "multiStep":
      return (typ.value.provisionSteps ?? []).map(readPolicy).join();
    case "externalTicket":
      return typ.value.connectorId;
    case "unconfigured":
    case undefined:
      return undefined;
    default:
      return unreachable(typ);
  }
}

export function readAccount(account: AccountProvision): string {
  const storage = whichAccountProvisionStorageType(account);
  switch (storage.case) {
    case "saveToVault":
      return (storage.value.vaultIds ?? []).join();
    case "doNotSave":
    case undefined:
      return "";
    default:
      return unreachable(storage);
  }
}

/** A case that is left out is found by the compiler. */
export function forgetCases(entitlement: AppEntitlement, policy: ProvisionPolicy): void {
  const duration = whichAppEntitlementMaxGrantDuration(entitlement);
  if (duration.case === "durationGrant" || duration.case === undefined) return;
  // @ts-expect-error TS2345: durationUnset is left
  unreachable(duration);

  const typ = whichProvisionPolicyTyp(policy);
  // @ts-expect-error TS2367: there is no such case
  if (typ.case === "carrierPigeon") return;

  // @ts-expect-error TS2345: the value is of another member
  setAppEntitlementMaxGrantDuration(entitlement, "durationGrant", {});
  // @ts-expect-error TS2345: there is no such member
  setAppEntitlementMaxGrantDuration(entitlement, "durationForever", {});
}
