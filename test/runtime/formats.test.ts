import { describe, expect, it } from "vitest";
import { matchesBase64, matchesBase64Url, matchesByte } from "../../templates/runtime/base64.js";
import { matchesDate, matchesDateTime, matchesTime } from "../../templates/runtime/date-time.js";
import { matchesIsoDuration, matchesProtoDuration } from "../../templates/runtime/duration.js";
import { matchesEmail } from "../../templates/runtime/email.js";
import { matchesHostname } from "../../templates/runtime/hostname.js";
import { matchesInt64, matchesUint64 } from "../../templates/runtime/int64.js";
import { matchesIpv4, matchesIpv6 } from "../../templates/runtime/ip.js";
import {
  matchesJsonPointer,
  matchesRelativeJsonPointer,
} from "../../templates/runtime/json-pointer.js";
import { matchesRegex } from "../../templates/runtime/regex.js";
import { matchesUriTemplate } from "../../templates/runtime/uri-template.js";
import { matchesUri, matchesUriReference } from "../../templates/runtime/uri.js";
import { matchesUuid } from "../../templates/runtime/uuid.js";

interface Format {
  readonly test: (value: string) => boolean;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const label63 = "a".repeat(63);

const formats: { readonly [name: string]: Format } = {
  matchesDate: {
    test: matchesDate,
    right: ["2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"],
    wrong: [
      "2023-02-29",
      "1900-02-29",
      "2024-04-31",
      "2024-13-01",
      "2024-00-01",
      "2024-01-00",
      "24-01-01",
      "2024-1-1",
      "2024-01-01\n",
      "२०२४-01-01",
    ],
  },
  matchesTime: {
    test: matchesTime,
    right: [
      "00:00:00Z",
      "23:59:59.123456789+23:59",
      "12:00:00z",
      "23:59:60Z",
      "01:29:60+01:30",
      "15:59:60.5-08:00",
    ],
    wrong: [
      "24:00:00Z",
      "12:60:00Z",
      "12:00:61Z",
      "12:00:00",
      "12:00Z",
      "12:00:00.Z",
      "22:59:60Z",
      "12:00:00+24:00",
      "12:00:00+01:60",
      "12:00:00+1:00",
    ],
  },
  matchesDateTime: {
    test: matchesDateTime,
    right: [
      "2024-02-29T12:00:00Z",
      "2024-02-29t12:00:00.5z",
      "1998-12-31T23:59:60Z",
      "1990-12-31T15:59:60-08:00",
    ],
    wrong: [
      "2024-02-30T12:00:00Z",
      "2024-02-29 12:00:00Z",
      "2024-02-29",
      "2024-02-29T12:00:00",
      "2024-02-29T12:00:00Z ",
      "",
    ],
  },
  matchesProtoDuration: {
    test: matchesProtoDuration,
    right: [
      "0s",
      "3.5s",
      "-3600s",
      "1.000000001s",
      "315576000000s",
      "-315576000000.000s",
      "315575999999.999999999s",
    ],
    wrong: [
      "",
      "s",
      "3",
      "3.s",
      ".5s",
      "+3s",
      "1.0000000001s",
      "315576000001s",
      "315576000000.000000001s",
      "1e3s",
      "P1D",
      "3s ",
      "3S",
    ],
  },
  matchesIsoDuration: {
    test: matchesIsoDuration,
    right: ["P1DT12H", "P2W", "P1Y2M3DT4H5M6S", "PT0S", "P1M", "PT1M", `P${"9".repeat(10_000)}D`],
    wrong: ["P", "PT", "P1DT", "P1Y2D", "PT1H2S", "P1W2D", "PT0.5S", "-P1D", "p1d", "3.5s"],
  },
  matchesInt64: {
    test: matchesInt64,
    right: ["0", "-0", "-1", "9223372036854775807", "-9223372036854775808", "999999999999999999"],
    wrong: [
      "",
      "-",
      "+1",
      "01",
      "-01",
      "1.0",
      "1e3",
      "9223372036854775808",
      "-9223372036854775809",
      "10000000000000000000",
      " 1",
      "0x1",
    ],
  },
  matchesUint64: {
    test: matchesUint64,
    right: ["0", "18446744073709551615", "9999999999999999999"],
    wrong: [
      "",
      "-0",
      "-1",
      "+1",
      "00",
      "18446744073709551616",
      "99999999999999999999",
      "100000000000000000000",
    ],
  },
  matchesUuid: {
    test: matchesUuid,
    right: [
      "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
      "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
      "00000000-0000-0000-0000-000000000000",
    ],
    wrong: [
      "f81d4fae7dec11d0a76500a0c91e6bf6",
      "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
      "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
      "f81d4fae-7dec-11d0-a765-00a0c91e6bf6\n",
    ],
  },
  matchesBase64: {
    test: matchesBase64,
    right: ["", "QQ==", "QQ", "QUI=", "QUI", "QUJD", "-_-_", "+/+/", "a".repeat(20_000_000)],
    wrong: ["A", "QQ=", "QQ===", "=", "Q=Q=", "+-AA", "QQ==\n", "QUJDR", "Q Q="],
  },
  matchesBase64Url: {
    test: matchesBase64Url,
    right: ["", "QQ==", "QQ", "QUI=", "QUI", "QUJD", "-_-_"],
    wrong: ["A", "QQ=", "+/+/", "QQ==\n", "QUJDR"],
  },
  matchesByte: {
    test: matchesByte,
    right: ["", "QQ==", "QUI=", "QUJD", "+/+/"],
    wrong: ["QQ", "QUI", "-_-_", "====", "Q===", "QUJDRA"],
  },
  matchesEmail: {
    test: matchesEmail,
    right: [
      "a@b",
      "joe.bloggs+x@example.com",
      '"joe bloggs"@example.com',
      '"a\\"b"@example.com',
      "a@[127.0.0.1]",
      "a@[IPv6:::1]",
      `${"a".repeat(64)}@b.c`,
    ],
    wrong: [
      "",
      "a",
      "@b",
      "a@",
      "a@b@c",
      ".a@b",
      "a.@b",
      "a..b@c",
      "a b@c",
      "a@b_c",
      "a@[127.0.0.300]",
      "a@[::1]",
      "a@-b",
      '"a"b"@c',
      `${"a".repeat(65)}@b.c`,
      "é@b.c",
    ],
  },
  matchesHostname: {
    test: matchesHostname,
    right: [
      "a",
      "example.com",
      "1host",
      "a--b.c",
      `${label63}.com`,
      "xn--9n2bp8q.xn--9t4b11yi5a",
      "xn--wgv71a",
    ],
    wrong: [
      "",
      ".",
      "a.",
      ".a",
      "a..b",
      "-a",
      "a-",
      "a_b",
      `${label63}a.com`,
      `${`${label63}.`.repeat(3)}${label63}`,
      "a\n",
      "xn--X",
      "xn--a",
      "xn--hello-zed",
      "\u212aelvin.com",
    ],
  },
  matchesIpv4: {
    test: matchesIpv4,
    right: ["0.0.0.0", "255.255.255.255", "192.0.2.1"],
    wrong: [
      "",
      "1.2.3",
      "1.2.3.4.5",
      "256.0.0.1",
      "01.2.3.4",
      "1.2.3.4.",
      "1.2.3.4\n",
      "1.2.3.4/24",
      "0x7f.1.1.1",
    ],
  },
  matchesIpv6: {
    test: matchesIpv6,
    right: [
      "::",
      "::1",
      "1::",
      "1:2:3:4:5:6:7:8",
      "1::8",
      "1:2:3:4:5:6:7::",
      "::ffff:192.0.2.1",
      "1:2:3:4:5:6:1.2.3.4",
      "ABCD::EF",
    ],
    wrong: [
      "",
      ":",
      ":::",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1:2:3:4:5:6:7:8::",
      "1::2::3",
      "12345::",
      "g::",
      ":1",
      "1:",
      "1:2:3:4:5:6:7:1.2.3.4",
      "::1.2.3",
      "::1.2.3.4:5",
      "fe80::1%eth0",
      "::1\n",
    ],
  },
  matchesUri: {
    test: matchesUri,
    right: [
      "http://a",
      "https://u:p@a.b:80/c/d;e?f=g&h#i",
      "mailto:a@b",
      "urn:a:b",
      "ldap://[2001:db8::7]/c",
      "http://[v1.a:b]/",
      "file:///etc",
      "a:",
      "http://a/%41",
    ],
    wrong: [
      "",
      "a",
      "/a",
      "//a",
      "1a:b",
      "http://a b",
      "http://[::1",
      "http://[1]/",
      "http://a/[b]",
      "http://a/%4",
      "http://é",
      "http://a:b/",
      "http://a\\b",
      "http://a#b#c",
      "http://a@b@c",
    ],
  },
  matchesUriReference: {
    test: matchesUriReference,
    right: ["", "a", "/a", "//a", "?a", "#a", "./a:b", "http://a", "a/b:c"],
    wrong: ["1:b", ":a", "a b", "/%zz", "//a:b/c", "[a]", "\\a"],
  },
  matchesUriTemplate: {
    test: matchesUriTemplate,
    right: ["", "a", "/a/{b}", "{+a,b*}{?c:3}", "{a.b}", "{%41}", "é"],
    wrong: [
      "{",
      "}",
      "{}",
      "{a",
      "{a,}",
      "{a:0}",
      "{a:12345}",
      "{a b}",
      "a b",
      "%4",
      "{^a}",
      "<a>",
    ],
  },
  matchesJsonPointer: {
    test: matchesJsonPointer,
    right: ["", "/", "/a/0", "/a~0~1", "//"],
    wrong: ["a", "/~", "/~2", "#/a", "0"],
  },
  matchesRelativeJsonPointer: {
    test: matchesRelativeJsonPointer,
    right: ["0", "1/a", "0#", "10/a~0"],
    wrong: ["", "/a", "01", "-1", "1a", "0##", "0#/a", "1/~2"],
  },
  matchesRegex: {
    test: matchesRegex,
    right: ["", "^a$", "\\p{L}", "(?<a>b)\\k<a>"],
    wrong: ["(", "[", "\\Z", "a{2,1}", "(?<a>b)(?<a>c)"],
  },
};

describe.each(Object.entries(formats))("%s", (_name, { test, right, wrong }) => {
  it("accepts what is right", () => {
    expect(right.filter((value) => !test(value))).toEqual([]);
  });

  it("refuses what is wrong", () => {
    expect(wrong.filter((value) => test(value))).toEqual([]);
  });

  it("is linear", { timeout: 2000 }, () => {
    for (const part of [
      "1",
      "a",
      "1.",
      "a.",
      "a-",
      ":",
      "/",
      "%41",
      "{a}",
      "a@",
      "[",
      '"',
      "~",
      "=",
      "1Y",
      "xn--a",
    ]) {
      const value = part.repeat(50_000);
      for (const text of [value, `P${value}`, `http://${value}`, `${value}!`, `xn--${value}`])
        test(text);
    }
  });
});
