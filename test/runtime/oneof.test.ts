import { describe, expect, it } from "vitest";
import { clearOneof, setOneof, whichOneof } from "../../templates/runtime/oneof.js";

const members = ["unset", "seconds", "__proto__"];
const withProto = (value: unknown): object =>
  JSON.parse(`{"id":"a","__proto__":${JSON.stringify(value)}}`);

describe("whichOneof", () => {
  it.each([
    [{}, { case: undefined }],
    [{ unset: null, seconds: undefined }, { case: undefined }],
    [{ seconds: "3s" }, { case: "seconds", value: "3s" }],
    [{ seconds: "" }, { case: "seconds", value: "" }],
    [
      { seconds: false, unset: null },
      { case: "seconds", value: false },
    ],
    [
      { seconds: "3s", unset: {} },
      { case: "unset", value: {} },
    ],
    [Object.create({ seconds: "3s" }), { case: undefined }],
    [withProto(3), { case: "__proto__", value: 3 }],
  ])("case %#", (message: object, want) => {
    expect(whichOneof(message, members)).toEqual(want);
  });
});

describe("setOneof and clearOneof", () => {
  it("copy the message, drop the siblings, keep the rest", () => {
    const message = Object.freeze({ id: "a", unset: {}, seconds: null, name: "b" });
    const set = setOneof(message, members, "seconds", "3s");
    expect(set).toEqual({ id: "a", seconds: "3s", name: "b" });
    expect(Object.keys(set)).toEqual(["id", "seconds", "name"]);
    expect(clearOneof(message, members)).toEqual({ id: "a", name: "b" });
    expect(message).toEqual({ id: "a", unset: {}, seconds: null, name: "b" });
  });

  it("treat __proto__ as a name like others", () => {
    const kept = setOneof(withProto({ x: 1 }), ["unset", "seconds"], "seconds", "3s");
    expect(JSON.stringify(kept)).toBe('{"id":"a","__proto__":{"x":1},"seconds":"3s"}');
    const set = setOneof({ seconds: "3s" }, members, "__proto__", { x: 1 });
    expect(JSON.stringify(set)).toBe('{"__proto__":{"x":1}}');
    expect(Object.getPrototypeOf(set)).toBe(Object.prototype);
    expect(JSON.stringify(clearOneof(withProto(1), members))).toBe('{"id":"a"}');
  });
});
