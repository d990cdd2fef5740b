import { isJsonObject, ownValue, type Pointer } from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import { appendPointer } from "../../json/pointer.js";
import { parametersOf } from "./operations-of.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** The grammar of runtime expressions (3.0.4, 4.7.20.4; 3.1.2, 4.8.20.4). */
const grammar =
  /^\$(?:url|method|statusCode|(?:request|response)\.(?:header\.[\w!#$%&'*+.^`|~-]+|(?:query|path)\.[^]*|body(?:#(?:\/(?:[^/~]|~[01])*)*)?))$/;

/** The start of an expression; every other text is a constant, also with a `$`. */
const expressionStart = /^\$(?:url|method|statusCode|request|response)(?![\w-])/;

/** Headers that cannot be declared as parameters, since OpenAPI ignores them. */
const undeclared: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

interface Site {
  readonly pointer: Pointer;
  readonly at?: "key";
}

/** Checks the expressions of a text: the text itself, or parts in braces. */
export function checkExpressions(
  text: string,
  site: Site,
  operation: Part,
  check: SpecificationCheck,
): void {
  const embedded = [...text.matchAll(/\{(\$[^{}]*)\}/g)].map((match) => match[1] ?? "");
  for (const expression of expressionStart.test(text) ? [text] : embedded) {
    if (grammar.test(expression)) checkDeclared(expression, site, operation, check);
    else report(`\`${expression}\` is not a runtime expression`, site, check);
  }
}

function report(
  fault: string,
  { pointer, ...site }: Site,
  check: SpecificationCheck,
  fix?: string,
): void {
  const options = fix === undefined ? site : { ...site, fix };
  check.report("invalid-runtime-expression", `${fault}.`, pointer, options);
}

/** What is read from the request must be a parameter of the operation. */
function checkDeclared(
  expression: string,
  site: Site,
  operation: Part,
  check: SpecificationCheck,
): void {
  const [, place = "", name = ""] =
    /^\$request\.(path|query|header)\.([^]*)$/.exec(expression) ?? [];
  if (place === "" || (place === "header" && undeclared.has(name.toLowerCase()))) return;
  const names = parametersOf(operation, check)
    .filter(({ in: other }) => other === place)
    .map((parameter) => parameter.name);
  const isSame = (other: string): boolean =>
    place === "header" ? other.toLowerCase() === name.toLowerCase() : other === name;
  if (names.some(isSame)) return;
  const near = nearestName(name, names);
  const fix = near === undefined ? undefined : `Did you mean \`$request.${place}.${near}\`?`;
  const fault = `\`${expression}\` reads a ${place} parameter that the operation does not have`;
  report(fault, site, check, fix);
}

/** The keys of a callback are URLs with expressions in them (3.1.2, 4.8.18 Callback Object). */
export function checkCallbackKeys(operation: Part, check: SpecificationCheck): void {
  for (const [name, callback] of entriesOf(ownValue(operation.value, "callbacks"))) {
    if (!isJsonObject(callback)) continue;
    const at = appendPointer(operation.pointer, "callbacks", name);
    const resolved = check.resolve({ value: callback, pointer: at });
    for (const key of Object.keys(resolved?.value ?? {})) {
      const pointer = appendPointer(resolved?.pointer ?? at, key);
      checkExpressions(key, { pointer, at: "key" }, operation, check);
    }
  }
}
