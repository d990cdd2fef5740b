import type { Findings } from "../../findings/diagnostics.js";
import { identifierOf, pascalCase } from "../../text/identifiers.js";
import type { NameScope } from "../../text/name-scope.js";
import { Naming } from "./naming.js";
import type { OperationSite } from "../operations/operation-sites.js";

export interface OperationName {
  readonly site: OperationSite;
  readonly operationId?: string;
  /** The descriptor's export. */
  readonly name: string;
  /** Prefix of the operation's types. */
  readonly typeName: string;
}

/** Names for all operations, in document order; missing and duplicate operationIds are findings. */
export function nameOperations(
  sites: readonly OperationSite[],
  names: NameScope,
  findings: Findings,
  naming = new Naming(),
): OperationName[] {
  const seen = new Map<string, OperationSite>();
  return sites.map((site) => {
    const operationId = site.operation.read("operationId", "string");
    checkId(operationId, site, seen, findings);
    const words = operationId ?? `${site.method.toLowerCase()} ${site.path}`;
    const name = names.operationName(naming.operationName(words, operationId));
    const typeName = names.stem(identifierOf(pascalCase(name), "Operation"), (prefix) => [
      `${prefix}Params`,
      `${prefix}Output`,
      `${prefix}Endpoint`,
    ]);
    return { site, name, typeName, ...(operationId === undefined ? {} : { operationId }) };
  });
}

function checkId(
  operationId: string | undefined,
  site: OperationSite,
  seen: Map<string, OperationSite>,
  findings: Findings,
): void {
  const { operation, method, path } = site;
  if (operationId === undefined) {
    const message = `${method} ${path} has no operationId.`;
    findings.report("missing-operation-id", message, { pointer: operation.pointer, at: "key" });
    return;
  }
  const other = seen.get(operationId);
  if (other !== undefined) {
    const message = `operationId "${operationId}" is already that of ${other.method} ${other.path}.`;
    findings.report("duplicate-operation-id", message, { pointer: operation.at("operationId") });
  }
  seen.set(operationId, site);
}
