import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { describeFailure, runCampaign, shrink } from "./campaign.js";
import type { Output } from "./emit-output.js";
import { examineModule } from "./examine.js";
import type { Mutant } from "./make-mutants.js";
import { typeCheck } from "./type-check.js";

/** `npm run hostile -- --minutes 5` looks further. */
const minutes = Number(process.env["HOSTILE_MINUTES"] ?? 0);
const seed = Number(process.env["HOSTILE_SEED"] ?? 20260101);
const isLong = minutes > 0;
const limits = isLong
  ? { mutants: Infinity, milliseconds: minutes * 60_000 }
  : { mutants: 300, milliseconds: 15_000 };

/** How many of the mutants are compiled, and how many made by the generator as users call it. */
const compiled = isLong ? 200 : 20;
const whole = isLong ? 60 : 6;

describe("hostile text in every place of a document", () => {
  const outputs = new Map<string, Output>();
  const mutants: Mutant[] = [];

  it("stays text", { timeout: limits.milliseconds * 2 + 120_000 }, async () => {
    const { failures, tally, positions, free } = await runCampaign({
      seed,
      ...limits,
      sample: (mutant, output) => {
        if (outputs.size < compiled) outputs.set(mutant.id.replaceAll(":", "-"), output);
        mutants.push(mutant);
      },
    });
    process.stdout.write(
      `seed ${seed}: ${JSON.stringify(tally)}, ${positions} positions, ${free} free\n`,
    );
    const told = [];
    for (const failure of failures) told.push(describeFailure(await shrink(failure)));
    expect(told.join("\n\n")).toBe("");
    expect(free).toBeGreaterThan(200);
    expect(tally.generated).toBeGreaterThan(tally.mutants / 4);
  });

  it("compiles under the strictest options", { timeout: 180_000 }, () => {
    expect(outputs.size).toBeGreaterThan(0);
    expect(typeCheck(outputs)).toEqual([]);
  });

  it(
    "comes through the whole generator, paths.ts and package included",
    { timeout: 600_000 },
    async () => {
      const step = Math.max(1, Math.floor(mutants.length / whole));
      const chosen = mutants.filter((_, index) => index % step === 0).slice(0, whole);
      for (const [index, { document, id }] of chosen.entries()) {
        const target = index % 2 === 0 ? "ts" : "js";
        const info = index % 3 === 0 ? { package: { name: "hostile", version: "1.0.0" } } : {};
        const { files, diagnostics } = await generate({ spec: document, target, ...info });
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(
          errors.every(({ code }) => code === "paths-not-made"),
          id,
        ).toBe(true);
        const faults = [...files].flatMap(([path, text]) => {
          return /\.[jt]s$/.test(path)
            ? examineModule(text).map((fault) => `${id} ${path}: ${fault}`)
            : [];
        });
        expect(faults, JSON.stringify(document).slice(0, 4000)).toEqual([]);
      }
    },
  );
});
