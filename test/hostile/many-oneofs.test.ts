import { describe, expect, it } from "vitest";
import { generate, validate } from "../../generator/index.js";
import type { JsonObject } from "../../generator/json/json.js";
import { binarySet } from "../descriptors/descriptor-set.js";
import { countWork } from "./count-work.js";

type Pair = readonly [string, string];

const text = { type: "string" };
const ref = { $ref: "#/components/schemas/Base" };
const required = (name: string) => ({ required: [name] });
const excluded = (pair: Pair) => ({ required: [...pair] });
const groups = (pairs: readonly Pair[]) =>
  Object.fromEntries(pairs.map((pair, at) => [`g${at}`, pair]));
const prose = (pairs: readonly Pair[]): string =>
  pairs
    .map(([a, b], at) => {
      return `This message contains a oneof named g${at}. Only a single field of the following list may be set at a time:\n  - ${a}\n  - ${b}\n`;
    })
    .join("\n");

/** Messages with many groups of two fields, in each spelling. */
const spellings: Readonly<Record<string, (message: object, pairs: readonly Pair[]) => object>> = {
  "`x-oneofs`": (message, pairs) => ({ ...message, "x-oneofs": groups(pairs) }),
  "`x-oneofs` behind a reference": (_, pairs) => ({ allOf: [ref], "x-oneofs": groups(pairs) }),
  prose: (message, pairs) => ({ ...message, description: prose(pairs) }),
  "`x-oneofs` and prose": (message, pairs) => {
    return { ...message, "x-oneofs": groups(pairs), description: prose(pairs) };
  },
  "`not` over pairs": (message, pairs) => ({ ...message, not: { anyOf: pairs.map(excluded) } }),
  "`not` over pairs, and `x-oneofs`": (message, pairs) => {
    return { ...message, not: { anyOf: pairs.map(excluded) }, "x-oneofs": groups(pairs) };
  },
  "`not` in `allOf`": (message, pairs) => {
    return { ...message, allOf: pairs.map((pair) => ({ not: excluded(pair) })) };
  },
  "`oneOf` of `required` in `allOf`": (message, pairs) => {
    return {
      ...message,
      allOf: pairs.map((pair) => ({ oneOf: pair.map((one) => required(one)) })),
    };
  },
  "one group of all fields": (message, pairs) => ({
    ...message,
    "x-oneofs": { all: pairs.flat() },
  }),
  descriptors: (message) => message,
};

function documentOf(spelling: string, size: number): { spec: JsonObject; descriptors: Uint8Array } {
  const pairs = Array.from({ length: size }, (_, at): Pair => [`a${at}`, `b${at}`]);
  const properties = Object.fromEntries(pairs.flat().map((name) => [name, text]));
  const message = { type: "object", properties };
  const schemas = { M: spellings[spelling]?.(message, pairs), Base: message };
  const info = { title: "Many", version: "1" };
  const spec = { openapi: "3.1.0", info, paths: {}, components: { schemas } };
  const fields = pairs.flatMap((pair, at) => pair.map((name) => [name, `string in:g${at}`]));
  const messages = { M: Object.fromEntries(fields) as Record<string, string> };
  return {
    spec: spec as unknown as JsonObject,
    descriptors: binarySet({ package: "a", messages }),
  };
}

/** The proof that a message of many `not` can be met ends at a bound, which smaller messages do not reach. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  "`not` in `allOf`": [250, 500],
};

describe("work grows with the number of oneofs in a message, and no faster", () => {
  it.each(Object.keys(spellings))("%s", async (spelling) => {
    const work = (size: number) => {
      const { spec, descriptors } = documentOf(spelling, size);
      const given = { spec, ...(spelling === "descriptors" ? { descriptors } : {}) };
      return countWork(async () => {
        await validate(given);
        const { files, diagnostics } = await generate({ ...given, paths: false });
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(files.size).toBeGreaterThan(0);
      });
    };
    await work(20);
    const [few, many] = sizes[spelling] ?? [100, 200];
    const [small, large] = [await work(few), await work(many)];
    expect(large / small).toBeLessThan(2.3);
  });
});
