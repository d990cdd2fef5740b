import { describe, expect, it } from "vitest";
import { serverUrl, type ServerDescriptor } from "../../templates/runtime/request.js";

const tenant: ServerDescriptor<"tenant" | "version"> = {
  url: "https://{tenant}.example.com/{version}",
  variables: { tenant: { default: "demo" }, version: { default: "v1", values: ["v1", "v2"] } },
};
const inPath: ServerDescriptor<"base"> = {
  url: "https://example.com/{base}/{not-declared}",
  variables: { base: { default: "api" } },
};
const whole: ServerDescriptor<"url"> = { url: "{url}", variables: { url: { default: "/" } } };
const scheme: ServerDescriptor<"scheme"> = {
  url: "{scheme}://example.com",
  variables: { scheme: { default: "https" } },
};

describe("serverUrl", () => {
  it("takes values, and defaults for the rest", () => {
    expect(serverUrl(tenant)).toBe("https://demo.example.com/v1");
    expect(serverUrl(tenant, { tenant: "acme", version: "v2" })).toBe(
      "https://acme.example.com/v2",
    );
    expect(serverUrl(inPath, { base: "a/b" })).toBe("https://example.com/a/b/{not-declared}");
    expect(serverUrl(whole, { url: "https://other.example/x" })).toBe("https://other.example/x");
    expect(serverUrl(scheme, { scheme: "http" })).toBe("http://example.com");
  });

  it("refuses a value that is not declared, with its name", () => {
    expect(() => serverUrl(tenant, { version: "v3" })).toThrow(
      'The server variable "version" must be one of v1, v2.',
    );
    expect(() => serverUrl(tenant, { tenant: 3 as never })).toThrow("must be a string");
  });

  const reaching = ["evil.example/", "evil.example#", "evil.example?", "a@evil.example", "a\\b"];
  it.each([...reaching, "", " ", "a\nb", "a/../b", "é", "{version}"])(
    "refuses the tenant %j",
    (value) => {
      expect(() => serverUrl(tenant, { tenant: value })).toThrow("must not reach beyond its part");
    },
  );

  it.each(["..", "a/..", "%2e%2E/x", "a?b", "a#b", "a\\b", "a b"])(
    "refuses the path %j",
    (value) => {
      expect(() => serverUrl(inPath, { base: value })).toThrow("must not reach beyond its part");
    },
  );

  it("reads own variables only", () => {
    const polluted = Object.create({ tenant: "evil" }) as { tenant?: string };
    expect(serverUrl(tenant, polluted)).toBe("https://demo.example.com/v1");
  });
});
