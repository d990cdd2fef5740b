import type { Findings } from "../findings/diagnostics.js";
import { ComponentReach, componentsOf } from "../build/component-reach.js";
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { appendPointer, parsePointer } from "../json/pointer.js";
import { swaggerHome } from "../load/text/root-shape.js";

/** Reports unused components, in documents with paths or webhooks. */
export function checkComponents(document: JsonObject, findings: Findings): void {
  const isSwagger = findings.version === "2.0";
  // A reference with a wrong target may be the one that should use such a component.
  const referenceCodes = ["unresolved-reference", "wrong-reference-kind"];
  if (findings.diagnostics.some(({ code }) => referenceCodes.includes(code))) return;
  const rest = Object.keys(document).filter((key) => key !== "components");
  const roots = ["paths", "webhooks"].map((key) => ownValue(document, key));
  if (!roots.some((root) => isJsonObject(root) && Object.keys(root).length > 0)) return;
  const used = new ComponentReach(document).from(rest.flatMap((key) => document[key] ?? []));
  for (const name of securityNames(document)) {
    used.add(appendPointer("#/components/securitySchemes", name));
  }
  for (const pointer of componentsOf(document)) {
    if (used.has(pointer)) continue;
    const [, section = "", key = ""] = parsePointer(pointer);
    if (section.startsWith("x-") || key.startsWith("x-")) continue;
    const home = isSwagger ? (swaggerHome(section) ?? section) : `components.${section}`;
    const message = `\`${key}\` of \`${home}\` is not used.`;
    findings.report("unused-component", message, { pointer, at: "key" });
  }
}

/** The names of all required security schemes. */
function securityNames(document: JsonObject): Set<string> {
  const names = new Set<string>();
  const queue: JsonValue[] = [document];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (isJsonObject(next)) collectNames(ownValue(next, "security"), names);
    for (const member of Object.values(next) as readonly JsonValue[]) {
      if (typeof member === "object" && member !== null) queue.push(member);
    }
  }
  return names;
}

function collectNames(security: JsonValue | undefined, names: Set<string>): void {
  if (!Array.isArray(security)) return;
  for (const requirement of security as readonly JsonValue[]) {
    // A scheme may be named by its URI, as a reference (OpenAPI 3.2, 4.30).
    const prefix = "#/components/securitySchemes/";
    for (const name of isJsonObject(requirement) ? Object.keys(requirement) : []) {
      names.add(name.startsWith(prefix) ? name.slice(prefix.length) : name);
    }
  }
}
