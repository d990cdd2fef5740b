import { describe, expect, it } from "vitest";
import { NameScope } from "../../generator/text/name-scope.js";

describe("the names of one output", () => {
  it("thousands that collide take as long as thousands that do not", () => {
    const scope = new NameScope();
    const names = Array.from({ length: 20_000 }, () => scope.schemaName("Foo"));
    expect(new Set(names).size).toBe(20_000);
    expect(names.slice(0, 3)).toEqual(["Foo", "Foo2", "Foo3"]);
    // Of another kind, and in another case.
    expect(scope.plainName("Foo")).toBe("Foo20001");
    expect(scope.plainName("foo")).toBe("foo20002");
    expect(scope.schemaName("FOO")).toBe("FOO20003");
  });

  it.each([
    [
      ["App", "App", "App"],
      ["App", "App2", "App3"],
    ],
    [
      ["PageToken", "pageToken", "PAGETOKEN"],
      ["PageToken", "pageToken2", "PAGETOKEN3"],
    ],
    [
      ["Error", "Promise", "Object"],
      ["ErrorModel", "PromiseModel", "ObjectModel"],
    ],
    [
      ["ErrorModel", "Error"],
      ["ErrorModel", "ErrorModel2"],
    ],
    // Its validators would be those that the module imports.
    [
      ["Email", "Uuid"],
      ["Email", "Uuid"],
    ],
    // `FooSchema` is the Standard Schema of Foo, `isFoo` its check.
    [
      ["Foo", "FooSchema", "isFoo"],
      ["Foo", "FooSchema2", "isFoo2"],
    ],
    [
      ["FooSchema", "Foo"],
      ["FooSchema", "Foo2"],
    ],
    [
      ["CheckFoo", "Foo"],
      ["CheckFoo", "Foo2"],
    ],
  ])("%j become %j", (candidates, want) => {
    const scope = new NameScope();
    expect(candidates.map((candidate) => scope.schemaName(candidate))).toEqual(want);
  });

  it("operations that are called like keywords say what they are", () => {
    const scope = new NameScope();
    const names = ["delete", "delete", "list"].map((name) => scope.operationName(name));
    expect(names).toEqual(["deleteOperation", "deleteOperation2", "list"]);
  });

  it("types and values share one scope", () => {
    const scope = new NameScope();
    scope.schemaName("App");
    expect(scope.operationName("isApp")).toBe("isApp2");
    expect(scope.plainName("APP")).toBe("APP2");
    expect(scope.stem("Create", (name) => [`${name}Input`])).toBe("Create");
    expect(scope.isTaken("createinput")).toBe(true);
    expect(scope.isTaken("Create")).toBe(false);
  });
});
