import { expect, it } from "vitest";
import { typeNamesOf } from "../../../generator/build/names/component-names.js";
import { appendPointer } from "../../../generator/json/pointer.js";

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

const assembly = "Version=1.0.0.0, Culture=neutral, PublicKeyToken=null";

it.each([
  [["Page<User>"], ["PageUser"]],
  [["Page<acme.models.User>"], ["PageUser"]],
  [["Map«string,List«acme.User»»"], ["MapStringListUser"]],
  [["Dictionary[string, User[]]"], ["DictionaryStringUserArray"]],
  [["Tuple<string, int?>"], ["TupleStringInt"]],
  [["System.Nullable`1[System.Int32]"], ["NullableInt32"]],
  [[`Acme.Page\`1[[Acme.Models.User, Acme, ${assembly}]]`], ["PageUser"]],
  [
    [`Map\`2[[System.String, System.Core, ${assembly}],[Acme.Outer\`1+User, Acme, ${assembly}]]`],
    ["MapStringOuterUser"],
  ],
  // As much of the namespaces as tells them apart.
  [
    ["Page<a.User>", "Page<b.User>", "Page<b.Team>", "Page<User>"],
    ["PageAUser", "PageBUser", "PageTeam", "PageUser"],
  ],
  [
    ["PageUser", "Page<acme.User>"],
    ["PageUser", "PageAcmeUser"],
  ],
  // An array of something is not the thing.
  [
    ["acme.User[]", "acme.User"],
    ["UserArray", "User"],
  ],
  // No types with arguments.
  [["Envelope`1"], ["Envelope1"]],
  [["filter[a.b]c"], ["BC"]],
  [["Page<User]"], ["PageUser"]],
  [["<User>"], ["User"]],
  [["Page<1.5>"], ["_5"]],
])("keys of generic types %j are types %j", (keys, want) => {
  const pointers = keys.map((key) => appendPointer("#/components/schemas", key));
  const schemas = Object.fromEntries(keys.map((key) => [key, {}]));
  const names = typeNamesOf(pointers, { components: { schemas } });
  expect(pointers.map((pointer) => names.get(pointer))).toEqual(want);
});

it("a key of thousands of brackets is read as text, in no time", () => {
  const pointer = `#/components/schemas/${"A<".repeat(50_000)}${">".repeat(50_000)}`;
  const document = { components: { schemas: {} } };
  expect(typeNamesOf([pointer], document).get(pointer)).toBe("A".repeat(50_000));
});

it("x-name says another", () => {
  const pointer = "#/components/schemas/Old";
  const document = { components: { schemas: { Old: { "x-name": "new name" } } } };
  expect(typeNamesOf([pointer], document).get(pointer)).toBe("NewName");
});
