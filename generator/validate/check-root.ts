import { Findings } from "../findings/diagnostics.js";
import { minorVersion } from "../build/minor-version.js";
import type { OperationSite } from "../build/operations/operation-sites.js";
import { RawObject } from "../build/raw.js";
import type { JsonObject } from "../json/json.js";
import { nearestName } from "../text/nearest-name.js";
import { valueAt } from "../json/pointer.js";

/** Checks what the root declares for all operations: servers, security schemes, tags. */
export function checkRoot(
  document: JsonObject,
  sites: readonly OperationSite[],
  findings: Findings,
): void {
  // Wrong forms have been reported by the check of the form, so these findings are dropped.
  const root = new RawObject(document, "#", new Findings());
  const schemes = Object.keys(root.child("components")?.child("securitySchemes")?.value ?? {});
  const owners = new Set([
    root,
    ...sites.flatMap(({ pathItem, operation }) => [pathItem, operation]),
  ]);
  for (const owner of owners) {
    checkServers(owner, findings);
    if (owner !== root && !owner.has("security")) continue;
    checkSecurity(owner, root, schemes, findings);
  }
  checkTags(root, findings);
}

function checkServers(owner: RawObject, findings: Findings): void {
  for (const server of owner.objects("servers")) {
    const url = server.get("url");
    if (typeof url !== "string") continue;
    const declared = server.child("variables")?.value ?? {};
    for (const [, name = ""] of url.matchAll(/\{([^{}]*)\}/g)) {
      if (Object.hasOwn(declared, name)) continue;
      const near = nearestName(name, Object.keys(declared));
      const fix = near === undefined ? {} : { fix: `Did you mean "{${near}}"?` };
      const message = `{${name}} of ${url} is not declared.`;
      findings.report("undeclared-server-variable", message, { pointer: server.at("url") }, fix);
    }
  }
}

/** OpenAPI 3.2 also allows the URI of a scheme; URIs of other documents are not resolved. */
function isSchemeUri(name: string, root: RawObject): boolean {
  if (minorVersion(root.value) !== "3.2" || !/[/#]/.test(name)) return false;
  return !name.startsWith("#") || valueAt(root.value, name) !== undefined;
}

function checkSecurity(
  owner: RawObject,
  root: RawObject,
  schemes: readonly string[],
  findings: Findings,
): void {
  for (const requirement of owner.objects("security")) {
    for (const name of Object.keys(requirement.value)) {
      if (schemes.includes(name) || isSchemeUri(name, root)) continue;
      const near = nearestName(name, schemes);
      const message = `There is no security scheme "${name}".`;
      const place = { pointer: requirement.at(name), at: "key" } as const;
      const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
      findings.report("undeclared-security-scheme", message, place, fix);
    }
  }
}

function checkTags(root: RawObject, findings: Findings): void {
  const seen = new Set<string>();
  for (const tag of root.objects("tags")) {
    const name = tag.get("name");
    if (typeof name !== "string") continue;
    if (seen.has(name)) {
      const message = `The tag "${name}" is described twice.`;
      findings.report("duplicate-tag", message, { pointer: tag.at("name") });
    }
    seen.add(name);
  }
}
