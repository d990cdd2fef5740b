import type { Findings } from "../../findings/diagnostics.js";
import type { JsonObject } from "../../json/json.js";
import { followReference } from "../follow.js";
import { RawObject } from "../raw.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Where an operation stands: the template, the method, and the path item that it shares. */
export interface OperationSite {
  /** The template; of a webhook its name, of a callback the expression of its URL. */
  readonly path: string;
  /** Upper case, except for methods of `additionalOperations`, which keep their case. */
  readonly method: string;
  readonly pathItem: RawObject;
  readonly operation: RawObject;
  /** The entry under the path: the path item, or a reference to it. */
  readonly entry: RawObject;
}

/** The operations of `paths` in document order (OpenAPI 3.1, 4.8.8 and 4.8.9). */
export function operationSites(document: JsonObject, findings: Findings): OperationSite[] {
  return sitesIn(new RawObject(document, "#", findings), "paths", document, findings);
}

/** The requests that the API makes by itself (OpenAPI 3.1, 4.8.1 `webhooks`). */
export function webhookSites(document: JsonObject, findings: Findings): OperationSite[] {
  return sitesIn(new RawObject(document, "#", findings), "webhooks", document, findings);
}

/** A callback's requests, with the name under which the operation has it (OpenAPI 3.1, 4.8.18). */
export interface CallbackSite extends OperationSite {
  readonly callback: string;
}

export function callbackSites(
  operation: RawObject,
  document: JsonObject,
  findings: Findings,
): CallbackSite[] {
  return operation.children("callbacks").flatMap(([callback, reference]) => {
    const raw = followReference(reference, document, findings);
    const own = raw === undefined ? [] : raw.members();
    return own
      .flatMap(([path, entry]) => sitesAt(path, entry, document, findings))
      .map((site) => ({ ...site, callback }));
  });
}

function sitesIn(
  owner: RawObject,
  key: string,
  document: JsonObject,
  findings: Findings,
): OperationSite[] {
  return owner.children(key).flatMap(([path, entry]) => sitesAt(path, entry, document, findings));
}

function sitesAt(
  path: string,
  entry: RawObject,
  document: JsonObject,
  findings: Findings,
): OperationSite[] {
  const pathItem = followReference(entry, document, findings);
  if (pathItem === undefined) return [];
  const fixed = methods.flatMap((method) => {
    const operation = pathItem.child(method);
    return operation === undefined
      ? []
      : [{ path, method: method.toUpperCase(), pathItem, operation, entry }];
  });
  // OpenAPI 3.2: any other method, by its name.
  const additional = pathItem.children("additionalOperations").map(([method, operation]) => {
    return { path, method, pathItem, operation, entry };
  });
  return [...fixed, ...additional];
}
