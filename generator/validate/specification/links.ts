import { isJsonObject, ownValue, type JsonValue, type Pointer } from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { componentName, renameFix } from "./components.js";
import { isOperationPlace } from "./operations-of.js";
import { checkExpressions } from "./runtime-expressions.js";
import { checkServer } from "./servers.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** The operation of a Link Object (3.0.4, 4.7.20; 3.1.2, 4.8.20). */
export function checkLink({ value, pointer }: Part, check: SpecificationCheck): void {
  const reference = ownValue(value, "operationRef");
  // The meta-schemas of later versions have this rule.
  const isOpen = reference === undefined && !Object.hasOwn(value, "operationId");
  if (isOpen && check.version === "3.0") {
    const message = "A link needs an `operationId`, or an `operationRef`.";
    check.reportForm(message, pointer, { at: "key", fix: "Add one of the two." });
  }
  if (typeof reference === "string") {
    checkOperationRef(reference, appendPointer(pointer, "operationRef"), check);
  }
  const server = ownValue(value, "server");
  if (isJsonObject(server)) {
    checkServer({ value: server, pointer: appendPointer(pointer, "server") }, check);
  }
}

/** Operations of other documents are not resolved, since nothing else uses them. */
function checkOperationRef(reference: string, at: Pointer, check: SpecificationCheck): void {
  if (!reference.startsWith("#")) return;
  const target = valueAt(check.document, reference);
  if (isJsonObject(target) && isOperationPlace(reference)) return;
  const message =
    target === undefined
      ? `There is no operation at \`${reference}\`.`
      : `\`${reference}\` refers to something that is not an operation.`;
  const fix = "Write the pointer to an operation, such as `#/paths/~1pets~1{id}/get`.";
  check.report("unknown-link-operation", message, at, { fix });
}

/** The links of an operation's responses: their names, and the expressions of their parameters. */
export function checkLinks(operation: Part, check: SpecificationCheck): void {
  for (const [status, response] of entriesOf(ownValue(operation.value, "responses"))) {
    if (!isJsonObject(response)) continue;
    const at = appendPointer(operation.pointer, "responses", status);
    const resolved = check.resolve({ value: response, pointer: at });
    if (resolved === undefined) continue;
    for (const [name, link] of entriesOf(ownValue(resolved.value, "links"))) {
      const place = appendPointer(resolved.pointer, "links", name);
      checkName(name, place, check);
      const target = isJsonObject(link)
        ? check.resolve({ value: link, pointer: place })
        : undefined;
      if (target !== undefined) checkValues(target, operation, check);
    }
  }
}

/** The names of links have the form of component keys (3.1.2, 4.8.17 Response Object: `links`). */
function checkName(name: string, pointer: Pointer, check: SpecificationCheck): void {
  if (componentName.test(name) || name.startsWith("x-")) return;
  const message = `A link's name consists of letters, digits, \`.\`, \`-\` and \`_\`; this is \`${name}\`.`;
  check.reportForm(message, pointer, { at: "key", severity: "warning", fix: renameFix(name) });
}

function checkValues(link: Part, operation: Part, check: SpecificationCheck): void {
  const values: [JsonValue | undefined, Pointer][] = [
    [ownValue(link.value, "requestBody"), appendPointer(link.pointer, "requestBody")],
  ];
  for (const [name, value] of entriesOf(ownValue(link.value, "parameters"))) {
    values.push([value, appendPointer(link.pointer, "parameters", name)]);
  }
  for (const [value, pointer] of values) {
    if (typeof value === "string") checkExpressions(value, { pointer }, operation, check);
  }
}
