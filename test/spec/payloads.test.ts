import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
// From the sources, which vitest compiles itself: `generated/dist` may be older than they are. What
// is built of them is for test/consumers.
import * as api from "../../generated/src/index.js";
import { ajvOver } from "./ajv.js";
import { listExamples, ownerOf, type Example } from "./examples.js";
import { objectAt } from "./json.js";

const document = JSON.parse(readFileSync("generated/openapi.json", "utf8")) as object;
const examples = listExamples(document);
const ajv = ajvOver(document, { oneofs: false });
const ajvWithOneofs = ajvOver(document, { oneofs: true });

function readPayload(name: string): unknown {
  return JSON.parse(readFileSync(`test/payloads/${name}.json`, "utf8"));
}

/** `pointer code`, and for a oneof its group with the members that are set. */
function summarize(issue: api.Issue): string {
  const { pointer, code, oneof } = issue;
  return oneof === undefined
    ? `${pointer} ${code}`
    : `${pointer} ${oneof.group}: ${oneof.set.join()}`;
}

const entitlement = "/appEntitlementView/appEntitlement";

/** Judged by hand: every fault of the placeholder. Its other fields are texts, flags and maps. */
const faults = [
  `${entitlement} max_grant_duration: durationUnset,durationGrant`,
  `${entitlement}/durationGrant format`,
  ...["deprovisionerPolicy", "provisionerPolicy"].flatMap((field) => [
    `${entitlement}/${field} typ: connector,manual,delegated,webhook,externalTicket,unconfigured`,
    `${entitlement}/${field}/connector provision_type: defaultBehavior,account,deleteAccount`,
    `${entitlement}/${field}/connector/account storage_type: saveToVault,doNotSave`,
  ]),
];

const payloads = [
  {
    name: "list-apps",
    component: "ListAppsResponse",
    validate: api.validateListAppsResponse,
    is: api.isListAppsResponse,
    want: [],
  },
  {
    name: "retrieve-grants",
    component: "SearchAppEntitlementsWithExpiredResponse",
    validate: api.validateSearchAppEntitlementsWithExpiredResponse,
    is: api.isSearchAppEntitlementsWithExpiredResponse,
    want: [],
  },
  {
    name: "create-entitlement",
    component: "CreateAppEntitlementResponse",
    validate: api.validateCreateAppEntitlementResponse,
    is: api.isCreateAppEntitlementResponse,
    want: faults,
  },
  {
    name: "update-entitlement",
    component: "UpdateAppEntitlementResponse",
    validate: api.validateUpdateAppEntitlementResponse,
    is: api.isUpdateAppEntitlementResponse,
    want: faults,
  },
];

describe("the payloads of the reference pages", () => {
  it.each(payloads)("$name: every fault once, and nothing else", ({ name, validate, is, want }) => {
    const payload = readPayload(name);
    const result = validate(payload);
    const found = result.ok ? [] : result.issues.map(summarize);
    expect([...found].sort()).toEqual([...want].sort());
    expect(is(payload)).toBe(want.length === 0);
  });

  it.each(payloads)("$name: ajv finds faults in the same places", ({ name, component, want }) => {
    const check = ajvWithOneofs(`/components/schemas/${component}`);
    check(readPayload(name));
    const places = (check.errors ?? []).map(({ instancePath }) => instancePath);
    expect([...new Set(places)].sort()).toEqual(
      want.map((fault) => fault.replace(/ .*/, "")).sort(),
    );
  });
});

/** By the descriptors, for what is sent is checked by another validator than what comes back. */
function issuesOf(example: Example): readonly string[] {
  const owner = ownerOf(document, example);
  const schema = owner.kind === "component" ? schemaOf(owner.key) : descriptorSchema(owner);
  const result = schema["~standard"].validate(example.value);
  if (result instanceof Promise) throw new Error("validators are synchronous");
  return (result.issues ?? []).map((issue) => summarize(issue as api.Issue));
}

function schemaOf(key: string): api.StandardSchemaV1 {
  const schemas: { readonly [name: string]: unknown } = api;
  return schemas[`${key}Schema`] as api.StandardSchemaV1;
}

function descriptorSchema(
  owner: Exclude<ReturnType<typeof ownerOf>, { readonly kind: "component" }>,
): api.StandardSchemaV1 {
  const named: { readonly [name: string]: unknown } = api;
  const endpoint = named[owner.operationId] as api.Endpoint;
  const part = owner.kind === "request" ? endpoint.requestBody : endpoint.responses[owner.status];
  if (part?.schema === undefined)
    throw new Error(`${owner.operationId} has no ${owner.kind} schema`);
  return part.schema;
}

describe("the examples in the document", () => {
  it("are there: no fewer than were written", () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
    const owners = examples.map((example) => JSON.stringify(ownerOf(document, example)));
    for (const operationId of ["createAppEntitlement", "updateAppEntitlement"]) {
      expect(owners).toContain(JSON.stringify({ kind: "request", operationId }));
      expect(owners).toContain(JSON.stringify({ kind: "response", operationId, status: "200" }));
    }
  });

  it.each(examples)("$at is valid by our validators", (example) => {
    expect(issuesOf(example)).toEqual([]);
  });

  it.each(examples)("$at is valid by ajv, with and without oneofs", ({ schema, value }) => {
    for (const check of [ajv(schema), ajvWithOneofs(schema)]) {
      check(value);
      expect(check.errors ?? []).toEqual([]);
    }
  });

  it("are checked: a fault that is planted in one is found by both", () => {
    const isCreation = ({ at }: Example): boolean => at.endsWith("/createdEntitlement/value");
    const example = examples.find(isCreation) as Example;
    const value = structuredClone(example.value);
    Object.assign(objectAt(value, "appEntitlementView", "appEntitlement"), {
      durationGrant: "PT1H",
    });
    expect(issuesOf({ ...example, value })).toEqual([`${entitlement}/durationGrant format`]);
    const check = ajv(example.schema);
    check(value);
    expect(check.errors?.map(({ instancePath }) => instancePath)).toEqual([
      `${entitlement}/durationGrant`,
    ]);
  });
});

describe("listExamples", () => {
  it("finds those of every kind, and passes over data and names", () => {
    const found = listExamples({
      parameters: [{ schema: { type: "string" }, example: "a" }],
      content: { "text/plain": { schema: {}, examples: { "a/b": { value: 1 } } } },
      schemas: {
        example: { type: "object", properties: { example: { examples: [2, 3] } }, example: 4 },
      },
      enum: [{ example: 5 }],
    });
    expect(found.map(({ at, schema, value }) => [at, schema, value])).toEqual([
      ["/parameters/0/example", "/parameters/0/schema", "a"],
      ["/content/text~1plain/examples/a~1b/value", "/content/text~1plain/schema", 1],
      ["/schemas/example/properties/example/examples/0", "/schemas/example/properties/example", 2],
      ["/schemas/example/properties/example/examples/1", "/schemas/example/properties/example", 3],
      ["/schemas/example/example", "/schemas/example", 4],
    ]);
  });
});
