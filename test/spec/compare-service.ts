import { listOperations } from "./document.js";
import { isObject, objectAt, valueAt } from "./json.js";

/** What is said once for all operations: servers, security, and that messages are ProtoJSON. */
export function compareService(document: unknown, facts: unknown): string[] {
  const found = {
    "x-protojson": valueAt(document, "x-protojson"),
    servers: valueAt(document, "servers"),
    security: valueAt(document, "security"),
    securitySchemes: valueAt(document, "components", "securitySchemes"),
  };
  return [
    ...compareValues("service", withoutProse(found), objectAt(facts, "service")),
    ...findExceptions(document),
  ];
}

/** No operation goes its own way: the facts have one server and one security for all. */
function findExceptions(document: unknown): string[] {
  const items = Object.entries(objectAt(document, "paths"));
  const operations = listOperations(document).map(({ method, path, value }): [string, unknown] => [
    `${method.toUpperCase()} ${path}`,
    value,
  ]);
  return [...items, ...operations].flatMap(([name, value]) =>
    ["servers", "security"]
      .filter((key) => valueAt(value, key) !== undefined)
      .map((key) => `${name}: has ${key} of its own, which the facts do not have`),
  );
}

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (!isObject(value)) return value;
  const rest = Object.entries(value).filter(([key]) => key !== "description");
  return Object.fromEntries(rest.map(([key, part]) => [key, withoutProse(part)]));
}

function compareValues(where: string, found: unknown, wanted: unknown): string[] {
  const ours = childrenOf(found);
  const theirs = childrenOf(wanted);
  if (ours === undefined || theirs === undefined) {
    const [a, b] = [write(found), write(wanted)];
    return a === b ? [] : [`${where} is ${a}, the facts say ${b}`];
  }
  const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  return [...keys].flatMap((key) => compareValues(`${where}/${key}`, ours[key], theirs[key]));
}

/** The parts of an object or list that has any. */
function childrenOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const children = Object.fromEntries(Object.entries(value));
  return Object.keys(children).length === 0 ? undefined : children;
}

function write(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}
