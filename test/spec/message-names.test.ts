import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isObject, objectAt, stringAt, valueAt } from "./json.js";

const document = JSON.parse(readFileSync("generated/openapi.json", "utf8")) as object;
const facts: unknown = parse(readFileSync("test/spec/facts.yaml", "utf8"));
const schemas = objectAt(document, "components", "schemas");

/** Not messages of the API: any message, and one without the id that the path gives (ADR 3). */
const others = ["Any", "AppAccessRequestDefaultsInput"];

/** `app.v1.UpdateAppRequestInput` of the sources is the message `c1.api.app.v1.UpdateAppRequest` (ADR 3). */
const known = Object.keys(objectAt(facts, "messages")).map((name) => {
  return `c1.api.${name.replace(/RequestInput$/, "Request")}`;
});

describe("the protobuf names of the messages", () => {
  it("are those of the facts, and every message has its own", () => {
    const named = Object.entries(schemas).map(([key, schema]) => {
      return [key, stringAt(schema, "x-message")] as const;
    });
    expect(named.filter(([, name]) => name === undefined).map(([key]) => key)).toEqual(others);
    const names = named.flatMap(([, name]) => name ?? []);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(167);
    for (const [key, name = key] of named) expect(name.split(".").at(-1)).toBe(key);
  });
});

describe("the masks", () => {
  const strings = Object.entries(schemas).flatMap(([key, schema]) =>
    Object.entries(objectAt(schema, "properties"))
      .filter(([name]) => /Mask$/.test(name))
      .filter(([, property]) => !isObject(property) || !("$ref" in property))
      .map(([name, property]) => [`${key}.${name}`, property] as const),
  );

  it("say which message they are about, but for the one of which no source says it", () => {
    const about = strings.map(([place, mask]) => [place, stringAt(mask, "x-field-mask")]);
    expect(Object.fromEntries(about)).toEqual({
      "App.fieldMask": undefined,
      "AppEntitlement.userEditedMask": "AppEntitlement",
      "AppEntitlementServiceUpdateAutomationRequest.updateMask": "AppEntitlementAutomation",
      "AppResourceServiceUpdateRequest.updateMask": "AppResource",
      "AppUserServiceUpdateRequest.updateMask": "AppUser",
      "ConnectorServiceUpdateDelegatedRequest.updateMask": "Connector",
      "ConnectorServiceUpdateRequest.updateMask": "Connector",
      "UpdateAppEntitlementRequest.updateMask": "AppEntitlement",
      "UpdateAppRequest.updateMask": "App",
      "UpdateAppUsageControlsRequest.updateMask": "AppUsageControls",
      "UpdateManuallyManagedResourceTypeRequest.updateMask": "AppResourceType",
    });
  });

  it("that expand list exactly the names that their texts give", () => {
    const masks = Object.entries(schemas).filter(([key]) => key.endsWith("ExpandMask"));
    expect(masks.map(([key]) => key)).toHaveLength(5);
    for (const [key, schema] of masks) {
      const paths = objectAt(schema, "properties", "paths");
      const text = stringAt(paths, "description") ?? "";
      const told = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
      const listed = valueAt(paths, "items", "enum") ?? [];
      expect([...(listed as string[])].sort(), key).toEqual(told.sort());
    }
  });
});
