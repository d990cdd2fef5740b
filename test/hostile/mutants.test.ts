import { describe, expect, it } from "vitest";
import { describeFailure, runCampaign, shrink } from "./campaign.js";

/** `npm run hostile -- --minutes 5` looks further, with a seed of the day's. */
const minutes = Number(process.env["HOSTILE_MINUTES"] ?? 0);
const seed = Number(process.env["HOSTILE_SEED"] ?? 20260101);
const limits = minutes > 0 ? { mutants: Infinity, milliseconds: minutes * 60_000 } : { mutants: 360, milliseconds: 20_000 };

describe("hostile text in every place of a document", () => {
  it("stays text", { timeout: limits.milliseconds * 2 + 120_000 }, async () => {
    const { failures, tally, positions, free } = await runCampaign({ seed, ...limits });
    console.info(`seed ${seed}: ${JSON.stringify(tally)}, ${positions} positions, ${free} free`);
    const told = [];
    for (const failure of failures) told.push(describeFailure(await shrink(failure)));
    expect(told.join("\n\n")).toBe("");
    expect(free).toBeGreaterThan(200);
    expect(tally.generated).toBeGreaterThan(tally.mutants / 4);
  });
});
