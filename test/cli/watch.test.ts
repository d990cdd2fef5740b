import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Interrupts } from "../../generator/commands/run/interrupts.js";
import { good } from "./documents.js";
import { makeFolder, readFolder, runCli } from "./run-cli.js";
import { startCli, type RunningCli } from "./start-cli.js";

/** `good`, with its schema in a file of its own. */
const root = good.replace('"#/components/schemas/Pet"', '"pet.yaml#/Pet"');
const pet = (property: string) => `Pet:\n  type: object\n  properties: { ${property} }\n`;
const plain = (name: string) => pet(`${name}: { type: string }`);

let running: RunningCli | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

function start(folder: string, args: readonly string[]): RunningCli {
  running = startCli(folder, args);
  return running;
}

const written = (out: string) => new RegExp(`^${out}: [1-9]\\d* written.*\\nWatching`, "m");

/** A document that a run takes long for. */
function large(property: string): string {
  const schemas = Array.from({ length: 2500 }, (_, index) => {
    return `    S${index}: { type: object, properties: { ${property}: { $ref: "#/components/schemas/S${(index * 7) % 2500}" } } }\n`;
  });
  return `${good.slice(0, good.indexOf("  schemas:\n"))}  schemas:\n    Pet: { type: object }\n${schemas.join("")}`;
}

describe("interrupts", () => {
  it("notes a signal that came while it listened, and was not told of yet", async () => {
    const interrupts = new Interrupts();
    interrupts.listen();
    process.kill(process.pid, "SIGTERM");
    expect(interrupts.hasHappened).toBe(false);
    await interrupts.ignore();
    expect(interrupts.hasHappened).toBe(true);
  });
});

describe("generate --watch", () => {
  it("ends at once when it is interrupted during a run", { timeout: 300_000 }, async () => {
    const folder = makeFolder({ "openapi.yaml": large("first") });
    const flags = ["--out", "out", "--no-paths", "--watch"];
    const cli = start(folder, ["generate", "openapi.yaml", ...flags]);
    await cli.until(written("out"));
    const before = readFolder(join(folder, "out"));
    // A file that is written in steps may be run twice.
    writeFileSync(join(folder, "next.yaml"), large("second"));
    renameSync(join(folder, "next.yaml"), join(folder, "openapi.yaml"));
    await cli.until(/openapi\.yaml changed\./);
    // Ended by the signal, and not by what would have come after the run.
    expect(await cli.stop()).toBeNull();
    expect(readFolder(join(folder, "out"))).toEqual(before);
    expect(before["types.ts"]).toContain("first?:");
  });

  it(
    "follows every file of the document, whatever becomes of it",
    { timeout: 300_000 },
    async () => {
      const folder = makeFolder({ "api/openapi.yaml": root, "api/pet.yaml": plain("name") });
      const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
      const types = () => readFileSync(join(folder, "out/types.ts"), "utf8");
      const cli = start(folder, ["generate", "api/openapi.yaml", "--out", "out", "--watch"]);
      await cli.until(written("out"));

      put("api/pet.yaml", plain("nick"));
      expect(await cli.until(written("out"))).toContain("api/pet.yaml changed.");
      expect(types()).toContain("nick?: string");

      put("api/pet.yaml", "Pet: [");
      const broken = await cli.until(/Nothing was written\.\nWatching/);
      expect(broken).toMatch(/^api\/pet\.yaml:\d+:\d+ {2}error {2}invalid-syntax$/m);
      expect(types()).toContain("nick?: string");

      put("api/pet.yaml", pet('name: { $ref: "more/name.yaml" }'));
      await cli.until(/file-not-found[^]*Watching/);

      // A folder and a file that were never there before.
      mkdirSync(join(folder, "api/more"));
      put("api/more/name.yaml", "type: string\n");
      await cli.until(written("out"));
      put("api/more/name.yaml", "type: integer\n");
      await cli.until(written("out"));
      expect(types()).toContain("= number");

      rmSync(join(folder, "api/pet.yaml"));
      await cli.until(/file-not-found[^]*Watching/);
      // As many editors save: a new file takes the place of the old one.
      put("api/pet.yaml~", plain("last"));
      renameSync(join(folder, "api/pet.yaml~"), join(folder, "api/pet.yaml"));
      await cli.until(written("out"));
      expect(types()).toContain("last?: string");

      renameSync(join(folder, "api"), join(folder, "away"));
      await cli.until(/`api\/openapi\.yaml` does not exist[^]*Watching/);
      renameSync(join(folder, "away"), join(folder, "api"));
      await cli.until(/^out: 0 written[^]*Watching/m);
      put("api/pet.yaml", plain("back"));
      await cli.until(written("out"));
      expect(types()).toContain("back?: string");

      expect(await cli.stop()).toBe(0);
    },
  );

  it(
    "follows the configuration, and runs what a change concerns",
    { timeout: 300_000 },
    async () => {
      const config = (...documents: readonly object[]) =>
        `export default ${JSON.stringify(documents)};\n`;
      const one = { spec: "one.yaml", out: "one" };
      const two = { spec: "two.yaml", out: "two" };
      const folder = makeFolder({
        "specwright.config.ts": config(one),
        "one.yaml": good,
        "two.yaml": good,
      });
      const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
      const cli = start(folder, ["generate", "--watch"]);
      await cli.until(written("one"));

      put("specwright.config.ts", config(one, two));
      expect(await cli.until(written("two"))).toMatch(/^one: 0 written/m);

      put("two.yaml", good.replace("name:\n", "nick:\n").replace("[name]", "[nick]"));
      expect(await cli.until(written("two"))).not.toContain("one:");

      put("specwright.config.ts", "export default {\n  spec 'one.yaml'\n};\n");
      expect(await cli.until(/cannot be read[^]*Watching/)).toContain("specwright.config.ts:2:7");

      put("specwright.config.ts", config({ ...one, out: "three" }));
      await cli.until(written("three"));
      expect(existsSync(join(folder, "three/index.ts"))).toBe(true);
    },
  );

  it("ends with 2 where it could never begin", async () => {
    const folder = makeFolder({ "specwright.config.json": '{ "spec": "a.yaml", "outt": "b" }' });
    const run = await runCli(folder, ["generate", "--watch"]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("Did you mean `out`?");
  });
});
