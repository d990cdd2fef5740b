import { expect, test } from "vitest";
import { nearestName } from "../../generator/text/nearest-name.js";
import {
  appendPointer,
  formatPointer,
  normalizePointer,
  parsePointer,
  pointerToReference,
  valueAt,
} from "../../generator/json/pointer.js";

test.each<[pointer: string, segments: readonly string[]]>([
  ["#", []],
  ["", []],
  ["#/", [""]],
  ["#/a/b", ["a", "b"]],
  ["/a", ["a"]],
  ["#/a~1b/~0c/~01", ["a/b", "~c", "~1"]],
  ["#/a%20b/%7Bid%7D", ["a b", "{id}"]],
  ["#/100%", ["100%"]],
])("%s", (pointer, segments) => {
  expect(parsePointer(pointer)).toEqual(segments);
});

test("what is formatted is parsed again", () => {
  const hostile = ["~", "/", "%", "%20", "~1", "", "__proto__", "é", "\u{1f600}", "\ud800", "a b"];
  expect(parsePointer(formatPointer(hostile))).toEqual(hostile);
  // A lone surrogate has no form in a URI.
  const encodable = hostile.filter((segment) => segment !== "\ud800");
  expect(parsePointer(pointerToReference(formatPointer(encodable)))).toEqual(encodable);
  expect(pointerToReference(formatPointer(encodable))).toMatch(/^[\x21-\x7e]*$/);
});

test("one spelling per place", () => {
  expect(normalizePointer("#/paths/~1a~1%7Bid%7D")).toBe("#/paths/~1a~1{id}");
  expect(appendPointer("#/paths", "/a/{id}", 0)).toBe("#/paths/~1a~1{id}/0");
});

test.each<[pointer: string, want: unknown]>([
  ["#/list/0", "a"],
  ["#/list/1", undefined],
  ["#/list/00", undefined],
  ["#/list/-1", undefined],
  ["#/list/length", undefined],
  ["#/constructor", undefined],
  ["#/__proto__", undefined],
  ["#/text/0", undefined],
  ["#/null/x", undefined],
  ["#/null", null],
])("value at %s", (pointer, want) => {
  expect(valueAt({ list: ["a"], text: "abc", null: null }, pointer)).toBe(want);
});

test.each<[wanted: string, names: readonly string[], want: string | undefined]>([
  ["AppEntitlment", ["App", "AppEntitlement", "AppEntitlements"], "AppEntitlement"],
  ["app", ["Apps", "App"], "App"],
  ["Users", ["User", "UserS"], "UserS"],
  ["User", ["Group", "Policy"], undefined],
  ["x", ["y"], "y"],
  ["nmae", ["name"], "name"],
  ["tpye", ["tone", "type"], "type"],
  ["lsitPtes", ["createPet", "listPets"], "listPets"],
  ["ab", ["ba"], "ba"],
  ["abc", ["acb"], "acb"],
  ["x", ["abc"], undefined],
  ["a".repeat(1000), ["a".repeat(999)], undefined],
])("nearest to %s of %j", (wanted, names, want) => {
  expect(nearestName(wanted, names)).toBe(want);
});
