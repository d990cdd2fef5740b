import type {
  AccountProvision,
  AppEntitlement,
  AppEntitlementInput,
  CreateAppEntitlementRequest,
  ProvisionPolicy,
} from "c1-apps-schema";

export function setOneOrNone(): void {
  use<AppEntitlement>({ durationGrant: "3600s" });
  use<AppEntitlement>({ durationUnset: {} });
  use<AppEntitlement>({ displayName: "neither" });
  use<AppEntitlement>({ durationGrant: "3600s", durationUnset: null });
  use<AppEntitlement>({ durationGrant: undefined, durationUnset: null });
  use<ProvisionPolicy>({ manual: {}, connector: null, webhook: undefined });
  use<ProvisionPolicy>({ multiStep: { provisionSteps: [{ unconfigured: {} }, {}] } });
  use<AccountProvision>({ doNotSave: {}, connectorId: "1" });
}

export function setTwo(): void {
  // @ts-expect-error TS2345: both members of max_grant_duration
  use<AppEntitlement>({ durationGrant: "3600s", durationUnset: {} });
  // @ts-expect-error TS2345: both, in a request
  use<AppEntitlementInput>({ durationGrant: "3600s", durationUnset: {} });
  // @ts-expect-error TS2345: both, in a request that has the fields itself
  use<CreateAppEntitlementRequest>({ displayName: "", durationGrant: "1s", durationUnset: {} });

  // @ts-expect-error TS2345: two of the seven members of typ
  use<ProvisionPolicy>({ manual: {}, webhook: {} });
  // @ts-expect-error TS2345: the first and the last
  use<ProvisionPolicy>({ connector: {}, unconfigured: {} });
  // @ts-expect-error TS2345: all of them
  use<ProvisionPolicy>({ ...all });
  // @ts-expect-error TS2322: all of them, further down
  use<AppEntitlement>({ provisionerPolicy: { multiStep: { provisionSteps: [{ ...all }] } } });

  // @ts-expect-error TS2345: both members of storage_type
  use<AccountProvision>({ saveToVault: {}, doNotSave: {} });
}

/** Not only literals: values whose types say that two are set, or may be. */
export function setTwoByVariables(given: AppEntitlement): void {
  const both = { durationGrant: "3600s", durationUnset: {} };
  // @ts-expect-error TS2345: both, by a variable
  use<AppEntitlement>(both);
  // @ts-expect-error TS2345: the given one may have durationUnset set already
  use<AppEntitlement>({ ...given, durationGrant: "3600s" });
  use<AppEntitlement>({ ...given, durationGrant: "3600s", durationUnset: null });
}

const all = {
  connector: {},
  manual: {},
  delegated: {},
  webhook: {},
  multiStep: {},
  externalTicket: {},
  unconfigured: {},
};

declare function use<T>(value: T): void;
