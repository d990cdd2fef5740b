import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../../generator/index.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-either-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const spec = parse(readFileSync("test/cases/decoded-int64-either/spec.yaml", "utf8")) as object;

interface Codecs {
  readonly decodeCounter: (value: unknown) => unknown;
  readonly encodeCounter: (value: unknown) => unknown;
}

async function codecs(int64: "bigint" | "number" | "string"): Promise<Codecs> {
  const out = join(folder, int64);
  await generate({ spec, int64, target: "js", paths: false, out });
  return (await import(pathToFileURL(join(out, "codecs.js")).href)) as Codecs;
}

const wire = { both: 1, maybe: "2", any: "3", list: [4, "5"] };

describe("a 64-bit integer that may be a number or text (ProtoJSON)", () => {
  it.each([
    ["bigint", { both: 1n, maybe: 2n, any: 3n, list: [4n, 5n] }],
    ["number", { both: 1, maybe: 2, any: 3, list: [4, 5] }],
    ["string", { both: "1", maybe: "2", any: "3", list: ["4", "5"] }],
  ] as const)("is read as %s either way, and sent as text", async (int64, decoded) => {
    const { decodeCounter, encodeCounter } = await codecs(int64);
    expect(decodeCounter(wire)).toEqual(decoded);
    const sent = { both: "1", maybe: "2", any: "3", list: ["4", "5"] };
    expect(encodeCounter(decoded)).toEqual(sent);
    expect(decodeCounter(sent)).toEqual(decoded);
  });

  it("keeps every digit of text, and null", async () => {
    const { decodeCounter, encodeCounter } = await codecs("bigint");
    const most = { both: "9223372036854775807", maybe: null };
    expect(decodeCounter(most)).toEqual({ both: 9223372036854775807n, maybe: null });
    expect(encodeCounter(decodeCounter(most))).toEqual(most);
  });

  it("stays as it is where the two are not the same integer", async () => {
    const { decodeCounter } = await codecs("bigint");
    expect(decodeCounter({ other: 1 })).toEqual({ other: 1 });
    expect(decodeCounter({ other: "1" })).toEqual({ other: "1" });
  });
});
