import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { listAt, objectAt, valueAt } from "../spec/json.js";
import { createProject, type Project } from "./project.js";

const document: unknown = JSON.parse(readFileSync("generated/openapi.json", "utf8"));
const schemas = objectAt(document, "components", "schemas");

let project: Project;

beforeAll(async () => {
  project = await createProject(["bundles"]);
}, 60_000);

/** The bundle of a fixture, with its names as they are and without comments. */
async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(project.folder, "bundles", name)],
    bundle: true,
    minifyWhitespace: true,
    treeShaking: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** The messages whose validators a bundle holds, by their functions and tables. */
function messagesIn(text: string): string[] {
  const names = [...text.matchAll(/\b(?:is|validate|assert|check|explain)([A-Z]\w*)/g)];
  const found = new Set(names.map(([, name = ""]) => name.replace(/Input$/, "")));
  return Object.keys(schemas).filter((key) => found.has(key));
}

/** The components that a component reaches, itself included. */
function reachedFrom(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of referencesIn(schemas[key])) reachedFrom(next, seen);
  return seen;
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const reference = valueAt(value, "$ref");
  const own = typeof reference === "string" ? [reference.replace(/^.*\//, "")] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

describe("what the package adds to a bundle", () => {
  it.each(["type-only.ts", "unused.ts"])("nothing for %s", async (name) => {
    expect(await bundle(name)).toBe("");
  });

  it("one small validator, and neither tables nor descriptors", async () => {
    const text = await bundle("small-validator.ts");
    expect(messagesIn(text)).toEqual(["AppEntitlementRef"]);
    expect(text).not.toMatch(/explain|validate|assert|standard|\/api\/|operationId|pageToken/);
    expect(text.length).toBeLessThan(1000);
  });

  it("a validator with those that it calls, and no other", async () => {
    const text = await bundle("nested-validator.ts");
    const messages = messagesIn(text);
    expect(messages).toContain("AppEntitlement");
    expect(messages).toContain("ProvisionPolicy");
    const reached = reachedFrom("AppEntitlement");
    expect(messages.filter((name) => !reached.has(name))).toEqual([]);
    expect(reached.size).toBeLessThan(Object.keys(schemas).length / 5);
    expect(text).not.toMatch(/explain|validate|assert|standard|\/api\/|operationId|pageToken/);
  });

  it("the explaining part only with a validator that explains", async () => {
    const text = await bundle("explaining-validator.ts");
    expect(messagesIn(text)).toEqual(["AppEntitlementRef"]);
    expect(text).toContain("explainFields");
    expect(text).not.toMatch(
      /explainObject|explainUnion|explainNumber|assert|ValidationError|~standard|\/api\//,
    );
  });

  it("one endpoint with the schemas of its answer, and no other endpoint", async () => {
    const text = await bundle("one-endpoint.ts");
    const paths = Object.keys(objectAt(document, "paths"));
    const named = paths.filter((path) => text.includes(JSON.stringify(path)));
    expect(named).toEqual(["/api/v1/apps"]);
    expect([...text.matchAll(/operationId:"(\w+)"/g)].map(([, id]) => id)).toEqual(["listApps"]);
    const reached = reachedFrom("ListAppsResponse");
    expect(messagesIn(text).filter((name) => !reached.has(name))).toEqual([]);
  });

  it("and the walk over references finds them", () => {
    expect(listAt(schemas["AppEntitlementRef"], "anyOf")).toEqual([]);
    expect([...reachedFrom("AppEntitlementRef")]).toEqual(["AppEntitlementRef"]);
    expect([...reachedFrom("ProvisionPolicy")]).toContain("SaveToVault");
  });
});
