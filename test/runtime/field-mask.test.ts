import { describe, expect, it } from "vitest";
import { findIssues } from "../../templates/runtime/validate.js";
import {
  changedPaths,
  explainFieldMask,
  isFieldMask,
  joinPaths,
  type MaskTable,
} from "../../templates/runtime/field-mask.js";

const pet: MaskTable = {
  message: "Pet",
  names: ["id", "displayName", "tags", "owner", "mother", "meat", "grass", "__proto__"],
  spelled: { displayName: "display_name" },
  readOnly: ["id"],
  messages: { owner: () => owner, mother: () => pet },
};

const owner: MaskTable = {
  message: "Owner",
  names: ["name", "since", "pet"],
  spelled: {},
  readOnly: ["since"],
  messages: { pet: () => pet },
};

describe("isFieldMask", () => {
  it.each([
    ...["", "*", "id", "displayName", "display_name", "owner", "owner.name", "tags"],
    ...["mother.mother.mother.owner.pet.display_name", "id,id", "owner,owner.name,tags"],
    "__proto__",
  ])("accepts %j", (text) => {
    expect(isFieldMask(text, pet)).toBe(true);
    expect(findIssues(text, explainFieldMask(pet))).toEqual([]);
  });

  it.each([
    [",", 'Pet has no field ""'],
    ["id,", 'Pet has no field ""'],
    ["*,id", 'Pet has no field "*"'],
    ["id.x", 'a path ends at "id", which has no fields that a mask can name'],
    ["tags.0", 'a path ends at "tags"'],
    ["display-name", 'Pet has no field "display-name"'],
    ["DisplayName", 'Pet has no field "DisplayName" (write "displayName")'],
    ["owner.Name", 'Owner has no field "Name" (write "name")'],
    ["owner..name", 'Owner has no field ""'],
    ["toString", 'Pet has no field "toString"'],
    ["owner.constructor", 'Owner has no field "constructor"'],
    ["a,b,c,d", 'Pet has no field "a", Pet has no field "b", Pet has no field "c"'],
  ])("refuses %j, and says why", (text, why) => {
    expect(isFieldMask(text, pet)).toBe(false);
    const [issue, ...others] = findIssues(text, explainFieldMask(pet));
    expect(others).toEqual([]);
    expect(issue?.code).toBe("fieldMask");
    expect(issue?.expected).toBe("a field mask of Pet");
    expect(issue?.message).toContain(`must be a field mask of Pet: ${why}`);
  });

  it("refuses what is no text", () => {
    for (const value of [7, null, undefined, ["id"], { paths: ["id"] }]) {
      expect(findIssues(value, explainFieldMask(pet)).map(({ code }) => code)).toEqual(["type"]);
    }
  });
});

describe("joinPaths", () => {
  it("joins paths with commas, each once, in their order", () => {
    expect(joinPaths(["owner.name", "id", "owner.name"])).toBe("owner.name,id");
    expect(joinPaths([])).toBe("");
  });
});

describe("changedPaths", () => {
  it.each<[string, unknown, unknown, string[]]>([
    ["nothing", { tags: ["a"] }, { tags: ["a"] }, []],
    ["a value", { display_name: "a" }, { display_name: "b" }, ["displayName"]],
    ["a value that is gone", { grass: "a" }, {}, ["grass"]],
    ["null, which is unset", { grass: null }, {}, []],
    ["an empty list, which is unset", { tags: [] }, { tags: null }, []],
    ["an item", { tags: ["a", { b: 1 }] }, { tags: ["a", { b: 2 }] }, ["tags"]],
    ["a switched oneof: both members", { meat: {} }, { grass: "a" }, ["meat", "grass"]],
    [
      "a field inside a message",
      { owner: { name: "a" } },
      { owner: { name: "b" } },
      ["owner.name"],
    ],
    ["a message that is new", {}, { owner: { name: "b" } }, ["owner"]],
    ["a message that is empty", {}, { owner: {} }, ["owner"]],
    ["a message inside itself", { mother: { meat: 1 } }, { mother: { meat: 2 } }, ["mother"]],
    ["a read-only field", { id: "a", owner: { since: 1 } }, { owner: { since: 2 } }, []],
    ["an unknown field", { other: 1 }, { other: 2 }, []],
    ["dates", { grass: new Date(1) }, { grass: new Date(2) }, ["grass"]],
    ["equal dates", { grass: new Date(1) }, { grass: new Date(1) }, []],
    ["dates in lists", { tags: [new Date(1)] }, { tags: [new Date(2)] }, ["tags"]],
    ["bigints", { grass: 1n, meat: 2n }, { grass: 1n, meat: 3n }, ["meat"]],
    ["no message at all", null, "text", []],
  ])("finds %s", (_, before, after, want) => {
    expect(changedPaths(before, after, pet)).toEqual(want);
    expect(changedPaths(after, before, pet)).toEqual(want);
  });

  it("goes no deeper than it is told", () => {
    const before = { owner: { name: "a" } };
    const after = { owner: { name: "b" } };
    expect(changedPaths(before, after, pet, 1)).toEqual(["owner"]);
    expect(changedPaths(before, after, pet, 2)).toEqual(["owner.name"]);
  });

  it("ends for values that contain themselves, and reads own properties only", () => {
    const loop: { tags: unknown[] } = { tags: [] };
    loop.tags.push(loop);
    const other: { tags: unknown[] } = { tags: [] };
    other.tags.push(other);
    expect(changedPaths(loop, other, pet)).toEqual([]);
    expect(changedPaths(Object.create({ grass: 1 }), { grass: 2 }, pet)).toEqual(["grass"]);
    const inherited = Object.create({ grass: 1 }) as object;
    expect(changedPaths(inherited, {}, pet)).toEqual([]);
  });

  it("gives paths that are masks, and applying them makes one of the other", () => {
    const forms = [
      {
        display_name: "a",
        tags: ["x"],
        meat: { grams: 1 },
        owner: { name: "o", pet: { id: "1" } },
      },
      { display_name: "b", grass: "g", owner: { name: "p" }, mother: { meat: 2 } },
      { tags: ["x", "y"], owner: {}, mother: { meat: 2, owner: { name: "q" } } },
      {},
    ];
    for (const before of forms) {
      for (const after of forms) {
        const paths = changedPaths(before, after, pet);
        expect(isFieldMask(joinPaths(paths), pet)).toBe(true);
        expect(changedPaths(applied(before, after, paths), after, pet)).toEqual([]);
      }
    }
  });
});

/** What a server makes of an update. */
function applied(before: object, after: object, paths: readonly string[]): object {
  const result = structuredClone(before) as Record<string, unknown>;
  for (const path of paths) {
    let [from, to] = [after as Record<string, unknown>, result];
    const names = path.split(".").map((name) => (name === "displayName" ? "display_name" : name));
    const last = names.pop() ?? "";
    for (const name of names) {
      from = from[name] as Record<string, unknown>;
      to = to[name] as Record<string, unknown>;
    }
    if (last in from) to[last] = from[last];
    else Reflect.deleteProperty(to, last);
  }
  return result;
}
