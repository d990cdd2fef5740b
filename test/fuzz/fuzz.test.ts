import dns from "node:dns";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { generate, validate } from "../../generator/index.js";
import type { JsonObject, JsonValue } from "../../generator/json/json.js";
import { checkDiff } from "../diff/check-diff.js";
import { anySchema, sharedSchemas } from "../differential/arbitrary-schema.js";
import { valueNear } from "../differential/value-near.js";
import { writeFiles } from "../golden/expected-folder.js";
import { documents } from "../hostile/documents.js";
import { emitOutput, styles, type Output } from "../hostile/emit-output.js";
import { examineModule } from "../hostile/examine.js";
import { Random } from "../hostile/random.js";
import { typeCheck } from "../hostile/type-check.js";
import { behaviourOf, checkFindings } from "./behaviour.js";
import { readCorpus, saveCorpus } from "./corpus.js";
import { runFuzz, type FuzzLimits, type FuzzResult } from "./fuzz-loop.js";
import { mutateBytes } from "./mutate-bytes.js";
import { mutateDocument } from "./mutate-document.js";
import { oddValue } from "./odd-value.js";
import { swaggerSeed } from "./swagger-seed.js";

/** `npm run fuzz -- --minutes 10` looks further; without it a few seconds, the same each time. */
const minutes = Number(process.env["FUZZ_MINUTES"] ?? 0);
const seed = Number(process.env["FUZZ_SEED"] ?? 20260103);
const isLong = minutes > 0;

/** A share of the minutes, or so many executions. */
function limits(share: number, executions: number): FuzzLimits {
  return isLong
    ? { seed, executions: Infinity, milliseconds: minutes * 60_000 * share }
    : { seed, executions, milliseconds: 60_000 };
}

const timeout = 120_000 + minutes * 120_000;
const scratch = mkdtempSync(join(tmpdir(), "specwright-fuzz-"));
writeFileSync(join(scratch, "package.json"), '{ "type": "module" }\n');

/** No host was allowed in any of it. */
let sockets = 0;
beforeAll(() => {
  const refuse = () => {
    sockets += 1;
    throw new Error("a socket was asked for");
  };
  vi.spyOn(net.Socket.prototype, "connect").mockImplementation(refuse as never);
  vi.spyOn(dns, "lookup").mockImplementation(refuse as never);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(scratch, { recursive: true, force: true });
  expect(sockets).toBe(0);
});

function conclude<T>(name: string, result: FuzzResult<T>, show: (input: T) => string): void {
  const { executions, behaviours, discovered, faults } = result;
  process.stdout.write(
    `fuzz ${name}, seed ${seed}: ${executions} executions, ${behaviours} behaviours, ${discovered.length} found\n`,
  );
  expect(faults.map(({ input, message }) => `${message}\n${show(input)}`).join("\n\n")).toBe("");
}

describe("bytes -> load -> validate", () => {
  const cases = fileURLToPath(new URL("../cases/", import.meta.url));
  const specs = readdirSync(cases)
    .map((name) => join(cases, name, "spec.yaml"))
    .flatMap((path) => {
      try {
        return [readFileSync(path).subarray(0, 2_000)];
      } catch {
        return [];
      }
    });
  const json = Object.values(documents).map((document) =>
    Buffer.from(JSON.stringify(document).slice(0, 2_000)),
  );

  it("never throws, and all findings are sentences with a fix", { timeout }, async () => {
    const path = join(scratch, "openapi.yaml");
    const result = await runFuzz(
      {
        name: "bytes",
        seeds: [...readCorpus("bytes"), ...(isLong ? [...specs, ...json] : specs.slice(0, 6))],
        mutate: mutateBytes,
        execute: async (input) => {
          writeFileSync(path, input);
          const { diagnostics } = await validate({ spec: path });
          checkFindings(diagnostics);
          return { behaviour: behaviourOf(diagnostics), isParent: true };
        },
      },
      limits(0.35, 300),
    );
    if (isLong) saveCorpus("bytes", result.discovered);
    conclude("bytes", result, (input) => JSON.stringify(input.toString("latin1")));
  });
});

describe("documents -> generate -> compile, and diff", () => {
  it("never throws, and what comes out is TypeScript", { timeout }, async () => {
    let former: JsonObject | undefined;
    let compared = 0;
    const outputs = new Map<string, Output>();
    const kept = isLong ? 150 : 8;
    const random = new Random(seed);
    const result = await runFuzz<JsonObject>(
      {
        name: "documents",
        seeds: [
          ...Object.values(documents),
          swaggerSeed,
          ...readCorpus("documents").map((text) => JSON.parse(text.toString()) as JsonObject),
        ],
        mutate: mutateDocument,
        execute: async (input) => {
          const { output, diagnostics } = await emitOutput(input, undefined, random.pick(styles));
          checkFindings(diagnostics);
          if (output !== undefined && random.next() < 0.5) {
            await checkDiff(former ?? input, input);
            former = input;
            compared += 1;
          }
          if (output !== undefined) {
            JSON.parse(output.document);
            const faults = [...output.modules.values()].flatMap(examineModule);
            if (faults.length > 0) throw new Error(faults.join("\n"));
            if (outputs.size < kept && random.next() < (isLong ? 0.1 : 0.2)) {
              outputs.set(`n${outputs.size}`, output);
            }
          }
          const isParent = output !== undefined;
          return { behaviour: `${isParent}\n${behaviourOf(diagnostics)}`, isParent };
        },
      },
      limits(0.35, 130),
    );
    if (isLong) {
      saveCorpus(
        "documents",
        result.discovered.map((input) => Buffer.from(JSON.stringify(input))),
      );
    }
    conclude("documents", result, (input) => JSON.stringify(input));
    expect(typeCheck(outputs)).toEqual([]);
    expect(compared).toBeGreaterThan(3);
    process.stdout.write(
      `fuzz documents: ${outputs.size} outputs compiled, ${compared} pairs compared\n`,
    );
  });
});

type Validators = Readonly<Record<string, (value: unknown) => unknown>>;

describe("values -> validators", () => {
  it("never throw, `is` and `validate` agree, and so does ajv", { timeout }, async () => {
    const { milliseconds } = limits(0.3, 0);
    const end = Date.now() + milliseconds;
    const random = new Random(seed);
    const tally = { schemas: 0, values: 0, odd: 0 };
    for (let round = 0; round < (isLong ? Infinity : 1) && Date.now() < end; round += 1) {
      const schemas = fc.sample(anySchema, { seed: seed + round, numRuns: isLong ? 40 : 24 });
      const spec = {
        openapi: "3.1.0",
        info: { title: "Fuzz", version: "1" },
        components: {
          schemas: {
            ...sharedSchemas,
            ...Object.fromEntries(schemas.map((schema, index) => [`Trial${index}`, schema])),
          },
        },
      };
      const validators = await importValidators(spec, round);
      const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
      ajv.addSchema(spec, "fuzz");
      schemas.forEach((schema, index) => {
        tally.schemas += 1;
        const name = `Trial${index}`;
        const accepts = ajv.compile({ $ref: `fuzz#/components/schemas/${name}` });
        const values = fc.sample(valueNear(schema as JsonValue), {
          seed: seed + round,
          numRuns: 25,
        });
        for (const value of values) {
          tally.values += 1;
          const told = JSON.stringify({ schema, value });
          const own = judge(validators, name, value, told);
          const theirs = askAjv(accepts, value);
          if (theirs !== undefined) expect(own, told).toBe(theirs);
          tally.odd += 1;
          judge(validators, name, oddValue(value, random), `an odd form of ${told}`);
        }
      });
    }
    process.stdout.write(`fuzz values, seed ${seed}: ${JSON.stringify(tally)}\n`);
    expect(tally.values).toBeGreaterThan(400);
  });
});

function judge(validators: Validators, name: string, value: unknown, told: string): boolean {
  const is = validators[`is${name}`]?.(value);
  const { ok, issues = [] } = validators[`validate${name}`]?.(value) as {
    ok: boolean;
    issues?: readonly { readonly message: string }[];
  };
  expect(ok, told).toBe(is);
  if (!ok) expect(issues.length, told).toBeGreaterThan(0);
  return ok;
}

/** ajv's code for some schemas refers to variables that it does not declare: then it has no say. */
function askAjv(accepts: (value: unknown) => unknown, value: unknown): boolean | undefined {
  try {
    return accepts(value) === true;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

async function importValidators(spec: object, round: number): Promise<Validators> {
  const { files, diagnostics } = await generate({ spec, target: "js", paths: false });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const folder = join(scratch, `round-${round}`);
  writeFiles(folder, files);
  return (await import(pathToFileURL(join(folder, "validators.js")).href)) as Validators;
}
