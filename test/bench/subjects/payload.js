/**
 * What every validator reads: a list response of 100 entitlement views, about 144 kB as JSON. Each has
 * all of its fields, in one order as a server writes them; the policies take different oneof members.
 */
const policies = [
  (n) => ({ connector: { defaultBehavior: { connectorId: id("conn", n) } } }),
  (n) => ({ manual: { instructions: `Ask the owner of app ${n}.`, userIds: [id("user", n)] } }),
  (n) => ({ delegated: { appId: id("app", n), entitlementId: id("ent", n), implicit: true } }),
  (n) => ({ webhook: { webhookId: id("hook", n) } }),
  (n) => ({
    multiStep: {
      provisionSteps: [
        { manual: { instructions: "First ask.", userIds: [] } },
        { connector: { account: account(n) } },
      ],
    },
  }),
  () => ({ unconfigured: {} }),
];

export function makePayload() {
  const list = Array.from({ length: 100 }, (_, n) => ({
    appEntitlement: entitlement(n),
    appPath: `$.expanded[${n % 3}]`,
    appResourceTypePath: `$.expanded[${3 + (n % 3)}]`,
    appResourcePath: `$.expanded[${6 + (n % 3)}]`,
  }));
  const expanded = Array.from({ length: 9 }, (_, n) => ({
    "@type": "type.googleapis.com/c1.api.app.v1.App",
    id: id("app", n),
    displayName: `Application ${n}`,
  }));
  return JSON.stringify({ list, nextPageToken: "djE6MTAwOjIwMjUtMDEtMDE=", expanded });
}

/** The same list with one wrong field at the very end. */
export function withLateFault(text) {
  const value = JSON.parse(text);
  value.list[99].appEntitlement.userEditedMask = 7;
  return JSON.stringify(value);
}

/** The same list with three wrong fields in each of its 100 entitlements. */
export function withManyFaults(text) {
  const value = JSON.parse(text);
  for (const { appEntitlement } of value.list) {
    appEntitlement.displayName = 5;
    appEntitlement.systemBuiltin = "yes";
    appEntitlement.slug = null;
  }
  return JSON.stringify(value);
}

function entitlement(n) {
  const duration = n % 2 === 0 ? { durationGrant: `${3600 * (n + 1)}s` } : { durationUnset: {} };
  return {
    id: id("ent", n),
    appId: id("app", n),
    displayName: `Read access to repository ${n}`,
    alias: `read-repository-${n}`,
    description: `Lets people read the repository with the number ${n}, and nothing else.`,
    slug: "read",
    appResourceTypeId: id("type", n),
    appResourceId: id("res", n),
    certifyPolicyId: id("pol", n),
    revokePolicyId: id("pol", n + 1),
    grantPolicyId: id("pol", n + 2),
    emergencyGrantEnabled: n % 3 === 0,
    emergencyGrantPolicyId: id("pol", n + 3),
    complianceFrameworkValueIds: [id("soc", n), id("iso", n)],
    riskLevelValueId: id("risk", n),
    ...duration,
    provisionerPolicy: policies[n % policies.length](n),
    deprovisionerPolicy: policies[(n + 1) % policies.length](n),
    createdAt: `2025-01-${two((n % 28) + 1)}T09:${two(n % 60)}:30Z`,
    updatedAt: `2025-02-${two((n % 28) + 1)}T10:${two(n % 60)}:15.123456Z`,
    deletedAt: `2025-03-${two((n % 28) + 1)}T11:${two(n % 60)}:00+02:00`,
    systemBuiltin: false,
    grantCount: String(n * 12345),
    sourceConnectorIds: { [id("conn", n)]: id("sync", n), [id("conn", n + 1)]: id("sync", n + 1) },
    defaultValuesApplied: true,
    overrideAccessRequestsDefaults: false,
    isAutomationEnabled: false,
    isManuallyManaged: n % 5 === 0,
    matchBatonId: id("baton", n),
    purpose: "APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION",
    userEditedMask: null,
  };
}

function account(n) {
  return {
    connectorId: id("conn", n),
    schemaId: id("schema", n),
    saveToVault: { vaultIds: [id("vault", n)] },
    config: { region: "eu" },
  };
}

/** As the API writes its ids: 19 characters. */
function id(kind, n) {
  return `${kind}${String(n).padStart(3, "0")}2bXkq7PzLmN4rTvWyA9cDeF`.slice(0, 19);
}

function two(n) {
  return String(n).padStart(2, "0");
}
