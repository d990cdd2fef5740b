import { buildOperation, type OperationOwner } from "./build-operation.js";
import { identifierOf, pascalCase } from "../../text/identifiers.js";
import type { IncomingRequest } from "../../model/model.js";
import type { NameScope } from "../../text/name-scope.js";
import type { Naming } from "../names/naming.js";
import { callbackSites, webhookSites, type OperationSite } from "./operation-sites.js";
import type { OperationName } from "../names/operation-names.js";

/** The parts of the builder that webhooks and callbacks need. */
export interface IncomingOwner extends OperationOwner {
  readonly names: NameScope;
  readonly naming: Naming;
}

/** The requests of `webhooks`, in document order. */
export function buildWebhooks(owner: IncomingOwner): IncomingRequest[] {
  const sites = webhookSites(owner.document, owner.findings);
  return sites.map((site) => {
    const several = sites.some((other) => other !== site && other.path === site.path);
    const words = `${site.path} ${several ? site.method.toLowerCase() : ""} webhook`;
    return { key: site.path, operation: build(site, words, owner) };
  });
}

/** The callbacks of an operation, in document order. */
export function buildCallbacks(named: OperationName, owner: IncomingOwner): IncomingRequest[] {
  const sites = callbackSites(named.site.operation, owner.document, owner.findings);
  return sites.map((site) => {
    const several = sites.some((other) => other !== site && other.callback === site.callback);
    const method = several ? site.method.toLowerCase() : "";
    const words = `${named.name} ${site.callback} ${method} callback`;
    return { key: site.callback, owner: named.name, operation: build(site, words, owner) };
  });
}

/** `words` name the request where it has no operationId. */
function build(site: OperationSite, words: string, owner: IncomingOwner) {
  const { names, naming } = owner;
  const operationId = site.operation.read("operationId", "string");
  const name = names.operationName(naming.operationName(operationId ?? words, operationId));
  const typeName = names.stem(identifierOf(pascalCase(name), "Operation"), (prefix) => [
    `${prefix}Params`,
    `${prefix}Output`,
  ]);
  const id = operationId === undefined ? {} : { operationId };
  return buildOperation({ site, name, typeName, ...id }, { ...owner, incoming: true });
}
