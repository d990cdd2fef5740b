import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";

/** Deeper than asking each level twice could ever go. */
const depth = 200;

const expression = (type: object, name: string) => {
  const self = { $ref: `#/components/schemas/${name}` };
  const member = (op: string, properties: object, required: string) => ({
    ...type,
    properties: { op: { const: op }, ...properties },
    required: ["op", required],
  });
  return [
    member("and", { left: self, right: self }, "left"),
    member("not", { inner: self }, "inner"),
    member("literal", { value: { type: "number" } }, "value"),
  ];
};

/** What is left over is of the same kind again. */
const rest = (name: string, keywords: object) => ({
  type: "object",
  properties: { name: { type: "string" } },
  ...keywords,
  unevaluatedProperties: { $ref: `#/components/schemas/${name}` },
});

const closed = { type: "object", properties: { note: {} }, unevaluatedProperties: false };
const kinds = {
  Tagged: { ...closed, oneOf: expression({ type: "object" }, "Tagged") },
  // Of a value of any other type these say nothing: no tag can decide.
  OneOf: { ...closed, oneOf: expression({}, "OneOf") },
  AnyOf: { ...closed, anyOf: expression({}, "AnyOf") },
  Within: { ...closed, allOf: [{ allOf: [{ anyOf: expression({}, "Within") }] }] },
  Rest: rest("Rest", { allOf: [{ properties: { size: {} } }] }),
  RestOfAlternatives: rest("RestOfAlternatives", {
    anyOf: [{ properties: { size: { type: "number" } } }, { required: ["other"] }],
  }),
  Alternatives: { anyOf: expression({}, "Behind") },
  Behind: { ...closed, allOf: [{ $ref: "#/components/schemas/Alternatives" }] },
};

type Validators = Readonly<Record<string, (value: unknown) => unknown>>;

describe("`unevaluatedProperties` of recursive schemas", () => {
  const folder = mkdtempSync(join(tmpdir(), "specwright-deep-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let validators: Validators;

  beforeAll(async () => {
    const info = { title: "Expressions", version: "1" };
    const spec = { openapi: "3.1.1", info, paths: {}, components: { schemas: kinds } };
    const { files, diagnostics } = await generate({ spec, target: "js" });
    expect(diagnostics).toEqual([]);
    writeFiles(folder, new Map([...files, ["package.json", '{ "type": "module" }']]));
    validators = (await import(pathToFileURL(join(folder, "validators.js")).href)) as Validators;
  });

  /** `not (literal and …)`, to the depth. */
  function nested(leaf: object): object {
    let value = leaf;
    for (let level = 0; level < depth; level += 1) {
      value = level % 2 === 0 ? { op: "not", inner: value } : { op: "and", left: value, note: 1 };
    }
    return value;
  }

  it.each(["Tagged", "OneOf", "AnyOf", "Within", "Behind"])(
    "%s: each level is asked once",
    (name) => {
      const good = nested({ op: "literal", value: 1, note: "a" });
      expect(validators[`is${name}`]?.(good)).toBe(true);
      expect(validators[`validate${name}`]?.(good)).toEqual({ ok: true, value: good });
      const unknown = nested({ op: "literal", value: 1, other: 1 });
      expect(validators[`is${name}`]?.(unknown)).toBe(false);
      const wrong = nested({ op: "literal", value: "1" });
      expect(validators[`is${name}`]?.(wrong)).toBe(false);
    },
  );

  it.each(["Rest", "RestOfAlternatives"])("%s: the fault at the bottom is found, soon", (name) => {
    let value: object = { name: 1 };
    for (let level = 0; level < depth; level += 1) value = { inner: value };
    const { issues } = validators[`validate${name}`]?.(value) as {
      readonly issues: readonly { readonly pointer: string; readonly code: string }[];
    };
    const found = issues.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(found).toEqual([`${"/inner".repeat(depth)}/name type`]);
  });

  it("Tagged: the fault at the bottom is found", () => {
    const issues = validators["validateTagged"]?.(nested({ op: "literal", value: "1" })) as {
      readonly issues: readonly { readonly pointer: string; readonly code: string }[];
    };
    const [issue, ...others] = issues.issues;
    expect(issue?.pointer).toMatch(/^(?:\/left\/inner)+\/value$/);
    expect([issue?.code, others]).toEqual(["type", []]);
  });
});
