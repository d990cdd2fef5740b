import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { makeFolder } from "../cli/run-cli.js";
import { startCli, type RunningCli } from "../cli/start-cli.js";
import { binarySet } from "./descriptor-set.js";

let running: RunningCli | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const spec = `openapi: 3.1.0
info: { title: Shop, version: "1" }
paths: {}
components:
  schemas:
    Order: { type: object, properties: { card: { type: string }, iban: { type: string } } }
`;

const set = (fields: Record<string, string>) =>
  binarySet({ package: "shop.v1", messages: { Order: fields } });

it(
  "generate --watch follows the descriptors, whatever becomes of them",
  { timeout: 300_000 },
  async () => {
    const folder = makeFolder({ "openapi.yaml": spec });
    const put = (bytes: Uint8Array) => writeFileSync(join(folder, "api.binpb"), bytes);
    const types = () => readFileSync(join(folder, "out/types.ts"), "utf8");
    const flags = ["--out", "out", "--no-paths", "--descriptors", "api.binpb", "--watch"];
    const cli = startCli(folder, ["generate", "openapi.yaml", ...flags]);
    running = cli;
    await cli.until(/`api\.binpb` does not exist[^]*Watching/);

    put(set({ card: "string", iban: "string" }));
    expect(await cli.until(/^out: [1-9]\d* written[^]*Watching/m)).toContain("api.binpb changed.");
    expect(types()).not.toContain("OrderPayment");

    put(set({ card: "string in:payment", iban: "string in:payment" }));
    await cli.until(/^out: [1-9]\d* written[^]*Watching/m);
    expect(types()).toContain("OrderPayment");

    put(new Uint8Array([1, 2, 3]));
    await cli.until(/invalid-descriptors[^]*Nothing was written\.\nWatching/);
    expect(types()).toContain("OrderPayment");

    rmSync(join(folder, "api.binpb"));
    await cli.until(/does not exist[^]*Watching/);
    put(set({ card: "string", iban: "string" }));
    await cli.until(/^out: [1-9]\d* written[^]*Watching/m);
    expect(types()).not.toContain("OrderPayment");
    expect(await cli.stop()).toBe(0);
  },
);
