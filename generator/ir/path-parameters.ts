import type { Findings } from "../diagnostics.js";
import { nearestName } from "../load/nearest-name.js";
import type { Parameter } from "./model.js";
import type { OperationSite } from "./operation-sites.js";

/** The template and the parameters `in: path` must name the same things (OpenAPI 3.1, 4.8.8.2). */
export function checkPathParameters(
  site: OperationSite,
  parameters: readonly Parameter[],
  findings: Findings,
): void {
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
}

/** The names in braces, in order. */
function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}
