import type { Findings } from "../findings/diagnostics.js";
import { followReference } from "../build/follow.js";
import type { OperationSite } from "../build/operations/operation-sites.js";
import type { RawObject } from "../build/raw.js";
import type { JsonObject } from "../json/json.js";
import { nearestName } from "../text/nearest-name.js";

/** Checks parameters, bodies and responses of operations beyond what the model requires. */
export function checkOperations(
  document: JsonObject,
  sites: readonly OperationSite[],
  findings: Findings,
): void {
  const names = sites.flatMap(({ operation }) => operation.get("operationId") ?? []);
  const known = new Set(names.filter((name) => typeof name === "string"));
  for (const site of sites) {
    checkParameterList(site.pathItem, document, findings);
    checkParameterList(site.operation, document, findings);
    checkBody(site, findings);
    checkSuccess(site, findings);
    checkHeaders(site.operation, document, findings);
    checkLinks(site.operation, known, document, findings);
  }
}

function checkParameterList(owner: RawObject, document: JsonObject, findings: Findings): void {
  const seen = new Set<string>();
  for (const reference of owner.objects("parameters")) {
    const parameter = followReference(reference, document, findings);
    const [name, place] = [parameter?.get("name"), parameter?.get("in")];
    if (typeof name !== "string" || typeof place !== "string") continue;
    // Header names are case-insensitive.
    const key = `${place} ${place === "header" ? name.toLowerCase() : name}`;
    if (seen.has(key)) {
      const message = `The ${place} parameter "${name}" occurs twice in this list.`;
      findings.report("duplicate-parameter", message, { pointer: reference.pointer });
    }
    seen.add(key);
  }
}

function checkHeaders(operation: RawObject, document: JsonObject, findings: Findings): void {
  for (const [, reference] of operation.children("responses")) {
    const seen = new Set<string>();
    const response = followReference(reference, document, findings);
    for (const [name, header] of response?.children("headers") ?? []) {
      const key = name.toLowerCase();
      if (seen.has(key)) {
        const message = `The header "${name}" occurs twice: header names are case-insensitive.`;
        const place = { pointer: header.pointer, at: "key" } as const;
        findings.report("duplicate-parameter", message, place);
      }
      seen.add(key);
    }
  }
}

function checkBody({ method, path, operation }: OperationSite, findings: Findings): void {
  if (method !== "GET" && method !== "HEAD") return;
  if (!operation.has("requestBody")) return;
  const message = `${method} ${path} has a request body, which clients do not send.`;
  findings.report("body-not-sent", message, { pointer: operation.at("requestBody"), at: "key" });
}

function checkSuccess({ method, path, operation }: OperationSite, findings: Findings): void {
  const statuses = operation.children("responses").map(([status]) => status);
  if (statuses.length === 0 || statuses.some((status) => /^(?:[123]|default$)/.test(status))) {
    return;
  }
  const message = `${method} ${path} has responses for errors only: ${statuses.join(", ")}.`;
  const place = { pointer: operation.at("responses"), at: "key" } as const;
  findings.report("missing-success-response", message, place);
}

function checkLinks(
  operation: RawObject,
  known: ReadonlySet<string>,
  document: JsonObject,
  findings: Findings,
): void {
  for (const [, response] of operation.children("responses")) {
    const links = followReference(response, document, findings)?.children("links") ?? [];
    for (const [, reference] of links) {
      const link = followReference(reference, document, findings);
      const name = link?.get("operationId");
      if (link === undefined || typeof name !== "string" || known.has(name)) continue;
      const near = nearestName(name, known);
      const message = `There is no operation "${name}".`;
      const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
      findings.report("unknown-link-operation", message, { pointer: link.at("operationId") }, fix);
    }
  }
}
