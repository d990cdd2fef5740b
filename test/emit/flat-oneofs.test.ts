import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { errorsByFolder } from "../compile/compile-text.js";

const text = { type: "string" };
const names = (count: number, letter: string) =>
  Array.from({ length: count }, (_, at) => `${letter}${at}`);

function message(groups: Readonly<Record<string, readonly string[]>>) {
  const members = Object.values(groups).flat();
  const properties = Object.fromEntries(["id", ...members].map((name) => [name, text]));
  return { type: "object", properties, "x-oneofs": groups };
}

/** Messages with too many combinations for a union, by one group that is large, and by several. */
const schemas = {
  Large: message({ one: names(100, "a"), two: names(2, "b") }),
  Several: message({ one: names(9, "a"), two: names(9, "b"), three: names(9, "c") }),
};

const uses = `import type { Large, LargeOne, Several, SeveralOne } from "./types.js";
import * as helpers from "./oneofs.js";
const large: Large = { id: "x", a0: "y", b0: "z", a1: null };
const several: Several = { a0: "y" };
export const found: string | undefined = helpers.whichLargeOne(large).value;
export const others = [helpers.whichLargeTwo(large).case, helpers.whichSeveralOne(several).case];
export const set: Large = helpers.setLargeOne(large, "a99", "y");
export const part: LargeOne = large;
export const own: SeveralOne = { a0: "y" };
export const read = [helpers.whichLargeOne(part), helpers.whichSeveralOne(own)];
// @ts-expect-error: no member
helpers.setLargeOne(large, "b0", "y");
// @ts-expect-error: not its type
export const wrong: LargeOne = { a0: 1 };
// @ts-expect-error: two of a group that is small
export const both: SeveralOne = { a0: "x", a1: "y" };
`;

describe("messages whose types are flat", () => {
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const info = { title: "Flat", version: "1" };
    const spec = { openapi: "3.1.0", info, paths: {}, components: { schemas } };
    ({ files } = await generate({ spec, paths: false }));
  });

  it("are what the functions of their oneofs take", () => {
    const all = new Map([...files].map(([path, content]) => [`flat/${path}`, content] as const));
    all.set("flat/uses.ts", uses);
    expect(errorsByFolder(all).get("flat") ?? []).toEqual([]);
  });

  it("have one type for a group of many members, and none for each", () => {
    const types = files.get("types.ts") ?? "";
    expect(types).toContain("export interface LargeOne {");
    expect(types).not.toContain("LargeWithA0");
    expect(types).toContain("SeveralWithA0");
  });
});
