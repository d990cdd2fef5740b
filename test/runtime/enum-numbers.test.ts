import { describe, expect, it } from "vitest";
import { explainEnum, explainOpen, numberNode } from "../../templates/runtime/check-values.js";
import { explainFields, explainItems, explainMap } from "../../templates/runtime/check-objects.js";
import { explainNullable, explainUnion } from "../../templates/runtime/check-unions.js";
import { findIssues } from "../../templates/runtime/validate.js";
import { nullIsUnset } from "../../templates/runtime/standard-schema.js";

const state = explainOpen([]);
const pet = explainFields({
  state,
  states: explainItems(state),
  byName: explainMap(state),
  maybe: explainNullable(state),
  either: explainUnion("anyOf", [state, numberNode]),
  closed: explainEnum(["A"]),
});

const read = (value: unknown) => nullIsUnset(value, pet, {});

describe("the number of an enum's value, where its name is expected (ProtoJSON)", () => {
  it.each<[unknown, unknown]>([
    [{ state: 7 }, { state: "7" }],
    [{ state: -1 }, { state: "-1" }],
    [{ state: 0, closed: null }, { state: "0" }],
    [{ states: [1, "A", 2] }, { states: ["1", "A", "2"] }],
    [{ byName: { a: 1, __proto__: null, b: "B" } }, { byName: { a: "1", b: "B" } }],
    [{ maybe: 3 }, { maybe: "3" }],
    [{ maybe: null }, { maybe: null }],
    // A number as it is comes before one that is read as text.
    [{ either: 3 }, { either: 3 }],
  ])("%j is read as %j", (value, want) => {
    const before = JSON.stringify(value);
    expect(read(value)).toEqual({ ok: true, value: want });
    expect(JSON.stringify(value)).toBe(before);
  });

  it.each([
    [{ state: 1.5 }],
    [{ state: 2 ** 31 }],
    [{ state: true }],
    [{ state: NaN }],
    [{ closed: 1 }],
  ])("%j is refused", (value) => {
    expect(read(value).ok).toBe(false);
  });

  it("is refused where values are taken as they are", () => {
    expect(findIssues({ state: 7 }, pet).map(({ pointer, code }) => pointer + code)).toEqual([
      "/statetype",
    ]);
  });
});
