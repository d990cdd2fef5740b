import {
  toAppEntitlementAutomationInput,
  toAppEntitlementAutomationLastRunStatusInput,
  toAppEntitlementInput,
  toAppInput,
  toAppResourceInput,
  toAppResourceTypeInput,
  toAppUserInput,
  toAppUserStatusInput,
  toConnectorInput,
  toConnectorStatusInput,
  toOAuth2AuthorizedAsInput,
  toUserInput,
  type App,
  type AppEntitlement,
  type AppEntitlementAutomation,
  type AppEntitlementAutomationInput,
  type AppEntitlementAutomationLastRunStatus,
  type AppEntitlementAutomationLastRunStatusInput,
  type AppEntitlementInput,
  type AppInput,
  type AppResource,
  type AppResourceInput,
  type AppResourceType,
  type AppResourceTypeInput,
  type AppUser,
  type AppUserInput,
  type AppUserStatus,
  type AppUserStatusInput,
  type Connector,
  type ConnectorInput,
  type ConnectorStatus,
  type ConnectorStatusInput,
  type OAuth2AuthorizedAs,
  type OAuth2AuthorizedAsInput,
  type User,
  type UserInput,
} from "c1-apps-schema";

/** Every message that is received and sent in different forms: what was received, changed, to send back. */
export const roundTrips = {
  AppEntitlementAutomation: (got: AppEntitlementAutomation): AppEntitlementAutomationInput => ({
    ...toAppEntitlementAutomationInput(got),
    displayName: "changed",
  }),
  AppEntitlementAutomationLastRunStatus: (
    got: AppEntitlementAutomationLastRunStatus,
  ): AppEntitlementAutomationLastRunStatusInput => ({
    ...toAppEntitlementAutomationLastRunStatusInput(got),
    changed: true,
  }),
  AppEntitlement: (got: AppEntitlement): AppEntitlementInput => ({
    ...toAppEntitlementInput(got),
    displayName: "changed",
  }),
  App: (got: App): AppInput => ({ ...toAppInput(got), displayName: "changed" }),
  AppResource: (got: AppResource): AppResourceInput => ({
    ...toAppResourceInput(got),
    displayName: "changed",
  }),
  AppResourceType: (got: AppResourceType): AppResourceTypeInput => ({
    ...toAppResourceTypeInput(got),
    displayName: "changed",
  }),
  AppUser: (got: AppUser): AppUserInput => ({ ...toAppUserInput(got), identityUserId: "changed" }),
  AppUserStatus: (got: AppUserStatus): AppUserStatusInput => ({
    ...toAppUserStatusInput(got),
    changed: true,
  }),
  Connector: (got: Connector): ConnectorInput => ({
    ...toConnectorInput(got),
    displayName: "changed",
  }),
  ConnectorStatus: (got: ConnectorStatus): ConnectorStatusInput => ({
    ...toConnectorStatusInput(got),
    lastError: "changed",
  }),
  OAuth2AuthorizedAs: (got: OAuth2AuthorizedAs): OAuth2AuthorizedAsInput => ({
    ...toOAuth2AuthorizedAsInput(got),
    changed: true,
  }),
  User: (got: User): UserInput => ({ ...toUserInput(got), delegatedUserId: "changed" }),
};
