/**
 * The other yardstick: one pass that collects all faults, with issues as ours has them. It pushes and
 * pops one path, and copies it only for a fault.
 */
import { isDateTime, isDuration, isInt64 } from "./hand-written-formats.js";

export function validateListResponse(value, maxIssues = 100) {
  return result(value, listResponse, maxIssues);
}

/** The small message of the bundles. */
export function validateRef(value, maxIssues = 100) {
  return result(value, ref, maxIssues);
}

function result(value, collect, maxIssues) {
  const trace = { path: [], issues: [], maxIssues };
  collect(value, trace);
  return trace.issues.length === 0 ? { ok: true, value } : { ok: false, issues: trace.issues };
}

function ref(value, trace) {
  if (!object(value, trace)) return;
  string(value.appId, "appId", trace);
  string(value.id, "id", trace);
}

function listResponse(value, trace) {
  if (!object(value, trace)) return;
  each(value.expanded, "expanded", any, trace);
  each(value.list, "list", view, trace);
  string(value.nextPageToken, "nextPageToken", trace);
}

function view(value, trace) {
  if (!object(value, trace)) return;
  within(value.appEntitlement, "appEntitlement", entitlement, trace);
  string(value.appPath, "appPath", trace);
  string(value.appResourcePath, "appResourcePath", trace);
  string(value.appResourceTypePath, "appResourceTypePath", trace);
}

function entitlement(value, trace) {
  if (!object(value, trace)) return;
  string(value.id, "id", trace);
  string(value.alias, "alias", trace);
  string(value.appId, "appId", trace);
  string(value.appResourceId, "appResourceId", trace);
  string(value.appResourceTypeId, "appResourceTypeId", trace);
  string(value.certifyPolicyId, "certifyPolicyId", trace);
  strings(value.complianceFrameworkValueIds, "complianceFrameworkValueIds", trace);
  formatted(value.createdAt, "createdAt", isDateTime, "an RFC 3339 date and time", trace);
  boolean(value.defaultValuesApplied, "defaultValuesApplied", trace);
  formatted(value.deletedAt, "deletedAt", isDateTime, "an RFC 3339 date and time", trace);
  within(value.deprovisionerPolicy, "deprovisionerPolicy", policy, trace);
  string(value.description, "description", trace);
  string(value.displayName, "displayName", trace);
  const { durationGrant, durationUnset } = value;
  if (durationGrant != null)
    formatted(durationGrant, "durationGrant", isDuration, "a ProtoJSON duration", trace);
  if (durationUnset != null) within(durationUnset, "durationUnset", object, trace);
  boolean(value.emergencyGrantEnabled, "emergencyGrantEnabled", trace);
  string(value.emergencyGrantPolicyId, "emergencyGrantPolicyId", trace);
  formatted(value.grantCount, "grantCount", isInt64, "a 64-bit integer", trace);
  string(value.grantPolicyId, "grantPolicyId", trace);
  boolean(value.isAutomationEnabled, "isAutomationEnabled", trace);
  boolean(value.isManuallyManaged, "isManuallyManaged", trace);
  string(value.matchBatonId, "matchBatonId", trace);
  boolean(value.overrideAccessRequestsDefaults, "overrideAccessRequestsDefaults", trace);
  within(value.provisionerPolicy, "provisionerPolicy", policy, trace);
  string(value.purpose, "purpose", trace);
  string(value.revokePolicyId, "revokePolicyId", trace);
  string(value.riskLevelValueId, "riskLevelValueId", trace);
  string(value.slug, "slug", trace);
  within(value.sourceConnectorIds, "sourceConnectorIds", stringMap, trace);
  boolean(value.systemBuiltin, "systemBuiltin", trace);
  formatted(value.updatedAt, "updatedAt", isDateTime, "an RFC 3339 date and time", trace);
  if (value.userEditedMask !== null) string(value.userEditedMask, "userEditedMask", trace);
  if (durationGrant != null && durationUnset != null)
    oneof("max_grant_duration", ["durationUnset", "durationGrant"], value, trace);
}

const policyMembers = [
  "connector",
  "manual",
  "delegated",
  "webhook",
  "multiStep",
  "externalTicket",
  "unconfigured",
];

function policy(value, trace) {
  if (!object(value, trace)) return;
  let set = 0;
  set += member(value.connector, "connector", connector, trace);
  set += member(value.delegated, "delegated", delegated, trace);
  set += member(value.externalTicket, "externalTicket", externalTicket, trace);
  set += member(value.manual, "manual", manual, trace);
  set += member(value.multiStep, "multiStep", multiStep, trace);
  set += member(value.unconfigured, "unconfigured", object, trace);
  set += member(value.webhook, "webhook", webhook, trace);
  if (set > 1) oneof("typ", policyMembers, value, trace);
}

function multiStep(value, trace) {
  if (object(value, trace)) each(value.provisionSteps, "provisionSteps", policy, trace);
}

function connector(value, trace) {
  if (!object(value, trace)) return;
  let set = 0;
  set += member(value.account, "account", account, trace);
  set += member(value.defaultBehavior, "defaultBehavior", connectorId, trace);
  set += member(value.deleteAccount, "deleteAccount", connectorId, trace);
  if (set > 1)
    oneof("provision_type", ["defaultBehavior", "account", "deleteAccount"], value, trace);
}

function account(value, trace) {
  if (!object(value, trace)) return;
  within(value.config, "config", object, trace);
  string(value.connectorId, "connectorId", trace);
  string(value.schemaId, "schemaId", trace);
  const isSet = member(value.doNotSave, "doNotSave", object, trace);
  if (isSet + member(value.saveToVault, "saveToVault", vault, trace) > 1)
    oneof("storage_type", ["saveToVault", "doNotSave"], value, trace);
}

function vault(value, trace) {
  if (object(value, trace)) strings(value.vaultIds, "vaultIds", trace);
}

function connectorId(value, trace) {
  if (object(value, trace)) string(value.connectorId, "connectorId", trace);
}

function delegated(value, trace) {
  if (!object(value, trace)) return;
  string(value.appId, "appId", trace);
  string(value.entitlementId, "entitlementId", trace);
  boolean(value.implicit, "implicit", trace);
}

function externalTicket(value, trace) {
  if (!object(value, trace)) return;
  string(value.appId, "appId", trace);
  string(value.connectorId, "connectorId", trace);
  string(value.externalTicketProvisionerConfigId, "externalTicketProvisionerConfigId", trace);
  string(value.instructions, "instructions", trace);
}

function manual(value, trace) {
  if (!object(value, trace)) return;
  string(value.instructions, "instructions", trace);
  strings(value.userIds, "userIds", trace);
}

function webhook(value, trace) {
  if (object(value, trace)) string(value.webhookId, "webhookId", trace);
}

function any(value, trace) {
  if (object(value, trace)) string(value["@type"], "@type", trace);
}

function stringMap(value, trace) {
  if (!object(value, trace)) return;
  for (const key in value)
    if (typeof value[key] !== "string") typeFault(value[key], key, "string", trace);
}

function within(value, key, collect, trace) {
  if (value === undefined) return;
  trace.path.push(key);
  collect(value, trace);
  trace.path.pop();
}

/** A member of a oneof: `null` is unset. 1 where it is set. */
function member(value, key, collect, trace) {
  if (value === undefined || value === null) return 0;
  within(value, key, collect, trace);
  return 1;
}

function each(value, key, collect, trace) {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) return typeFault(value, key, "array or null", trace);
  trace.path.push(key);
  for (let i = 0; i < value.length; i++) within(value[i] ?? null, i, collect, trace);
  trace.path.pop();
}

function strings(value, key, trace) {
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) return typeFault(value, key, "array or null", trace);
  for (let i = 0; i < value.length; i++) {
    if (typeof value[i] === "string") continue;
    trace.path.push(key);
    typeFault(value[i], i, "string", trace);
    trace.path.pop();
  }
}

function string(value, key, trace) {
  if (value !== undefined && typeof value !== "string") typeFault(value, key, "string", trace);
}

function boolean(value, key, trace) {
  if (value !== undefined && typeof value !== "boolean") typeFault(value, key, "boolean", trace);
}

function formatted(value, key, test, expected, trace) {
  if (value === undefined) return;
  if (typeof value !== "string") typeFault(value, key, "string", trace);
  else if (!test(value)) fault("format", key, `must be ${expected}`, expected, value, trace);
}

function object(value, trace) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return true;
  typeFault(value, undefined, "object", trace);
  return false;
}

function oneof(group, members, value, trace) {
  const set = members.filter((name) => value[name] != null);
  const expected = `at most one of ${members.join(", ")}`;
  const message = `${expected} may be set (oneof ${group}); ${set.join(" and ")} are set`;
  fault("oneof", undefined, message, expected, value, trace);
}

function typeFault(value, key, expected, trace) {
  const article = expected.startsWith("a") || expected.startsWith("o") ? "an" : "a";
  fault("type", key, `must be ${article} ${expected}`, expected, value, trace);
}

function fault(code, key, message, expected, value, trace) {
  if (trace.issues.length >= trace.maxIssues) return;
  const path = key === undefined ? trace.path.slice() : [...trace.path, key];
  const pointer = path.map((part) => `/${escape(String(part))}`).join("");
  trace.issues.push({ path, pointer, code, message, expected, received: received(value) });
}

function escape(part) {
  return part.includes("~") || part.includes("/")
    ? part.replaceAll("~", "~0").replaceAll("/", "~1")
    : part;
}

function received(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${value.length} items`;
  return typeof value === "object" ? "object" : `${typeof value} ${JSON.stringify(value)}`;
}
