import { builtInEmitters } from "./built-in-emitters.js";
import { checkCombinations } from "./check-combinations.js";
import { changeCatalogue } from "../findings/changes/change-catalogue.js";
import { diagnosticCatalogue } from "../findings/diagnostic-catalogue.js";
import { highestLimits } from "../load/limits.js";
import { allowedOrigin } from "../load/remote/allowed-hosts.js";
import { OptionError, unknownOption } from "./option-error.js";

/** The form of an option as text, the test for it, and the checks of its fields, if it has any. */
type Check = readonly [expected: string, test: (value: unknown) => boolean, fields?: Checks];
type Checks = Readonly<Record<string, Check>>;

const isString = (value: unknown) => typeof value === "string";
const isObject = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text: Check = ["a string", isString];
const flag: Check = ["true or false", (value) => typeof value === "boolean"];
const oneOf = (...choices: readonly string[]): Check => [
  choices.map((choice) => `"${choice}"`).join(" or "),
  (value) => choices.includes(value as string),
];

/** A rule that stops a run has one setting only. */
const ruleChecks: Checks = Object.fromEntries(
  Object.entries(diagnosticCatalogue).map(([code, { stops }]): [string, Check] => [
    code,
    stops === undefined
      ? oneOf("error", "warning", "info", "off")
      : ['"error": nothing can be generated from such a document', (value) => value === "error"],
  ]),
);

const isHost = (text: unknown) => allowedOrigin(text as string) !== undefined;

const limitChecks: Checks = Object.fromEntries(
  Object.entries(highestLimits).map(([name, highest]): [string, Check] => [
    name,
    [
      `a whole number from 1 to ${highest}`,
      (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= highest,
    ],
  ]),
);

const documentChecks: Checks = {
  spec: [
    "a path, a URL or a document",
    (value) => (isString(value) && value !== "") || isObject(value),
  ],
  documents: ["an object of documents by URI", isObject],
  root: text,
  allowRemote: [
    "a list of hosts: `example.com`, `example.com:8443` or `http://127.0.0.1:8080`",
    (value) => Array.isArray(value) && value.every((host) => isString(host) && isHost(host)),
  ],
  descriptors: [
    "a path or a Uint8Array",
    (value) => (isString(value) && value !== "") || value instanceof Uint8Array,
  ],
  limits: ["an object of numbers", isObject, limitChecks],
  protojson: flag,
  closedObjects: oneOf("strict", "composed"),
  rules: ["an object of severities by rule", isObject, ruleChecks],
};

const { spec: document, ...sharedChecks } = documentChecks;
const severityChecks: Checks = Object.fromEntries(
  Object.keys(changeCatalogue).map((code) => [
    code,
    oneOf("breaking", "risky", "compatible", "off"),
  ]),
);
const severities: Check = ["an object of severities by code of change", isObject, severityChecks];

const diffChecks: Checks = {
  ...sharedChecks,
  severities,
  ...(document === undefined ? {} : { base: document, revision: document }),
};

const packageChecks: Checks = {
  name: text,
  version: text,
  description: text,
  license: text,
};

const texts: Check = [
  "a list of strings",
  (value) => Array.isArray(value) && value.length > 0 && value.every(isString),
];

const selectionChecks: Checks = { tags: texts, paths: texts, operations: texts, schemas: texts };

const selection: Check = [
  "an object with one or more of tags, paths, operations and schemas",
  (value) => isObject(value) && Object.values(value as object).some((list) => list !== undefined),
  selectionChecks,
];

const names: Check = [
  "an object of names, or a function",
  (value) =>
    typeof value === "function" ||
    (isObject(value) && Object.values(value as object).every(isString)),
];

const namingChecks: Checks = {
  types: names,
  operations: names,
  typeCase: oneOf("pascal", "preserve"),
  operationCase: oneOf("camel", "pascal", "snake", "preserve"),
};

const paginationChecks: Checks = {
  default: ["an object with a `type`", isObject],
  operations: ["an object of declarations or false, by operationId", isObject],
};

const modelChecks: Checks = {
  include: selection,
  exclude: selection,
  naming: ["an object", isObject, namingChecks],
  unknownEnumValues: oneOf("open", "closed", "marked"),
  pagination: ["an object with default or operations", isObject, paginationChecks],
};

const typeChecks: Checks = {
  enums: oneOf("union", "const", "enum"),
  immutable: flag,
  additionalProperties: oneOf("declared", "always", "never"),
  dates: oneOf("string", "Date"),
  int64: oneOf("string", "number", "bigint"),
};

const builtInChecks: Checks = Object.fromEntries(
  Object.keys(builtInEmitters).map((name) => [name, flag]),
);

const generateChecks: Checks = {
  ...documentChecks,
  ...modelChecks,
  ...typeChecks,
  target: oneOf("ts", "js"),
  paths: flag,
  formats: oneOf("assert", "annotate"),
  jsonSchemas: flag,
  stripUnknown: flag,
  out: text,
  regexEngine: ["the name of a module", isModuleName],
  importExtension: oneOf(".js", ".ts", ""),
  format: oneOf("prettier"),
  package: ["an object with name and version", isNamedPackage, packageChecks],
  emitters: ["a list of functions, which only a configuration in code can hold", isEmitters],
  builtIn: ["an object of true and false", isObject, builtInChecks],
  runtime: ["a folder", (value) => isString(value) && value !== ""],
  templates: ["a folder", (value) => isString(value) && value !== ""],
};

/** What a configuration file says beside the options of `generate`. */
const configChecks: Checks = {
  ...generateChecks,
  spec: ["a path or a URL", (value) => isString(value) && value !== ""],
  descriptors: ["a path", (value) => isString(value) && value !== ""],
  name: text,
  diff: ["an object with severities", isObject, { severities }],
};

const checksOf = {
  document: documentChecks,
  diff: diffChecks,
  generate: generateChecks,
  config: configChecks,
};

export type OptionsKind = keyof typeof checksOf;

/** As it stands in an import: no blank, no quote, no backslash. */
function isModuleName(value: unknown): boolean {
  return isString(value) && /^[\w@#./~+:%-]+$/.test(value);
}

function isEmitters(value: unknown): boolean {
  return Array.isArray(value) && value.every((emitter) => typeof emitter === "function");
}

function isNamedPackage(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, version } = value as Record<string, unknown>;
  return name !== undefined && version !== undefined;
}

/**
 * Refuses options that are unknown, missing or of the wrong type, and names the nearest valid one.
 *
 * @throws OptionError
 */
export function checkOptions(options: unknown, kind: OptionsKind): void {
  if (!isObject(options)) throw new OptionError("The options must be an object.", []);
  const given = options as Record<string, unknown>;
  checkFields(given, checksOf[kind], []);
  for (const name of kind === "diff" ? ["base", "revision"] : ["spec"]) {
    if (given[name] === undefined)
      throw new OptionError(`The option \`${name}\` is missing: the document.`, []);
  }
  checkCombinations(given);
}

/** All names that `checkOptions` knows; a field of an option as `package.name`. */
export function optionNames(kind: OptionsKind): string[] {
  const namesOf = (checks: Checks, prefix: string): string[] =>
    Object.entries(checks).flatMap(([name, [, , fields = {}]]) => [
      prefix + name,
      ...namesOf(fields, `${prefix}${name}.`),
    ]);
  return namesOf(checksOf[kind], "");
}

function checkFields(
  given: Readonly<Record<string, unknown>>,
  checks: Checks,
  parents: readonly string[],
): void {
  for (const [name, value] of Object.entries(given)) {
    const path = [...parents, name];
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) throw unknownOption(path, Object.keys(checks));
    if (value === undefined) continue;
    const [expected, test, fields] = check;
    if (!test(value)) {
      throw new OptionError(`The option \`${path.join(".")}\` must be ${expected}.`, path);
    }
    if (fields !== undefined) checkFields(value as Record<string, unknown>, fields, path);
  }
}
