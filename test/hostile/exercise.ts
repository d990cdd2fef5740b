/**
 * Runs in a process of its own, without the right to make code of strings: imports generated modules,
 * calls all that they export, and compares what they say with the document that they were made from.
 * Imports nothing but Node's own modules, since it is compiled by itself.
 */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Named = Readonly<Record<string, unknown>>;
type Call = (...values: unknown[]) => unknown;

export interface Subject {
  readonly id: string;
  /** URL of the folder with the modules. */
  readonly folder: string;
  readonly document: Json;
  /** Component key -> the name of its type. */
  readonly names: Readonly<Record<string, string>>;
}

export interface Complaint {
  readonly id: string;
  readonly fault: string;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
let fired = "";
let current = "";
Object.defineProperty(globalThis, "__canary", {
  set: () => {
    fired = current;
  },
});

const own = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null ? Object.entries(value) : [];

const junk = (): unknown[] => {
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  const hostile = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 2}') as unknown;
  return [
    undefined,
    null,
    true,
    0,
    -0,
    NaN,
    "",
    "text",
    [],
    [1, [2]],
    {},
    cyclic,
    hostile,
    Symbol("s"),
    1n,
  ];
};

async function exercise({ id, folder, document, names }: Subject): Promise<string[]> {
  current = id;
  const faults: string[] = [];
  const load = async (name: string) => (await import(`${folder}/${name}.js`)) as Named;
  const [index, validators, endpoints, oneofs] = [
    await load("index"),
    await load("validators"),
    await load("endpoints"),
    await load("oneofs"),
  ];
  for (const [name, value] of Object.entries(index)) callAll(name, value);
  const components = own(own(document, "components"), "schemas");
  for (const [key, schema] of entriesOf(components)) {
    const name = own(names, key);
    if (typeof name === "string")
      faults.push(...checkSchema(schema, name, validators).map((fault) => `${key}: ${fault}`));
    faults.push(...checkOneofs(schema, key, oneofs));
  }
  faults.push(...checkOperations(document, endpoints));
  if (({} as Named)["polluted"] !== undefined || Object.keys(Object.prototype).length > 0)
    faults.push("Object.prototype is polluted");
  if (fired === id) faults.push("a payload ran");
  return faults;
}

/** What throws says so with an error of its own; what matters here is that no payload runs. */
function callAll(name: string, value: unknown): void {
  if (typeof value !== "function" || /^[A-Z]/.test(name)) return;
  for (const input of junk()) {
    try {
      const result = (value as Call)(input, "member", "value");
      if (result instanceof Promise) result.catch(() => undefined);
    } catch {
      // An assertion, or a value that no caller could pass.
    }
  }
}

interface Result {
  readonly ok: boolean;
  readonly issues?: readonly { readonly path: readonly unknown[]; readonly code: string }[];
}

/** The rules that are simple enough to be known without a validator, read back through ours. */
function checkSchema(schema: unknown, name: string, validators: Named): string[] {
  const is = validators[`is${name}`] as Call;
  const validate = validators[`validate${name}`] as (value: unknown) => Result;
  const faults: string[] = [];
  const expect = (value: unknown, want: boolean, why: string): void => {
    if (is(value) === want && validate(value).ok === want) return;
    faults.push(`${why}: ${JSON.stringify(value)} should be ${want ? "accepted" : "refused"}`);
  };
  const listed = own(schema, "enum");
  const only = Object.keys(schema as object).filter(
    (key) => !/^(?:type|description|default|x-|title)/.test(key),
  );
  if (only.length === 1 && Array.isArray(listed) && isPlainType(schema, listed)) {
    for (const value of listed) expect(value, true, "enum");
    const mark = own(schema, "x-extensible-enum");
    // A list is how some write that there will be more.
    if (mark !== true && !Array.isArray(mark)) expect("no value that is listed", false, "enum");
  }
  if (only.length === 1 && only[0] === "const") {
    expect(own(schema, "const"), true, "const");
    expect([own(schema, "const")], false, "const");
  }
  const pattern = own(schema, "pattern");
  if (only.length === 1 && typeof pattern === "string" && own(schema, "type") === "string") {
    for (const text of ["", "az", "a", pattern, `a${pattern}z`])
      expect(text, asRegExp(pattern).test(text), "pattern");
  }
  return [...faults, ...checkProperties(schema, validate)];
}

function isPlainType(schema: unknown, listed: readonly unknown[]): boolean {
  const type = own(schema, "type");
  return (
    type === undefined || (type === "string" && listed.every((value) => typeof value === "string"))
  );
}

function asRegExp(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}

/** Names read back as the paths of issues. */
function checkProperties(schema: unknown, validate: (value: unknown) => Result): string[] {
  if (own(schema, "type") !== "object") return [];
  const faults: string[] = [];
  const paths = (value: unknown) =>
    (validate(value).issues ?? []).map(({ path, code }) => `${code} ${JSON.stringify(path)}`);
  for (const [key, property] of entriesOf(own(schema, "properties"))) {
    if (!["string", "integer", "boolean"].includes(String(own(property, "type")))) continue;
    if (own(property, "enum") !== undefined || own(property, "const") !== undefined) continue;
    const value = Object.defineProperty({}, key, { value: [], enumerable: true });
    const want = `type ${JSON.stringify([key])}`;
    if (!paths(value).includes(want))
      faults.push(`the property ${JSON.stringify(key)} is not checked`);
  }
  const required = own(schema, "required");
  for (const key of Array.isArray(required) ? (required as unknown[]) : []) {
    if (typeof key !== "string") continue;
    if (!paths({}).includes(`required ${JSON.stringify([key])}`))
      faults.push(`${JSON.stringify(key)} is not required`);
  }
  return faults;
}

function checkOneofs(schema: unknown, key: string, oneofs: Named): string[] {
  const tables = Object.entries(oneofs).filter(([name]) => name.endsWith("Oneof"));
  return entriesOf(own(schema, "x-oneofs")).flatMap(([name, members]) => {
    if (!Array.isArray(members) || members.length < 2) return [];
    const want = { message: key, name, members };
    return tables.some(([, table]) => isDeepStrictEqual(table, want))
      ? []
      : [`no table of the oneof ${JSON.stringify(want)}`];
  });
}

interface Descriptor {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly pathParams: readonly { readonly name: string }[];
  readonly query: readonly { readonly name: string }[];
  readonly headers: readonly { readonly name: string }[];
  readonly cookies: readonly { readonly name: string }[];
  readonly requestBody?: { readonly mediaType: string };
  readonly responses: object;
  readonly security: readonly object[];
}

function checkOperations(document: Json, endpoints: Named): string[] {
  const all = Object.values(endpoints).filter(
    (value) => own(value, "operationId") !== undefined,
  ) as Descriptor[];
  return entriesOf(own(document, "paths")).flatMap(([path, item]) =>
    entriesOf(item)
      .filter(([method]) => methods.includes(method))
      .flatMap(([method, operation]) => {
        const found = all.find(
          (endpoint) => endpoint.method === method.toUpperCase() && endpoint.path === path,
        );
        if (found === undefined) return [`${method} ${path} has no descriptor`];
        return checkOperation(document, item, operation, found).map(
          (fault) => `${method} ${path}: ${fault}`,
        );
      }),
  );
}

/** What a reference to a component leads to, the pointer read step by step. */
function resolved(value: unknown, document: Json): unknown {
  const reference = own(value, "$ref");
  if (typeof reference !== "string" || !reference.startsWith("#/")) return value;
  const steps = reference.slice(2).split("/");
  return steps.reduce<unknown>((target, step) => {
    const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    return own(target, key);
  }, document);
}

function checkOperation(
  document: Json,
  item: unknown,
  operation: unknown,
  found: Descriptor,
): string[] {
  const faults: string[] = [];
  const same = (what: string, actual: unknown, want: unknown): void => {
    if (want !== undefined && !isDeepStrictEqual(plain(actual), plain(want))) {
      faults.push(`${what} reads back as ${JSON.stringify(actual)}, not ${JSON.stringify(want)}`);
    }
  };
  same("operationId", found.operationId, own(operation, "operationId"));
  same("tags", found.tags, own(operation, "tags"));
  // A summary of white space says nothing, and is as good as none.
  const summary = own(operation, "summary");
  const isBlank = typeof summary === "string" && summary.trim() === "";
  if (isBlank && found.summary !== undefined) faults.push("a blank summary is not left out");
  if (!isBlank) same("summary", found.summary, summary);
  same(
    "responses",
    Object.keys(found.responses).sort(),
    entriesOf(own(operation, "responses"))
      .map(([key]) => key)
      .sort(),
  );
  same("security", found.security, own(operation, "security"));
  const media = entriesOf(own(own(operation, "requestBody"), "content")).map(([key]) => key);
  if (media.length > 0 && !media.includes(found.requestBody?.mediaType ?? ""))
    faults.push("the media type is none of the document's");
  const declared = [item, operation].flatMap((owner) => {
    const list = own(owner, "parameters");
    return Array.isArray(list) ? (list as unknown[]).map((item) => resolved(item, document)) : [];
  });
  const ours = {
    path: found.pathParams,
    query: found.query,
    header: found.headers,
    cookie: found.cookies,
  };
  for (const [place, list] of Object.entries(ours)) {
    const want = declared
      .filter((parameter) => own(parameter, "in") === place)
      .map((parameter) => own(parameter, "name"));
    same(`${place} parameters`, list.map(({ name }) => name).sort(), [...new Set(want)].sort());
  }
  return faults;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? "null");

function tell(complaint: Complaint): void {
  process.stdout.write(`${JSON.stringify(complaint)}\n`);
}

const subjects = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Subject[];
for (const subject of subjects) {
  let faults: string[];
  try {
    faults = await exercise(subject);
  } catch (error) {
    faults = [
      `does not run: ${String(error instanceof Error ? error.stack : error).slice(0, 400)}`,
    ];
  }
  for (const fault of faults) tell({ id: subject.id, fault });
}
// Canaries that fire later than their module loads belong to the batch.
await new Promise((resolve) => setTimeout(resolve, 20));
if (fired !== "") tell({ id: fired, fault: "a payload ran" });
tell({ id: "", fault: "end" });
