import type { Api, IncomingRequest, Operation } from "../../model/model.js";
import { comparePair } from "./compare-operations.js";
import type { ChangeLog } from "../change-log.js";
import type { OperationPair } from "./operation-pair.js";
import type { SchemaDiff } from "../schemas/schema-diff.js";

/** Compares webhooks, by their key and method, and callbacks, also by the operation that has them. */
export function compareIncoming(base: Api, revision: Api, schemas: SchemaDiff): void {
  const owners = new Map(
    [base, revision].map((api) => [api, new Map(api.operations.map((one) => [one.name, one]))]),
  );
  const keyOf = (api: Api, { owner, key, operation }: IncomingRequest): string => {
    const named = owners.get(api)?.get(owner ?? "");
    const at = named === undefined ? "" : templateOf(named);
    return JSON.stringify([at, key, operation.method, owner === undefined]);
  };
  // The callbacks of an added or removed operation are added or removed with it.
  const templates = (api: Api) => new Set(api.operations.map(templateOf));
  const [old, now] = [templates(base), templates(revision)];
  const all = (api: Api, others: ReadonlySet<string>) =>
    [...api.webhooks, ...api.callbacks].filter((request) => {
      const owner = ownerOf(owners.get(api), request);
      return owner === undefined || others.has(templateOf(owner));
    });
  const left = new Set(all(revision, old));
  for (const request of all(base, now)) {
    const same = [...left].filter((one) => keyOf(revision, one) === keyOf(base, request));
    const match = same.find((one) => one.operation.path === request.operation.path) ?? same[0];
    if (match === undefined) {
      note(schemas.log, request, { code: "removed", owner: ownerOf(owners.get(base), request) });
      continue;
    }
    left.delete(match);
    compareMatched(schemas, request, match, ownerOf(owners.get(revision), match));
  }
  for (const request of left) {
    note(schemas.log, request, { code: "added", owner: ownerOf(owners.get(revision), request) });
  }
}

type Owners = ReadonlyMap<string, Operation> | undefined;

function ownerOf(owners: Owners, { owner }: IncomingRequest): Operation | undefined {
  return owner === undefined ? undefined : owners?.get(owner);
}

function templateOf({ method, path }: Operation): string {
  return `${method} ${path.replace(/\{[^{}]*\}/g, "{}")}`;
}

/** `POST webhook newPet`, `POST callback onEvent of POST /subscriptions`. */
function nameOf({ key, operation, owner }: IncomingRequest, of: Operation | undefined): string {
  if (owner === undefined) return `${operation.method} webhook ${key}`;
  const around = of === undefined ? owner : `${of.method} ${of.path}`;
  return `${operation.method} callback ${key} of ${around}`;
}

function compareMatched(
  schemas: SchemaDiff,
  base: IncomingRequest,
  revision: IncomingRequest,
  owner: Operation | undefined,
): void {
  const { log } = schemas;
  const name = nameOf(revision, owner);
  const places = { base: base.operation.source, revision: revision.operation.source };
  const [before, after] = [base.operation.path, revision.operation.path];
  if (base.owner !== undefined && before !== after) {
    const what = { side: "both", breaks: true, subject: `\`${name}\``, operation: name } as const;
    const detail = `${before} -> ${after}`;
    log.add({ code: "callback-url-changed", ...what, ...places, detail });
  }
  const pair: OperationPair = {
    base: base.operation,
    revision: revision.operation,
    schemas,
    log,
    name,
    incoming: true,
  };
  comparePair(pair);
}

function note(
  log: ChangeLog,
  request: IncomingRequest,
  { code, owner }: { readonly code: "added" | "removed"; readonly owner: Operation | undefined },
): void {
  const isWebhook = request.owner === undefined;
  const name = nameOf(request, owner);
  const { source } = request.operation;
  const around = isWebhook ? "#/webhooks" : (owner?.source ?? "#/paths");
  const places =
    code === "added" ? { base: around, revision: source } : { base: source, revision: around };
  // Removing breaks receivers that wait for the request; an additional request is only answered with an
  // error.
  const breaks = code === "removed";
  const codes = isWebhook
    ? ({ added: "webhook-added", removed: "webhook-removed" } as const)
    : ({ added: "callback-added", removed: "callback-removed" } as const);
  const what = { side: "response", breaks, subject: `\`${name}\``, operation: name } as const;
  log.add({ code: codes[code], ...what, ...places });
}
