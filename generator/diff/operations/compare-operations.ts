import type { Api, Operation } from "../../model/model.js";
import { compareBodies } from "./compare-bodies.js";
import { compareParameters } from "./compare-parameters.js";
import { compareResponses } from "./compare-responses.js";
import { compareSecurity } from "./compare-security.js";
import { compareOwnServers } from "./compare-servers.js";
import { compareOperationWords } from "../compare-words.js";
import type { ChangeCode } from "../../findings/changes/change-catalogue.js";
import { addChange, nameOf, type OperationPair } from "./operation-pair.js";
import type { SchemaDiff } from "../schemas/schema-diff.js";

/** Pairs operations by method and path, ignoring the names of path parameters. */
export function compareOperations(base: Api, revision: Api, schemas: SchemaDiff): void {
  const { log } = schemas;
  const left = new Set(revision.operations);
  const candidates = byTemplate(revision.operations);
  const pairs: OperationPair[] = [];
  for (const operation of base.operations) {
    const match = findMatch(operation, candidates, left);
    const name = nameOf(match ?? operation);
    if (match === undefined) {
      const places = { base: operation.source, revision: "#/paths" };
      const what = { side: "both", breaks: true, subject: quoted(name), operation: name } as const;
      log.add({ code: "operation-removed", ...what, ...places });
      continue;
    }
    left.delete(match);
    pairs.push({ base: operation, revision: match, schemas, log, name, incoming: false });
  }
  for (const operation of left) {
    const name = nameOf(operation);
    const places = { base: "#/paths", revision: operation.source };
    const what = { side: "both", breaks: false, subject: quoted(name), operation: name } as const;
    log.add({ code: "operation-added", ...what, ...places });
  }
  for (const pair of pairs) {
    comparePair(pair);
    compareOwnServers(pair, base, revision);
  }
}

function quoted(name: string): string {
  return `\`${name}\``;
}

type Candidates = ReadonlyMap<string, readonly Operation[]>;

function byTemplate(operations: readonly Operation[]): Candidates {
  const map = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = templateOf(operation);
    map.set(key, [...(map.get(key) ?? []), operation]);
  }
  return map;
}

function templateOf({ method, path }: Operation): string {
  return `${method} ${path.replace(/\{[^{}]*\}/g, "{}")}`;
}

function findMatch(
  operation: Operation,
  candidates: Candidates,
  left: ReadonlySet<Operation>,
): Operation | undefined {
  const same = (candidates.get(templateOf(operation)) ?? []).filter((other) => left.has(other));
  return same.find(({ path }) => path === operation.path) ?? same[0];
}

/**
 * Compares the names of the operation in generated code, and its place in the tree of endpoints. The last
 * part of the place follows the name, so both are one change.
 */
function compareOperationNames(pair: OperationPair, subject: string): void {
  const { base, revision } = pair;
  const both = [base, revision] as const;
  const arrow = ([before, after]: readonly string[]): string => `${before} -> ${after}`;
  const note = (code: ChangeCode, detail: string): void =>
    addChange(pair, code, "both", false, { subject, detail });
  const isRenamed = base.name !== revision.name || base.typeName !== revision.typeName;
  const places = both.map(({ accessor }) => accessor.join("."));
  const groups = both.map(({ accessor }) => accessor.slice(0, -1).join("."));
  const isMoved = places[0] !== places[1];
  const follows = isRenamed && groups[0] === groups[1];
  const inTree = isMoved && follows ? `; in the tree: ${arrow(places)}` : "";
  if (base.operationId !== revision.operationId) {
    const ids = both.map(({ operationId }) => operationId ?? "none");
    note("operation-id-changed", arrow(ids) + inTree);
  } else if (isRenamed) {
    const names = both.map(({ name, typeName }) => `${name} (${typeName})`);
    note("generated-name-changed", arrow(names) + inTree);
  }
  if (isMoved && !follows) note("accessor-changed", arrow(places));
}

/** Compares two versions of an operation, a webhook or a callback. */
export function comparePair(pair: OperationPair): void {
  const { base, revision, name } = pair;
  const subject = quoted(name);
  compareOperationNames(pair, subject);
  if (base.docs.deprecated !== revision.docs.deprecated) {
    const code = revision.docs.deprecated === true ? "deprecation-added" : "deprecation-removed";
    addChange(pair, code, "both", false, { subject });
  }
  compareOperationWords(pair);
  compareParameters(pair);
  compareBodies(pair);
  compareResponses(pair);
  compareSecurity(pair);
}
