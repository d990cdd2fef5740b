import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { sampleOf } from "../emit/sample-of.js";
import { createProject, stripTypes } from "./project.js";

type Change = (value: unknown) => unknown;
type Exports = Readonly<Record<string, Change>>;
interface JsonSchemas {
  readonly "~standard": {
    readonly jsonSchema: {
      readonly output: (options: object) => Readonly<Record<string, unknown>>;
    };
  };
}

let api: Exports;
let roundTrips: Exports;

beforeAll(async () => {
  // `types.test.ts` compiles the same folder.
  const { folder } = await createProject(["inputs"]);
  const script = join(folder, "inputs/round-trip.js");
  await writeFile(script, await stripTypes({ folder }, "inputs/round-trip.ts"));
  ({ roundTrips } = (await import(pathToFileURL(script).href)) as { roundTrips: Exports });
  const entry = join(folder, "../node_modules/c1-apps-schema/dist/index.js");
  api = (await import(pathToFileURL(entry).href)) as Exports;
}, 60_000);

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../generated/${path}`, import.meta.url)), "utf8");

const document = JSON.parse(read("openapi.json")) as {
  components: { schemas: Record<string, { properties?: Record<string, { readOnly?: boolean }> }> };
};
const { schemas } = document.components;

/** The messages of the API whose type differs when they are sent; the document has one of them itself. */
const variants = [
  ...read("src/types.ts").matchAll(/^export (?:interface|type) (\w+)Input\b(?=[ =])/gm),
]
  .map(([, name = ""]) => name)
  .filter((name) => !Object.hasOwn(schemas, `${name}Input`))
  .sort();

it("has a function for each message with a request variant", () => {
  expect(variants.length).toBeGreaterThanOrEqual(12);
  expect(Object.keys(roundTrips).sort()).toEqual(variants);
  const functions = Object.keys(api).filter((name) => /^to\w+Input$/.test(name));
  expect(functions.sort()).toEqual(variants.map((name) => `to${name}Input`).sort());
});

it.each(variants)("%s: what was received, changed, may be sent", (name) => {
  const received = receivedSample(name);
  expect(api[`validate${name}`]?.(received)).toMatchObject({ ok: true });
  const sent = roundTrips[name]?.(received) as Readonly<Record<string, unknown>>;
  expect(api[`validate${name}Input`]?.(sent)).toMatchObject({ ok: true });
  expect(Object.values(sent).some((value) => value === "changed" || value === true)).toBe(true);
  const { properties = {} } = schemas[name] ?? {};
  const hidden = Object.keys(properties).filter((key) => properties[key]?.readOnly === true);
  expect(Object.keys(received)).toEqual(expect.arrayContaining(hidden));
  expect(Object.keys(sent).filter((key) => hidden.includes(key))).toEqual([]);
});

it("leaves values of enums that are newer than the package as they are", () => {
  const purpose = "APP_ENTITLEMENT_PURPOSE_VALUE_FROM_2030";
  const sent = api["toAppEntitlementInput"]?.({ id: "1", purpose, durationGrant: "1s" });
  expect(sent).toEqual({ purpose, durationGrant: "1s" });
});

/** A message with all its properties; enums that are open where it is received have a value that is known. */
function receivedSample(name: string): object {
  const sample = (type: string) => {
    const { jsonSchema } = (api[`${type}Schema`] as unknown as JsonSchemas)["~standard"];
    return sampleOf(jsonSchema.output({ target: "draft-2020-12" })) as object;
  };
  return { ...sample(name), ...sample(`${name}Input`) };
}
