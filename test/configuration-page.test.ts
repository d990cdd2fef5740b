import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkOptions, optionNames } from "../generator/options/check-options.js";
import { loadConfig } from "../generator/options/config.js";
import * as api from "../generator/index.js";
import { makeFolder } from "./cli/run-cli.js";

const page = readFileSync(new URL("../docs/configuration.md", import.meta.url), "utf8");

/** Rows of the tables of options: the first cell is a name. */
const rows = page.split("\n").flatMap((line) => {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const name = /^`([\w.]+)`$/.exec(cells[1] ?? "")?.[1];
  return name === undefined || cells.length !== 6 ? [] : [{ name, cells: cells.slice(2, 5) }];
});

describe("docs/configuration.md", () => {
  it("has every option, and no others", () => {
    // Findings are keys of `rules`, changes those of `diff.severities`; they have pages of their own.
    const names = optionNames("config").filter(
      (name) => !/^(?:rules|diff\.severities)\./.test(name),
    );
    expect(names).toContain("package.license");
    expect(rows.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it.each(rows)("$name has a type, a default and a meaning", ({ cells }) => {
    for (const cell of cells) expect(cell).not.toBe("");
    expect(cells[2]).toMatch(/^[A-Z`*].*[.`)]$/);
  });

  const fixed = rows.filter(({ cells: [type = ""] }) => /^(?:`"[^`]*"`(?:, )?)+$/.test(type));

  it("knows choices", () => {
    expect(fixed.length).toBeGreaterThan(5);
  });

  it.each(fixed)(
    "$name takes what stands there, and nothing else",
    ({ name, cells: [type = ""] }) => {
      const choices = [...type.matchAll(/`"([^"`]*)"`/g)].map(([, choice]) => choice);
      const take = (value: unknown) => {
        const [first = "", second] = name.split(".");
        const option = second === undefined ? value : { [second]: value };
        checkOptions({ spec: "a", out: "b", [first]: option }, "config");
      };
      for (const choice of choices) expect(() => take(choice)).not.toThrow();
      expect(() => take("something else")).toThrow(`\`${name}\``);
    },
  );

  const blocks = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, text]) => text ?? "");

  it("has examples", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(2);
  });

  it.each(blocks)("has examples that work: %s", async (text) => {
    const folder = makeFolder({ "specwright.config.ts": text });
    const config = await loadConfig(undefined, folder, { specwright: api });
    expect(config?.entries.length).toBeGreaterThan(0);
  });
});
