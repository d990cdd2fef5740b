import { builtInEmitters } from "./built-in-emitters.js";
import { OptionError } from "./option-error.js";
import { declarationFault } from "./pagination-option.js";

/**
 * Refuses options that are right by themselves, but not together.
 *
 * @throws OptionError
 */
export function checkCombinations(options: Readonly<Record<string, unknown>>): void {
  checkImportExtension(options);
  checkDecoding(options);
  checkBuiltIn(options);
  checkJsonSchemas(options);
  checkPagination(options);
  checkRuntime(options);
}

/** A package is compiled from its own folder, and published with all that it imports. */
function checkRuntime({ runtime, package: made }: Record<string, unknown>): void {
  if (runtime === undefined || made === undefined) return;
  const message =
    "The option `runtime` cannot stand beside `package`: a package has all that it needs in its own folder.";
  throw new OptionError(message, ["runtime"]);
}

/** The fields of a declaration depend on its type. */
function checkPagination({ pagination }: Record<string, unknown>): void {
  const { default: usual, operations = {} } = (pagination ?? {}) as Readonly<
    Record<"default" | "operations", Readonly<Record<string, unknown>> | undefined>
  >;
  const declared: (readonly [readonly string[], unknown])[] = [
    ...(usual === undefined ? [] : [[["default"], usual] as const]),
    ...Object.entries(operations).map(([id, value]) => [["operations", id], value] as const),
  ];
  for (const [keys, value] of declared) {
    if (value === false || value === undefined) continue;
    const fault = declarationFault(value);
    if (fault === undefined) continue;
    const path = ["pagination", ...keys, ...(fault.field === undefined ? [] : [fault.field])];
    const option = ["pagination", ...keys].join(".");
    throw new OptionError(`The option \`${option}\` ${fault.message}.`, path);
  }
}

/** Only checked strings can be decoded as dates or integers. */
function checkDecoding({ formats, dates, int64 }: Record<string, unknown>) {
  if (formats !== "annotate") return;
  const name = dates === "Date" ? "dates" : int64 === undefined ? undefined : "int64";
  if (name === undefined) return;
  const message = `The option \`${name}\` needs formats that are checked: \`formats: "assert"\`.`;
  throw new OptionError(message, [name]);
}

/** JSON Schemas are given by the schemas of the validators alone. */
function checkJsonSchemas({ jsonSchemas, builtIn }: Record<string, unknown>) {
  const { validators } = (builtIn ?? {}) as Readonly<Record<string, boolean | undefined>>;
  if (jsonSchemas !== true || validators !== false) return;
  const message =
    "The option `jsonSchemas` cannot be true with `builtIn.validators` false: JSON Schemas are given by `FooSchema`, which is one of the validators.";
  throw new OptionError(message, ["jsonSchemas"]);
}

/** Compiled output is imported by Node and by package resolvers, which need the names of real files. */
function checkImportExtension({ importExtension, target, package: made }: Record<string, unknown>) {
  if (importExtension === undefined || importExtension === ".js") return;
  const reason =
    target === "js"
      ? 'with target "js", where modules are JavaScript files'
      : made !== undefined
        ? "with `package`, whose modules are compiled to JavaScript files"
        : undefined;
  if (reason === undefined) return;
  const message = `The option \`importExtension\` can only be ".js" ${reason}.`;
  throw new OptionError(message, ["importExtension"]);
}

/** A module that others import can only be left out together with them. */
function checkBuiltIn({ builtIn, package: made }: Record<string, unknown>): void {
  if (builtIn === undefined) return;
  const switches = builtIn as Readonly<Record<string, boolean | undefined>>;
  for (const [name, users] of Object.entries(builtInEmitters)) {
    if (switches[name] !== false) continue;
    const user = users.find((other) => switches[other] !== false);
    if (user !== undefined) {
      const message = `The option \`builtIn.${name}\` cannot be false: the ${user} import the ${name}. Set \`builtIn.${user}\` to false too.`;
      throw new OptionError(message, ["builtIn", name]);
    }
  }
  if (switches["client"] === true && switches["endpoints"] === false) {
    const message =
      "The option `builtIn.client` cannot be true with `builtIn.endpoints` false: the client is made of the endpoints.";
    throw new OptionError(message, ["builtIn", "client"]);
  }
  if (switches["index"] === false && made !== undefined) {
    const message = "The option `builtIn.index` cannot be false with `package`, whose entry it is.";
    throw new OptionError(message, ["builtIn", "index"]);
  }
}
