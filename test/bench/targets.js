/**
 * The targets, each with how its figure is found in the results; undefined: not measured. Figures are
 * ratios, but for bytes, milliseconds and counts.
 */
export const targets = [
  {
    what: "generate GitHub's JSON: all but `paths.ts`, against openapi-typescript",
    most: 0.5,
    of: (results) => ratio(results, "GitHub, JSON", "specwright", "openapi-typescript"),
  },
  {
    what: "the same as YAML",
    most: 0.9,
    of: (results) => ratio(results, "GitHub, YAML", "specwright", "openapi-typescript"),
  },
  {
    what: "everything, `paths.ts` too, against hey-api types + zod + sdk",
    most: 0.45,
    of: (results) => ratio(results, "GitHub, JSON", "specwright with paths", "hey-api all"),
  },
  {
    what: "everything, against openapi-typescript",
    most: 1.3,
    of: (results) => ratio(results, "GitHub, JSON", "specwright with paths", "openapi-typescript"),
  },
  {
    what: "peak memory of everything, against hey-api all",
    most: 0.7,
    of: (results) =>
      ratio(results, "GitHub, JSON", "specwright with paths", "hey-api all", "megabytes"),
  },
  {
    what: '`target: "js"`, everything, against `target: "ts"`',
    most: 1.1,
    of: (results) =>
      ratio(results, "GitHub, JSON", "specwright, target js", "specwright with paths"),
  },
  {
    what: '`target: "js"`, everything: peak memory, against `target: "ts"`',
    most: 1.1,
    of: (results) => {
      const subject = "specwright, target js";
      return ratio(results, "GitHub, JSON", subject, "specwright with paths", "megabytes");
    },
  },
  {
    what: "output for GitHub, default options, TypeScript bytes against hey-api all",
    most: 1.6,
    of: (results) =>
      ratio(results, "GitHub, JSON", "specwright with paths", "hey-api all", "bytes"),
  },
  {
    what: "second run, nothing changed, against the first",
    most: 0.15,
    of: (results) => ratio(results, "GitHub, JSON", "specwright again", "specwright"),
  },
  {
    what: "`--check`, against the first run",
    most: 0.15,
    of: (results) => ratio(results, "GitHub, JSON", "specwright --check", "specwright"),
  },
  {
    what: "`validate` of GitHub's document, against Redocly's lint (minimal)",
    most: 0.5,
    of: (results) =>
      ratio(results, "GitHub, JSON, validate", "specwright validate", "redocly lint, minimal"),
  },
  {
    what: "growth to 8 times the schemas: time, against linear",
    most: 1.15,
    of: (results) => growth(results, "seconds"),
  },
  {
    what: "growth to 8 times the schemas: memory, against linear",
    most: 1.15,
    of: (results) => growth(results, "megabytes"),
  },
  {
    what: "50,000 schemas against 25,000: time",
    most: 2.2,
    of: ({ generate }) =>
      divide(synthetic(generate, 20, "seconds"), synthetic(generate, 10, "seconds")),
  },
  {
    what: "`--watch`: one description of a schema changed in GitHub's document, from saved to written, against the first run",
    most: 0.3,
    of: ({ watch }) => again(watch, "a description of a schema"),
  },
  {
    what: "`--watch`: one description of an operation changed, which makes `paths.ts` too, against the first run",
    most: 0.3,
    of: ({ watch }) => again(watch, "a description of an operation"),
  },
  ...[
    ["time", "generate", "specwright with paths", "seconds", 0.2],
    ["peak memory", "generate", "specwright with paths", "megabytes", 0.6],
    ["`tsc` 7", "tsc 7", "specwright", "seconds", 0.12],
  ].map(([what, of, subject, kind, most]) => ({
    what: `Microsoft Graph, everything: ${what}, against hey-api all`,
    most,
    of: ({ graph }) => {
      const find = (name) =>
        graph?.rows.find((row) => row.of === of && row.subject === name)?.[kind];
      return divide(find(subject), find("hey-api all"));
    },
  })),
  {
    what: "the C1 document, everything, against hey-api all",
    most: 0.5,
    of: (results) => ratio(results, "C1", "specwright with paths", "hey-api all"),
  },
  ...[true, false].flatMap((formats) => [
    {
      what: `valid list, \`is\`, formats ${said(formats)}, against hand-written`,
      most: 1.15,
      of: (results) => valid(results, "valid, is", formats, "hand-written"),
    },
    {
      what: `valid list, \`validate\`, formats ${said(formats)}, against a one-pass collector`,
      most: 0.8,
      of: (results) => valid(results, "valid, validate", formats, "hand-written"),
    },
    {
      what: `one wrong field at the end, formats ${said(formats)}, against ajv standalone`,
      most: formats ? 0.7 : 1.2,
      of: (results) => valid(results, "late fault, validate", formats, "ajv"),
    },
    {
      what: `300 wrong fields, formats ${said(formats)}, against ajv standalone`,
      most: formats ? 1.0 : 1.5,
      of: (results) => valid(results, "300 faults, validate", formats, "ajv"),
    },
  ]),
  {
    what: "discriminated union of 50 members, against 2",
    most: 1.15,
    of: (results) => valid(results, "union of 50 tagged members", true, "2 members"),
  },
  bytes("one small message, `is`", 300, "small", "is"),
  bytes("one small message, `is` + `validate`", 800, "small", "both"),
  bytes("the entitlement list, `is`", 2000, "big", "is"),
  bytes("the entitlement list, `is` + `validate`", 3600, "big", "both"),
  ...[
    ["client: `createCall` + one operation of C1, without validators", 3000, "call"],
    ["client: `createCall` + one operation of C1, with validators", 5000, "checkedCall"],
  ].map(([what, most, key]) => ({
    what: `bundle, bytes: ${what}`,
    most,
    of: ({ bundle }) => bundle?.client?.[key],
  })),
  {
    what: "bundle, bytes minified: GitHub, one descriptor + `buildRequest`, without validators",
    most: 12_000,
    of: ({ bundle }) => bundle?.client?.request,
  },
  {
    what: "`import type`, bytes",
    most: 0,
    of: ({ bundle }) => bundle?.typeOnly,
  },
  {
    what: "importing the whole package in Node, ms over an empty module",
    most: 20,
    of: ({ import: imported }) => imported?.milliseconds,
  },
  ...["5.9", "7"].flatMap((compiler) => [
    {
      what: `\`tsc\` ${compiler} on \`types.ts\` for GitHub, against openapi-typescript's output`,
      most: 1.0,
      of: (results) => compiled(results, compiler, "specwright types.ts", "openapi-typescript"),
    },
    {
      what: `\`tsc\` ${compiler} on everything for GitHub, against hey-api all`,
      most: 0.35,
      of: (results) => compiled(results, compiler, "specwright", "hey-api all"),
    },
    {
      what: `\`tsc\` ${compiler} on a project that imports \`target: "js"\` for GitHub, against hey-api all`,
      most: compiler === "7" ? 0.12 : 0.15,
      of: (results) => {
        return compiled(results, compiler, "specwright, target js, imported", "hey-api all");
      },
    },
  ]),
  ...[
    ["TypeScript", "specwright", 0.9],
    ["JavaScript", "specwright, target js", 0.5],
  ].map(([what, subject, most]) => ({
    what: `tsserver 5.9 on GitHub's output as ${what}, from opened to diagnostics, against hey-api all`,
    most,
    of: ({ editor }) => {
      const find = (name) => editor?.rows.find((row) => row.subject === name)?.seconds;
      return divide(find(subject), find("hey-api all"));
    },
  })),
];

function said(formats) {
  return formats ? "asserted" : "not asserted";
}

function bytes(what, most, message, kind) {
  const of = ({ bundle }) =>
    bundle?.rows.find((row) => {
      return row.message === message && row.formats && row.subject === "specwright";
    })?.[kind];
  return { what: `bundle, bytes: ${what}`, most, of };
}

function ratio({ generate }, document, subject, other, kind = "seconds") {
  const find = (name) =>
    generate?.rows.find((row) => row.document === document && row.subject === name)?.[kind];
  return divide(find(subject), find(other));
}

function growth({ generate }, kind) {
  const four = synthetic(generate, 4, kind);
  return divide(synthetic(generate, 8, kind), four && 2 * four);
}

function synthetic(generate, times, kind) {
  return generate?.rows.find((row) => row.document === `synthetic, ${times}x`)?.[kind];
}

function again(watch, change) {
  const row = watch?.rows.find((each) => each.change === change);
  return divide(row?.again, row?.first);
}

function valid({ validate }, scenario, formats, against) {
  return validate?.rows.find((row) => {
    const isScenario = row.scenario === scenario && row.formats === formats;
    return isScenario && row.subject === "specwright" && row.against === against;
  })?.ratio;
}

function compiled({ typecheck }, compiler, subject, other) {
  const find = (name) =>
    typecheck?.rows.find((row) => row.compiler === compiler && row.subject === name)?.seconds;
  return divide(find(subject), find(other));
}

function divide(a, b) {
  return a === undefined || b === undefined || b === 0 ? undefined : a / b;
}
