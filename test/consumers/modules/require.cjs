"use strict";

const { report } = require("./report.cjs");

report({
  all: require("c1-apps-schema"),
  endpoints: require("c1-apps-schema/endpoints"),
  oneofs: require("c1-apps-schema/oneofs"),
  paths: require("c1-apps-schema/paths"),
  types: require("c1-apps-schema/types"),
  validators: require("c1-apps-schema/validators"),
  document: require("c1-apps-schema/openapi.json"),
});
