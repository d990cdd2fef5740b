import type { AccountProvision, AppEntitlement, ProvisionPolicy } from "c1-apps-schema";

/** Comparing a member with null is enough: it is set, and its siblings are not. */
export function narrowEntitlement(entitlement: AppEntitlement): string {
  if (entitlement.durationGrant != null) {
    const duration: string = entitlement.durationGrant;
    const sibling: null | undefined = entitlement.durationUnset;
    return `${duration}${String(sibling)}`;
  }
  if (entitlement.durationUnset != null) {
    const sibling: null | undefined = entitlement.durationGrant;
    return `unlimited${String(sibling)}`;
  }
  // @ts-expect-error TS2322: none is set here
  const duration: string = entitlement.durationGrant;
  return duration;
}

export function narrowPolicy(policy: ProvisionPolicy): string | undefined {
  if (policy.multiStep != null) {
    const siblings: (null | undefined)[] = [
      policy.connector,
      policy.manual,
      policy.delegated,
      policy.webhook,
      policy.externalTicket,
      policy.unconfigured,
    ];
    return `${policy.multiStep.provisionSteps?.length ?? 0}${siblings.length}`;
  }
  if (policy.webhook != null) return policy.webhook.webhookId;
  // @ts-expect-error TS18049: the connector may be null or absent
  return policy.connector.account?.connectorId;
}

export function narrowAccount(account: AccountProvision): readonly string[] {
  if (account.saveToVault != null) {
    const sibling: null | undefined = account.doNotSave;
    return sibling === null ? [] : (account.saveToVault.vaultIds ?? []);
  }
  // @ts-expect-error TS18049: unset in the arms that are left
  return account.saveToVault.vaultIds;
}

/** Fields outside of the oneof are there in every arm. */
export function readCommonFields(entitlement: AppEntitlement): string | undefined {
  return entitlement.durationUnset != null ? entitlement.displayName : entitlement.id;
}
