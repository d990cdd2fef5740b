/**
 * The yardstick: what somebody writes who validates this one payload for a living. The first pass
 * answers yes or no, straight through, each property read once, no allocation. It has the rules that
 * ours has: types, nullable members, oneofs, open enums, formats (`hand-written-formats.js`; the bundler
 * replaces them by `hand-written-no-formats.js` where formats are not asserted).
 */
import { isDateTime, isDuration, isInt64 } from "./hand-written-formats.js";

export function isListResponse(value) {
  if (!isObject(value)) return false;
  const { expanded, list, nextPageToken } = value;
  if (expanded != null) {
    if (!Array.isArray(expanded)) return false;
    for (let i = 0; i < expanded.length; i++) if (!isAny(expanded[i])) return false;
  }
  if (list != null) {
    if (!Array.isArray(list)) return false;
    for (let i = 0; i < list.length; i++) if (!isView(list[i])) return false;
  }
  return nextPageToken === undefined || typeof nextPageToken === "string";
}

function isView(value) {
  if (!isObject(value)) return false;
  const { appEntitlement, appPath, appResourcePath, appResourceTypePath } = value;
  if (appEntitlement !== undefined && !isEntitlement(appEntitlement)) return false;
  if (appPath !== undefined && typeof appPath !== "string") return false;
  if (appResourcePath !== undefined && typeof appResourcePath !== "string") return false;
  return appResourceTypePath === undefined || typeof appResourceTypePath === "string";
}

export function isEntitlement(value) {
  if (!isObject(value)) return false;
  const { id, alias, appId, appResourceId, appResourceTypeId, certifyPolicyId } = value;
  if (id !== undefined && typeof id !== "string") return false;
  if (alias !== undefined && typeof alias !== "string") return false;
  if (appId !== undefined && typeof appId !== "string") return false;
  if (appResourceId !== undefined && typeof appResourceId !== "string") return false;
  if (appResourceTypeId !== undefined && typeof appResourceTypeId !== "string") return false;
  if (certifyPolicyId !== undefined && typeof certifyPolicyId !== "string") return false;
  const { complianceFrameworkValueIds, createdAt, deletedAt, updatedAt } = value;
  if (complianceFrameworkValueIds != null && !isStrings(complianceFrameworkValueIds)) return false;
  if (createdAt !== undefined && (typeof createdAt !== "string" || !isDateTime(createdAt)))
    return false;
  if (deletedAt !== undefined && (typeof deletedAt !== "string" || !isDateTime(deletedAt)))
    return false;
  if (updatedAt !== undefined && (typeof updatedAt !== "string" || !isDateTime(updatedAt)))
    return false;
  const { defaultValuesApplied, emergencyGrantEnabled, isAutomationEnabled } = value;
  if (defaultValuesApplied !== undefined && typeof defaultValuesApplied !== "boolean") return false;
  if (emergencyGrantEnabled !== undefined && typeof emergencyGrantEnabled !== "boolean")
    return false;
  if (isAutomationEnabled !== undefined && typeof isAutomationEnabled !== "boolean") return false;
  const { isManuallyManaged, overrideAccessRequestsDefaults, systemBuiltin } = value;
  if (isManuallyManaged !== undefined && typeof isManuallyManaged !== "boolean") return false;
  if (
    overrideAccessRequestsDefaults !== undefined &&
    typeof overrideAccessRequestsDefaults !== "boolean"
  )
    return false;
  if (systemBuiltin !== undefined && typeof systemBuiltin !== "boolean") return false;
  const { description, displayName, emergencyGrantPolicyId, grantPolicyId } = value;
  if (description !== undefined && typeof description !== "string") return false;
  if (displayName !== undefined && typeof displayName !== "string") return false;
  if (emergencyGrantPolicyId !== undefined && typeof emergencyGrantPolicyId !== "string")
    return false;
  if (grantPolicyId !== undefined && typeof grantPolicyId !== "string") return false;
  const { matchBatonId, purpose, revokePolicyId, riskLevelValueId, slug } = value;
  if (matchBatonId !== undefined && typeof matchBatonId !== "string") return false;
  if (purpose !== undefined && typeof purpose !== "string") return false;
  if (revokePolicyId !== undefined && typeof revokePolicyId !== "string") return false;
  if (riskLevelValueId !== undefined && typeof riskLevelValueId !== "string") return false;
  if (slug !== undefined && typeof slug !== "string") return false;
  const { durationGrant, durationUnset, grantCount, userEditedMask, sourceConnectorIds } = value;
  if (durationGrant != null) {
    if (typeof durationGrant !== "string" || !isDuration(durationGrant)) return false;
    if (durationUnset != null) return false;
  } else if (durationUnset != null && !isObject(durationUnset)) return false;
  if (grantCount !== undefined && (typeof grantCount !== "string" || !isInt64(grantCount)))
    return false;
  if (userEditedMask != null && typeof userEditedMask !== "string") return false;
  if (sourceConnectorIds !== undefined) {
    if (!isObject(sourceConnectorIds)) return false;
    for (const key in sourceConnectorIds)
      if (typeof sourceConnectorIds[key] !== "string") return false;
  }
  const { deprovisionerPolicy, provisionerPolicy } = value;
  if (deprovisionerPolicy !== undefined && !isPolicy(deprovisionerPolicy)) return false;
  return provisionerPolicy === undefined || isPolicy(provisionerPolicy);
}

function isPolicy(value) {
  if (!isObject(value)) return false;
  const { connector, delegated, externalTicket, manual, multiStep, unconfigured, webhook } = value;
  let set = 0;
  if (connector != null) {
    if (!isConnector(connector)) return false;
    set++;
  }
  if (delegated != null) {
    if (!isDelegated(delegated)) return false;
    set++;
  }
  if (externalTicket != null) {
    if (!isExternalTicket(externalTicket)) return false;
    set++;
  }
  if (manual != null) {
    if (!isManual(manual)) return false;
    set++;
  }
  if (multiStep != null) {
    if (!isMultiStep(multiStep)) return false;
    set++;
  }
  if (unconfigured != null) {
    if (!isObject(unconfigured)) return false;
    set++;
  }
  if (webhook != null) {
    if (!isWebhook(webhook)) return false;
    set++;
  }
  return set < 2;
}

function isMultiStep(value) {
  if (!isObject(value)) return false;
  const { provisionSteps } = value;
  if (provisionSteps == null) return true;
  if (!Array.isArray(provisionSteps)) return false;
  for (let i = 0; i < provisionSteps.length; i++) if (!isPolicy(provisionSteps[i])) return false;
  return true;
}

function isConnector(value) {
  if (!isObject(value)) return false;
  const { account, defaultBehavior, deleteAccount } = value;
  let set = 0;
  if (account != null) {
    if (!isAccount(account)) return false;
    set++;
  }
  if (defaultBehavior != null) {
    if (!hasConnectorId(defaultBehavior)) return false;
    set++;
  }
  if (deleteAccount != null) {
    if (!hasConnectorId(deleteAccount)) return false;
    set++;
  }
  return set < 2;
}

function isAccount(value) {
  if (!isObject(value)) return false;
  const { config, connectorId, doNotSave, saveToVault, schemaId } = value;
  if (config !== undefined && !isObject(config)) return false;
  if (connectorId !== undefined && typeof connectorId !== "string") return false;
  if (schemaId !== undefined && typeof schemaId !== "string") return false;
  if (doNotSave != null && (!isObject(doNotSave) || saveToVault != null)) return false;
  if (saveToVault == null) return true;
  if (!isObject(saveToVault)) return false;
  const { vaultIds } = saveToVault;
  return vaultIds == null || isStrings(vaultIds);
}

function hasConnectorId(value) {
  if (!isObject(value)) return false;
  const { connectorId } = value;
  return connectorId === undefined || typeof connectorId === "string";
}

function isDelegated(value) {
  if (!isObject(value)) return false;
  const { appId, entitlementId, implicit } = value;
  if (appId !== undefined && typeof appId !== "string") return false;
  if (entitlementId !== undefined && typeof entitlementId !== "string") return false;
  return implicit === undefined || typeof implicit === "boolean";
}

function isExternalTicket(value) {
  if (!isObject(value)) return false;
  const { appId, connectorId, externalTicketProvisionerConfigId, instructions } = value;
  if (appId !== undefined && typeof appId !== "string") return false;
  if (connectorId !== undefined && typeof connectorId !== "string") return false;
  if (
    externalTicketProvisionerConfigId !== undefined &&
    typeof externalTicketProvisionerConfigId !== "string"
  )
    return false;
  return instructions === undefined || typeof instructions === "string";
}

function isManual(value) {
  if (!isObject(value)) return false;
  const { instructions, userIds } = value;
  if (instructions !== undefined && typeof instructions !== "string") return false;
  return userIds == null || isStrings(userIds);
}

function isWebhook(value) {
  if (!isObject(value)) return false;
  const { webhookId } = value;
  return webhookId === undefined || typeof webhookId === "string";
}

function isAny(value) {
  if (!isObject(value)) return false;
  const type = value["@type"];
  return type === undefined || typeof type === "string";
}

function isStrings(value) {
  if (!Array.isArray(value)) return false;
  for (let i = 0; i < value.length; i++) if (typeof value[i] !== "string") return false;
  return true;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The small message of the bundles: two optional strings. */
export function isRef(value) {
  if (!isObject(value)) return false;
  const { appId, id } = value;
  if (appId !== undefined && typeof appId !== "string") return false;
  return id === undefined || typeof id === "string";
}
