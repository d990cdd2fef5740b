import { describe, expect, it } from "vitest";
import { allowedOrigin, AllowedHosts } from "../../../generator/load/remote/allowed-hosts.js";

describe("an entry of allowRemote", () => {
  it.each<[string, string | undefined]>([
    ["example.com", "https://example.com"],
    ["Example.COM", "https://example.com"],
    ["example.com:8443", "https://example.com:8443"],
    ["https://example.com", "https://example.com"],
    ["https://example.com:443/", "https://example.com"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://127.0.0.1:80", "http://127.0.0.1"],
    ["http://2130706433", "http://127.0.0.1"],
    ["[::1]:8080", "https://[::1]:8080"],
    ["bücher.example", "https://xn--bcher-kva.example"],
    ["", undefined],
    ["*", undefined],
    ["ftp://example.com", undefined],
    ["file:///etc/passwd", undefined],
    ["https://example.com/specs", undefined],
    ["example.com/specs", undefined],
    ["https://user:secret@example.com", undefined],
    ["https://@example.com", undefined],
    ["https://example.com?", undefined],
    ["https://example.com#", undefined],
    ["https:\\\\example.com", undefined],
    ["example .com", undefined],
    ["::1", undefined],
  ])("%j is %s", (entry, want) => {
    expect(allowedOrigin(entry)).toBe(want);
  });
});

describe("which URLs are allowed", () => {
  const allowed = new AllowedHosts(["example.com", "http://127.0.0.1:8080", "[::1]:9"]);

  it.each([
    ["https://example.com/a/b.yaml?c#d", true],
    ["https://EXAMPLE.com:443/", true],
    ["http://127.0.0.1:8080/a", true],
    ["http://0x7f.1:8080/a", true],
    ["https://[0:0::1]:9/", true],
    ["http://example.com/", false],
    ["https://example.com:444/", false],
    ["https://example.com./", false],
    ["https://www.example.com/", false],
    ["https://example.com.evil.example/", false],
    ["https://evil.example/example.com", false],
    ["https://127.0.0.1:8080/a", false],
    ["http://127.0.0.1/", false],
    ["http://127.0.0.2:8080/", false],
    ["ftp://example.com/", false],
    ["data:application/json,{}", false],
    ["file:///etc/passwd", false],
  ])("%s: %s", (url, want) => {
    expect(allowed.allows(new URL(url))).toBe(want);
  });

  it("an address that was named may be private, in its usual spelling", () => {
    expect(["127.0.0.1", "::1", "127.0.0.2"].map((each) => allowed.namesAddress(each))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
