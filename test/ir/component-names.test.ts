import { expect, it } from "vitest";
import { typeNamesOf } from "../../generator/ir/component-names.js";
import { appendPointer } from "../../generator/load/pointer.js";

it.each([
  [["App"], ["App"]],
  [
    ["c1.api.app.v1.App", "c1.api.app.v1.Owner"],
    ["App", "Owner"],
  ],
  [
    ["a.v1.User", "b.v1.User", "b.v1.Team"],
    ["AV1User", "BV1User", "Team"],
  ],
  [
    ["a.User", "User"],
    ["AUser", "User"],
  ],
  [
    ["page_token", "user-name"],
    ["PageToken", "UserName"],
  ],
  [["v1.2fa"], ["_2fa"]],
  [
    ["-", "..."],
    ["Schema", "Schema"],
  ],
  [["a/b~c"], ["ABC"]],
  [
    ["App..", "x²"],
    ["App", "X"],
  ],
  // Told apart by the scope that gives the names out.
  [
    ["page_token", "PageToken"],
    ["PageToken", "PageToken"],
  ],
])("keys %j are types %j", (keys, want) => {
  const pointers = keys.map((key) => appendPointer("#/components/schemas", key));
  const schemas = Object.fromEntries(keys.map((key) => [key, {}]));
  const names = typeNamesOf(pointers, { components: { schemas } });
  expect(pointers.map((pointer) => names.get(pointer))).toEqual(want);
});

it("x-name says another", () => {
  const pointer = "#/components/schemas/Old";
  const document = { components: { schemas: { Old: { "x-name": "new name" } } } };
  expect(typeNamesOf([pointer], document).get(pointer)).toBe("NewName");
});
