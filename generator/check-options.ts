import { nearestName } from "./load/nearest-name.js";
import { SpecwrightError } from "./specwright-error.js";

type Check = readonly [expected: string, test: (value: unknown) => boolean];

const isString = (value: unknown) => typeof value === "string";
const isObject = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text: Check = ["a string", isString];
const flag: Check = ["true or false", (value) => typeof value === "boolean"];
const oneOf = (...choices: readonly string[]): Check => [
  choices.map((choice) => `"${choice}"`).join(" or "),
  (value) => choices.includes(value as string),
];

const documentChecks: Readonly<Record<string, Check>> = {
  spec: [
    "a path, a URL or a document",
    (value) => (isString(value) && value !== "") || isObject(value),
  ],
  documents: ["an object of documents by URI", isObject],
  root: text,
  protojson: flag,
};

const generateChecks: Readonly<Record<string, Check>> = {
  ...documentChecks,
  target: oneOf("ts", "js"),
  paths: flag,
  formats: oneOf("assert", "annotate"),
  out: text,
  package: ["an object with name and version", isPackage],
};

function isPackage(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, version, ...rest } = value as Record<string, unknown>;
  const known = Object.keys(rest).every((key) => ["description", "license"].includes(key));
  return isString(name) && isString(version) && known && Object.values(rest).every(isString);
}

/** Refuses options that are unknown, missing or of the wrong type, and names the nearest valid one. */
export function checkOptions(options: unknown, kind: "document" | "generate"): void {
  if (!isObject(options)) throw new SpecwrightError("The options must be an object.");
  const checks = kind === "generate" ? generateChecks : documentChecks;
  const given = options as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) throw unknownOption(name, Object.keys(checks));
    if (value !== undefined && !check[1](value)) {
      throw new SpecwrightError(`The option \`${name}\` must be ${check[0]}.`);
    }
  }
  if (given["spec"] === undefined)
    throw new SpecwrightError("The option `spec` is missing: the document.");
}

function unknownOption(name: string, known: readonly string[]): SpecwrightError {
  const near = nearestName(name, known);
  const hint = near === undefined ? `Known are ${known.join(", ")}.` : `Did you mean \`${near}\`?`;
  return new SpecwrightError(`There is no option \`${name}\`. ${hint}`);
}
