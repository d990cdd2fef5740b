import { listOperations, readShape, referencedKey, type DocumentOperation } from "./document.js";
import type { Facts, OperationFacts } from "./facts.js";
import { objectAt, stringAt, stringsAt, valueAt } from "./json.js";
import { compareNames, compareShapes, type Shape } from "./shape.js";

/** Compares the set of operations, and each operation that both sides have. */
export function compareOperations(document: unknown, facts: Facts): string[] {
  const found = new Map(
    listOperations(document).map((operation) => [nameOf(operation), operation]),
  );
  const wanted = new Map(facts.operations.map((operation) => [nameOf(operation), operation]));
  const differences = compareNames("operations: document", [...found.keys()], [...wanted.keys()]);
  for (const [name, operation] of wanted) {
    const counterpart = found.get(name);
    if (counterpart !== undefined) {
      differences.push(...compareOperation(name, counterpart, operation, facts));
    }
  }
  return [...differences, ...findRepeatedIds(found)];
}

function nameOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method.toUpperCase()} ${path}`;
}

function findRepeatedIds(operations: ReadonlyMap<string, DocumentOperation>): string[] {
  const seen = new Map<string, string>();
  const differences: string[] = [];
  for (const [name, { value }] of operations) {
    const id = stringAt(value, "operationId");
    const other = id === undefined ? undefined : seen.get(id);
    if (id === undefined) differences.push(`${name}: operationId is missing`);
    else if (other === undefined) seen.set(id, name);
    else differences.push(`${name}: operationId ${id} is also that of ${other}`);
  }
  return differences;
}

function compareOperation(
  name: string,
  found: DocumentOperation,
  wanted: OperationFacts,
  facts: Facts,
): string[] {
  const { value, parameters } = found;
  const deprecated = valueAt(value, "deprecated") === true;
  return [
    ...compareText(`${name}: x-accessor`, stringAt(value, "x-accessor"), wanted.accessor),
    ...compareText(`${name}: x-rpc`, stringAt(value, "x-rpc"), wanted.rpc),
    ...compareText(`${name}: tags`, stringsAt(value, "tags").join(", "), wanted.tag),
    ...compareText(`${name}: deprecated`, String(deprecated), String(wanted.deprecated)),
    ...compareParameters(`${name}: path parameters`, "path", parameters, wanted.pathParams),
    ...compareParameters(`${name}: query parameters`, "query", parameters, wanted.query),
    ...compareNames(`${name}: parameters`, strayParameters(parameters), []),
    ...compareBody(name, value, wanted, facts),
    ...compareResponses(name, value, wanted),
  ];
}

function compareText(where: string, found = "absent", wanted = "absent"): string[] {
  return found === wanted ? [] : [`${where} is ${found}, the facts say ${wanted}`];
}

function compareParameters(
  where: string,
  location: string,
  parameters: readonly unknown[],
  wanted: ReadonlyMap<string, Shape>,
): string[] {
  const found = parameters.filter((parameter) => stringAt(parameter, "in") === location);
  const names = found.map((parameter) => stringAt(parameter, "name") ?? "");
  const differences = compareNames(where, names, [...wanted.keys()], { ordered: true });
  for (const [index, parameter] of found.entries()) {
    const name = names[index] ?? "";
    const shape = wanted.get(name);
    if (shape === undefined) continue;
    differences.push(
      ...compareShapes(`${where}: ${name}`, readShape(valueAt(parameter, "schema")), shape),
    );
    if ((valueAt(parameter, "required") === true) !== (location === "path")) {
      differences.push(`${where}: ${name} must ${location === "path" ? "" : "not "}be required`);
    }
  }
  return differences;
}

function strayParameters(parameters: readonly unknown[]): string[] {
  return parameters
    .filter((parameter) => !["path", "query"].includes(stringAt(parameter, "in") ?? ""))
    .map((parameter) => stringAt(parameter, "name") ?? "(nameless)");
}

function compareBody(
  name: string,
  operation: unknown,
  wanted: OperationFacts,
  facts: Facts,
): string[] {
  const found = valueAt(operation, "requestBody");
  const required = wanted.body !== undefined && hasRequiredFields(wanted.body, facts);
  return [
    ...compareText(`${name}: body`, jsonComponent(found), wanted.body),
    ...compareText(
      `${name}: body required`,
      String(valueAt(found, "required") === true),
      String(required),
    ),
  ];
}

function hasRequiredFields(key: string, facts: Facts): boolean {
  return (facts.messages.get(key)?.required.length ?? 0) > 0;
}

function compareResponses(name: string, operation: unknown, wanted: OperationFacts): string[] {
  const statuses = Object.keys(objectAt(operation, "responses"));
  const response = valueAt(operation, "responses", "200");
  return [
    ...compareNames(`${name}: responses`, statuses, ["200"]),
    ...compareText(`${name}: 200`, jsonComponent(response), wanted.returns),
  ];
}

/** The component that a request body or a response carries as JSON. */
function jsonComponent(value: unknown): string | undefined {
  return referencedKey(valueAt(value, "content", "application/json", "schema"));
}
