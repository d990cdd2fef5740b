import { isJsonObject, ownValue } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import {
  fixedMethods,
  listedParameters,
  operationsOf,
  parametersOf,
  type ListedParameter,
} from "./operations-of.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** A Parameter Object by itself. */
export function checkParameter(part: Part, check: SpecificationCheck): void {
  if (check.version !== "3.2") return;
  const { value, pointer } = part;
  if (ownValue(value, "in") === "cookie" && ownValue(value, "explode") === false) {
    // OpenAPI 3.2.0, Parameter Object: commas are not allowed in cookies.
    const message = "A cookie parameter cannot have `explode: false`: its values have no commas.";
    const fix = "Remove `explode: false`.";
    check.reportForm(message, appendPointer(pointer, "explode"), { fix });
  }
  for (const [name, example] of entriesOf(ownValue(value, "examples"))) {
    const text = isJsonObject(example) ? ownValue(example, "serializedValue") : undefined;
    if (typeof text !== "string") continue;
    const fault = serializationFault(part, text);
    if (fault === undefined) continue;
    const at = appendPointer(pointer, "examples", name, "serializedValue");
    check.report("invalid-serialized-example", `The serialized value ${fault}.`, at);
  }
}

/**
 * Checks the delimiters and names in the text (OpenAPI 3.2.0, Parameter Object, Serialization and
 * Examples).
 */
function serializationFault({ value }: Part, text: string): string | undefined {
  if (Object.hasOwn(value, "content")) return undefined;
  const [place, style, name] = ["in", "style", "name"].map((key) => ownValue(value, key));
  if (style === "matrix" && !text.startsWith(";")) return "must start with `;`";
  if (style === "label" && !text.startsWith(".")) return "must start with `.`";
  if (typeof name !== "string") return undefined;
  if (place === "header" && text.toLowerCase().startsWith(`${name.toLowerCase()}:`)) {
    return "must not have the header's name";
  }
  const isForm = style === undefined || style === "form";
  if (place !== "query" || !isForm) return undefined;
  if (/^[?&]/.test(text)) return `must not start with \`${text.charAt(0)}\``;
  const hasName = text.startsWith(`${encodeURIComponent(name)}=`);
  return ownValue(value, "explode") === false && !hasName
    ? `must start with \`${name}=\``
    : undefined;
}

const foreign = ["name", "in", "allowEmptyValue"];

/** A Header Object has no fields of places other than `header` (3.0.4, 4.7.21; 3.1.2, 4.8.21). */
export function checkHeader({ value, pointer }: Part, check: SpecificationCheck): void {
  const fields = check.version === "3.2" ? foreign : [...foreign, "allowReserved"];
  for (const field of fields) {
    if (!Object.hasOwn(value, field)) continue;
    const message = `A header has no \`${field}\`${reasonOf(field)}.`;
    const fix = `Remove \`${field}\`.`;
    check.reportForm(message, appendPointer(pointer, field), { at: "key", fix });
  }
}

function reasonOf(field: string): string {
  if (field === "name") return ": its key under `headers` is its name";
  if (field === "in") return ": it is always in the header";
  return ": it is a field of parameters in the query";
}

/** Methods that have a field must not be additional operations (OpenAPI 3.2.0, Path Item Object). */
export function checkAdditionalMethods({ value, pointer }: Part, check: SpecificationCheck): void {
  for (const [method] of entriesOf(ownValue(value, "additionalOperations"))) {
    const field = method.toLowerCase();
    if (!fixedMethods.includes(field) || method !== method.toUpperCase()) continue;
    const message = `\`${method}\` has its own field, \`${field}\`, and is not an additional operation.`;
    const at = appendPointer(pointer, "additionalOperations", method);
    const fix = `Move the operation to \`${field}\` of the path item.`;
    check.reportForm(message, at, { at: "key", fix });
  }
}

/**
 * One parameter `in: querystring` takes the whole query: there is no other one beside it, and no
 * parameter `in: query`, in an operation and its path item together (OpenAPI 3.2.0, Parameter Locations).
 */
export function checkParameterPlaces(part: Part, check: SpecificationCheck): void {
  if (check.version !== "3.2") return;
  const operations = operationsOf(part);
  if (operations.length === 0) return checkQueries(listedParameters(part, check), check);
  for (const operation of operations) checkQueries(parametersOf(operation, check), check);
}

function checkQueries(parameters: readonly ListedParameter[], check: SpecificationCheck): void {
  const [whole, second] = parameters.filter(({ in: place }) => place === "querystring");
  if (whole === undefined) return;
  const rule = "takes the whole query string, so there must not be";
  if (second !== undefined) {
    const message = `The parameter "${whole.name}" ${rule} "${second.name}".`;
    check.report("conflicting-query-parameters", message, second.pointer);
  }
  for (const { name, in: place, pointer } of parameters) {
    if (place !== "query") continue;
    const message = `The parameter "${whole.name}" ${rule} "${name}".`;
    check.report("conflicting-query-parameters", message, pointer);
  }
}
