// The options under which documents are tried by `npm run documents -- --options`.

/** What `regexEngine` imports; written beside the output. */
export const engineModule = `export function compile(pattern: string, flags: string): RegExp {
  return new RegExp(pattern, flags);
}
`;

const base = { paths: false };
const asPackage = { name: "@example/output", version: "1.0.0" };

/** One option at a time, then those together that touch the same types or modules. */
const options = {
  default: { paths: true },
  ...variants("enums", ["const", "enum"]),
  ...variants("unknownEnumValues", ["closed", "marked"]),
  ...variants("immutable", [true]),
  ...variants("additionalProperties", ["always", "never"]),
  ...variants("dates", ["Date"]),
  ...variants("int64", ["string", "number", "bigint"]),
  ...variants("formats", ["annotate"]),
  ...variants("closedObjects", ["composed"]),
  ...variants("target", ["js"]),
  ...variants("importExtension", [".ts", ""]),
  ...variants("regexEngine", ["./engine.js"]),
  ...variants("jsonSchemas", [true]),
  ...variants("stripUnknown", [true]),
  ...variants("protojson", [true, false]),
  package: { package: asPackage },
  "naming preserve": { naming: { typeCase: "preserve", operationCase: "preserve" } },
  "naming pascal": { naming: { operationCase: "pascal" } },
  "naming snake": { naming: { operationCase: "snake" } },
  include: { include: { paths: ["/**"] } },
  exclude: { exclude: { paths: ["/*"] } },
  pagination: { pagination: { default: { type: "offset", offset: "offset" } } },
  "builtIn index": { builtIn: { index: false } },
  "builtIn document": { builtIn: { document: false } },
  "builtIn webhooks": { builtIn: { webhooks: false } },
  "builtIn inputs": { builtIn: { inputs: false } },
  "builtIn endpoints": { builtIn: { endpoints: false } },
  "builtIn endpoints, oneofs": { builtIn: { endpoints: false, oneofs: false } },
  "builtIn endpoints, webhooks, validators": {
    builtIn: { endpoints: false, webhooks: false, validators: false },
  },
  "dates + int64": { dates: "Date", int64: "bigint" },
  "dates + int64, immutable": { dates: "Date", int64: "bigint", immutable: true },
  "dates + int64, enums enum": { dates: "Date", int64: "bigint", enums: "enum" },
  "dates + int64, enums const": { dates: "Date", int64: "number", enums: "const" },
  "dates + int64, additionalProperties always": {
    ...{ dates: "Date", int64: "bigint", additionalProperties: "always" },
  },
  "dates + int64, additionalProperties never": {
    ...{ dates: "Date", int64: "string", additionalProperties: "never" },
  },
  "dates + int64, protojson": { dates: "Date", int64: "bigint", protojson: true },
  "dates + int64, target js": { dates: "Date", int64: "bigint", target: "js" },
  "dates + int64, package": { dates: "Date", int64: "bigint", package: asPackage },
  "dates + int64, importExtension .ts": { dates: "Date", int64: "bigint", importExtension: ".ts" },
  "dates + int64, no validators": {
    ...{ dates: "Date", int64: "bigint" },
    builtIn: { endpoints: false, webhooks: false, validators: false },
  },
  "enums const, target js": { enums: "const", target: "js" },
  "enums enum, immutable": { enums: "enum", immutable: true, unknownEnumValues: "closed" },
  "enums const, naming preserve": { enums: "const", naming: { typeCase: "preserve" } },
  "enums enum, target js": { enums: "enum", target: "js" },
  "immutable, additionalProperties always": { immutable: true, additionalProperties: "always" },
  "immutable, target js": { immutable: true, target: "js" },
};

/** @type {readonly { name: string, options: Record<string, unknown> }[]} */
export const optionSets = Object.entries(options).map(([name, own]) => {
  return { name, options: { ...base, ...own } };
});

/**
 * Options that change nothing in what is written but where it stands, that hold code of the user's own, or
 * that only put into the document what it could have said.
 */
export const untriedOptions = [
  "descriptors",
  ...["spec", "documents", "root", "allowRemote", "limits", "rules", "out", "runtime"],
  ...["emitters", "templates", "format"],
];

function variants(option, values) {
  return Object.fromEntries(values.map((value) => [`${option} ${value}`, { [option]: value }]));
}
