import type { Findings } from "../diagnostics.js";
import type { JsonObject } from "../load/json.js";
import { followReference } from "./follow.js";
import { RawObject } from "./raw.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Where an operation stands: the template, the method, and the path item that it shares. */
export interface OperationSite {
  readonly path: string;
  /** Upper case. */
  readonly method: string;
  readonly pathItem: RawObject;
  readonly operation: RawObject;
}

/** The operations of `paths` in document order (OpenAPI 3.1, 4.8.8 and 4.8.9). */
export function operationSites(document: JsonObject, findings: Findings): OperationSite[] {
  const root = new RawObject(document, "#", findings);
  return root.children("paths").flatMap(([path, reference]) => {
    const pathItem = followReference(reference, document, findings);
    return pathItem === undefined ? [] : sitesOf(path, pathItem);
  });
}

function sitesOf(path: string, pathItem: RawObject): OperationSite[] {
  return methods.flatMap((method) => {
    const operation = pathItem.child(method);
    return operation === undefined
      ? []
      : [{ path, method: method.toUpperCase(), pathItem, operation }];
  });
}
