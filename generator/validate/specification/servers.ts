import { shortList } from "../../text/name-hint.js";
import { isJsonObject, itemsOf, ownValue, type JsonObject, type Pointer } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** The servers of the document, of a path or of an operation. */
export function checkServers({ value, pointer }: Part, check: SpecificationCheck): void {
  itemsOf(ownValue(value, "servers")).forEach((server, index) => {
    if (!isJsonObject(server)) return;
    checkServer({ value: server, pointer: appendPointer(pointer, "servers", index) }, check);
  });
}

export function checkServer({ value, pointer }: Part, check: SpecificationCheck): void {
  const url = ownValue(value, "url");
  if (typeof url === "string") checkUrl(url, appendPointer(pointer, "url"), check);
  for (const [name, variable] of entriesOf(ownValue(value, "variables"))) {
    if (!isJsonObject(variable)) continue;
    checkVariable(name, variable, appendPointer(pointer, "variables", name), check);
  }
}

/** The template of a URL (OpenAPI 3.2.0, 4.6 Server Variable Object; 3.1.2, 4.8.5 Server Object). */
function checkUrl(url: string, pointer: Pointer, check: SpecificationCheck): void {
  const shown = JSON.stringify(url);
  if (/[{}]/.test(url.replace(/\{[^{}]+\}/g, ""))) {
    const message = `The braces of the URL ${shown} are not paired.`;
    check.report("invalid-server-url", message, pointer);
    return;
  }
  const fixed = url.replace(/\{[^{}]+\}/g, "");
  if (check.isOneOf("3.1", "3.2") && /[?#]/.test(fixed)) {
    const part = fixed.includes("?") ? "a query" : "a fragment";
    const message = `The URL ${shown} has ${part}, to which no path can be appended.`;
    check.report("invalid-server-url", message, pointer);
  }
  if (check.version !== "3.2") return;
  const names = [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  const message = `{${twice}} occurs more than once in the URL ${shown}.`;
  check.report("invalid-server-url", message, pointer);
}

/**
 * The values of a variable (OpenAPI 3.1.2, 4.8.6 Server Variable Object). In 3.0 both rules are
 * recommendations.
 */
function checkVariable(
  name: string,
  variable: JsonObject,
  pointer: Pointer,
  check: SpecificationCheck,
): void {
  const values = ownValue(variable, "enum");
  if (!Array.isArray(values)) return;
  const severity = check.version === "3.0" ? "warning" : "error";
  if (values.length === 0) {
    // The meta-schemas of later versions have this rule.
    if (check.version !== "3.0") return;
    const message = `The \`enum\` of {${name}} is empty: no value is allowed.`;
    const place = appendPointer(pointer, "enum");
    check.report("invalid-server-variable", message, place, { severity, at: "key" });
    return;
  }
  const standard = ownValue(variable, "default");
  if (typeof standard !== "string" || values.includes(standard)) return;
  const allowed = shortList(values.map((value) => JSON.stringify(value)));
  const message = `The default "${standard}" of {${name}} is not in its \`enum\`: ${allowed}.`;
  const place = appendPointer(pointer, "default");
  check.report("invalid-server-variable", message, place, { severity });
}
