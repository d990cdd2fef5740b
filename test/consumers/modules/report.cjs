"use strict";

/** Uses a little of every module, and prints what came of it as JSON. */
exports.report = ({ all, endpoints, oneofs, paths, types, validators, document }) => {
  const set = { durationGrant: "3600s" };
  const both = { durationGrant: "3600s", durationUnset: {} };
  const result = {
    typeModules: [...Object.keys(paths), ...Object.keys(types)],
    sameModules:
      all.isApp === validators.isApp &&
      all.listApps === endpoints.listApps &&
      all.whichProvisionPolicyTyp === oneofs.whichProvisionPolicyTyp,
    is: [validators.isAppEntitlement(set), validators.isAppEntitlement(both)],
    codes: validators.validateAppEntitlement(both).issues.map(({ code }) => code),
    which: oneofs.whichAppEntitlementMaxGrantDuration(set).case,
    url: all.buildRequest(
      endpoints.getApp,
      { pathParams: { id: "a/b" } },
      { baseUrl: "https://acme.conductor.one" },
    ).url,
    frozen: Object.isFrozen(endpoints.listApps),
    openapi: document.openapi,
    evaluation: evaluate(),
  };
  process.stdout.write(JSON.stringify(result));
};

function evaluate() {
  try {
    return new Function("return 'possible'")();
  } catch (error) {
    return error.name;
  }
}
