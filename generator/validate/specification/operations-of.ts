import { isJsonObject, itemsOf, ownValue } from "../../json/json.js";
import { appendPointer, formatPointer, parsePointer, valueAt } from "../../json/pointer.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** The methods that have a field of the Path Item Object. */
export const fixedMethods = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

/** The operations of a path item. */
export function operationsOf({ value, pointer }: Part): readonly Part[] {
  const fixed = fixedMethods.flatMap((method) => {
    const operation = ownValue(value, method);
    return isJsonObject(operation)
      ? [{ value: operation, pointer: appendPointer(pointer, method) }]
      : [];
  });
  const key = "additionalOperations";
  const others = entriesOf(ownValue(value, key)).flatMap(([method, operation]) =>
    isJsonObject(operation)
      ? [{ value: operation, pointer: appendPointer(pointer, key, method) }]
      : [],
  );
  return [...fixed, ...others];
}

/** Whether a pointer ends like that of an operation: `#/paths/~1pets/get`, `…/additionalOperations/COPY`. */
export function isOperationPlace(pointer: string): boolean {
  const segments = parsePointer(pointer);
  return segments.at(-2) === "additionalOperations" || fixedMethods.includes(segments.at(-1) ?? "");
}

/** The path item that contains an operation. */
function pathItemOf({ pointer }: Part, check: SpecificationCheck): Part | undefined {
  const segments = parsePointer(pointer);
  const steps = segments.at(-2) === "additionalOperations" ? 2 : 1;
  const owner = formatPointer(segments.slice(0, -steps));
  const value = valueAt(check.document, owner);
  return isJsonObject(value) ? { value, pointer: owner } : undefined;
}

/** A listed parameter: its place in the list, and the object itself or the target of its reference. */
export interface ListedParameter {
  readonly name: string;
  readonly in: string;
  readonly value: Part["value"];
  /** Its place in the list. */
  readonly pointer: string;
}

/** The parameters that an object lists; those that are malformed are left out. */
export function listedParameters(
  { value, pointer }: Part,
  check: SpecificationCheck,
): readonly ListedParameter[] {
  return itemsOf(ownValue(value, "parameters")).flatMap((item, index) => {
    if (!isJsonObject(item)) return [];
    const at = appendPointer(pointer, "parameters", index);
    const parameter = check.resolve({ value: item, pointer: at })?.value;
    const [name, place] = [parameter?.["name"], parameter?.["in"]];
    if (parameter === undefined || typeof name !== "string" || typeof place !== "string") return [];
    return [{ name, in: place, value: parameter, pointer: at }];
  });
}

/** The parameters of an operation: its own, and those of its path item that it does not override. */
export function parametersOf(
  operation: Part,
  check: SpecificationCheck,
): readonly ListedParameter[] {
  const own = listedParameters(operation, check);
  const item = pathItemOf(operation, check);
  const shared = item === undefined ? [] : listedParameters(item, check);
  const isReplaced = ({ name, in: place }: ListedParameter): boolean =>
    own.some((other) => other.name === name && other.in === place);
  return [...own, ...shared.filter((parameter) => !isReplaced(parameter))];
}
