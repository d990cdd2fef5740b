import type { Findings } from "../diagnostics.js";
import { nearestName } from "../load/nearest-name.js";
import type { Parameter } from "./model.js";
import type { OperationSite } from "./operation-sites.js";

/**
 * The template and the parameters `in: path` must name the same things (OpenAPI 3.1, 4.8.8.2). Where they
 * do not, the template counts, since the URL is made of it: what it names alone is a text, and what it
 * does not name has no place to go to.
 */
export function matchPathParameters(
  site: OperationSite,
  parameters: readonly Parameter[],
  findings: Findings,
): Parameter[] {
  const declared = parameters.filter((parameter) => parameter.in === "path");
  const names = declared.map((parameter) => parameter.name);
  const templated = templateNames(site.path);
  for (const name of templated) {
    if (names.includes(name)) continue;
    const near = nearestName(
      name,
      names.filter((other) => !templated.includes(other)),
    );
    const fix = near === undefined ? {} : { fix: `Did you mean "{${near}}"?` };
    const message = `{${name}} of ${site.method} ${site.path} is not declared.`;
    const place = { pointer: site.operation.pointer, at: "key" } as const;
    findings.report("undeclared-path-parameter", message, place, fix);
  }
  for (const { name, source } of declared) {
    if (templated.includes(name)) continue;
    const message = `"${name}" is not in the path ${site.path}.`;
    findings.report("unused-path-parameter", message, { pointer: source });
  }
  const implied = new Set(templated.filter((name) => !names.includes(name)));
  return [
    ...parameters.filter(
      (parameter) => parameter.in !== "path" || templated.includes(parameter.name),
    ),
    ...[...implied].map((name) => impliedParameter(name, site)),
  ];
}

function impliedParameter(name: string, { operation }: OperationSite): Parameter {
  const place = { source: operation.pointer, docs: {} };
  const schema = { kind: "string", ...place } as const;
  const how = { required: true, style: "simple", explode: false, allowReserved: false } as const;
  return { name, in: "path", ...how, schema, ...place };
}

/** The names in braces, in order. */
function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}
