import type { Findings } from "../../findings/diagnostics.js";
import { nearestName } from "../../text/nearest-name.js";
import type { Parameter } from "../../model/model.js";
import type { OperationSite } from "./operation-sites.js";
import { readPathTemplate, type PathTemplate } from "./path-template.js";

/** A path template in OpenAPI's form, and the parameters of its operation. */
export interface MatchedPath {
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

/**
 * The template and the parameters `in: path` must have the same names (OpenAPI 3.1, 4.8.8.2). Where they
 * differ, the template decides, since it becomes the URL: an undeclared name is a string parameter, and a
 * parameter that is not in the template is dropped.
 */
export function matchPathParameters(
  site: OperationSite,
  parameters: readonly Parameter[],
  findings: Findings,
): MatchedPath {
  const declared = parameters.filter((parameter) => parameter.in === "path");
  const names = declared.map((parameter) => parameter.name);
  const template = readPathTemplate(site.path, names);
  const templated = template.parameters.map(({ name }) => name);
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
  const used = parameters.filter(({ in: place, name }) => {
    return place !== "path" || templated.includes(name);
  });
  const all = [...used, ...[...implied].map((name) => impliedParameter(name, site))];
  return { path: template.path, parameters: all.map((each) => withSlashes(each, template)) };
}

/** The extension of the parameter takes precedence over the template. */
function withSlashes(parameter: Parameter, { parameters }: PathTemplate): Parameter {
  if (parameter.in !== "path" || parameter.keepsSlashes !== undefined) return parameter;
  const isKept = parameters.some(
    ({ name, keepsSlashes }) => keepsSlashes && name === parameter.name,
  );
  return isKept ? { ...parameter, keepsSlashes: true } : parameter;
}

function impliedParameter(name: string, { operation }: OperationSite): Parameter {
  const place = { source: operation.pointer, docs: {} };
  const schema = { kind: "string", ...place } as const;
  const how = { required: true, style: "simple", explode: false, allowReserved: false } as const;
  return { name, in: "path", ...how, schema, ...place };
}
