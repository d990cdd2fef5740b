import { ownValue, type Pointer } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

/** The keys of `paths` are templates with paired braces (OpenAPI 3.2.0, Path Templating). */
export function checkPathTemplates({ value }: Part, check: SpecificationCheck): void {
  for (const [path] of entriesOf(ownValue(value, "paths"))) {
    if (!path.startsWith("/")) continue;
    const fault = faultOf(path, check);
    if (fault === undefined) continue;
    report(path, fault, appendPointer("#/paths", path), check);
  }
}

function report(path: string, fault: string, pointer: Pointer, check: SpecificationCheck): void {
  check.report("invalid-path-template", `\`${path}\` ${fault}.`, pointer, { at: "key" });
}

function faultOf(path: string, check: SpecificationCheck): string | undefined {
  if (path.includes("{}")) return "has braces without a name";
  const fixed = path.replace(/\{[^{}]+\}/g, "");
  const stray = /[{}]/.exec(fixed)?.[0];
  if (stray === "{") return "has a `{` without the `}` that closes it";
  if (stray === "}") return "has a `}` without the `{` that opens it";
  // Only OpenAPI 3.2 has a grammar: it excludes `?`, `#` and repeated names.
  if (check.version !== "3.2") return undefined;
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `has {${twice}} more than once`;
  const other = /[?#]/.exec(fixed)?.[0];
  if (other !== undefined) return `has a \`${other}\`, which ends the path of a URL`;
  return undefined;
}
