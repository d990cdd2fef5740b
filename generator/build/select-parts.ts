import type { Findings } from "../findings/diagnostics.js";
import { isJsonObject, ownValue, type JsonObject, type Pointer } from "../json/json.js";
import { appendPointer } from "../json/pointer.js";
import type { Selection } from "../options/options.js";
import { ComponentReach, componentsOf } from "./component-reach.js";
import { matchesName } from "./glob.js";
import { omitPlaces } from "./omit-places.js";
import { operationSites, webhookSites, type OperationSite } from "./operations/operation-sites.js";
import { schemaKeys } from "./schema-graph.js";
import { reportUnmatched, selects } from "./selection.js";

export interface PartOptions {
  readonly include?: Selection | undefined;
  readonly exclude?: Selection | undefined;
}

/**
 * The document without the excluded operations, paths without operations, and the components that only
 * these need. Pointers stay the same. A filter that matches nothing is a finding.
 */
export function selectParts(
  document: JsonObject,
  { include, exclude }: PartOptions,
  findings: Findings,
): JsonObject {
  if (include === undefined && exclude === undefined) return document;
  const sites = [...operationSites(document, findings), ...webhookSites(document, findings)];
  const keys = schemaKeys(document);
  reportUnmatched("include", include, { sites, keys, findings });
  reportUnmatched("exclude", exclude, { sites, keys, findings });
  const wanted = sites.filter(
    (site) =>
      (include === undefined || selects(include, site)) &&
      !(exclude !== undefined && selects(exclude, site)),
  );
  const reach = new ComponentReach(document);
  const places = operationPlaces(sites, wanted);
  const rest = omitPlaces(document, ["#/components", ...places]);
  const named = (selection: Selection | undefined) =>
    keys
      .filter((key) => selection?.schemas?.some((pattern) => matchesName(pattern, key)) === true)
      .map((key) => appendPointer("#/components/schemas", key));
  const excluded = new Set(named(exclude));
  const starts = include === undefined ? unused(document, reach) : named(include);
  const kept = reach.from(
    [rest],
    starts.filter((pointer) => !excluded.has(pointer)),
    // A kept part may refer to a place inside an excluded operation, which is then kept with all that it needs.
    new Set(places),
  );
  for (const pointer of excluded) if (kept.has(pointer)) reportNeeded(pointer, findings);
  const dropped = componentsOf(document).filter(
    (pointer) => !kept.has(pointer) && !pointer.startsWith("#/components/securitySchemes/"),
  );
  const omitted = places.filter((place) => !kept.has(place));
  const left = omitPlaces(document, [...omitted, ...dropped]);
  reportEmpty(left, sites.length + keys.length, findings);
  return left;
}

/** The places of the excluded operations, or of the path if it has no other ones. */
function operationPlaces(
  sites: readonly OperationSite[],
  wanted: readonly OperationSite[],
): Pointer[] {
  const keptOperations = new Set(wanted.map(({ operation }) => operation.pointer));
  const keptPaths = new Set(wanted.map(({ entry }) => entry.pointer));
  return sites.flatMap(({ operation, entry }) => {
    if (!keptPaths.has(entry.pointer)) return [entry.pointer];
    return keptOperations.has(operation.pointer) ? [] : [operation.pointer];
  });
}

/** Schemas that no operation needs even without filters: they are kept, since they are published on purpose. */
function unused(document: JsonObject, reach: ComponentReach): Pointer[] {
  const used = reach.from([omitPlaces(document, ["#/components"])]);
  return schemaKeys(document)
    .map((key) => appendPointer("#/components/schemas", key))
    .filter((pointer) => !used.has(pointer));
}

function reportNeeded(pointer: Pointer, findings: Findings): void {
  findings.report("excluded-schema-needed", "This schema is excluded, but still referred to.", {
    pointer,
    at: "key",
  });
}

function reportEmpty(left: JsonObject, before: number, findings: Findings): void {
  const paths = ["paths", "webhooks"].map((key) => ownValue(left, key));
  const isEmpty = paths.every((map) => !isJsonObject(map) || Object.keys(map).length === 0);
  if (before === 0 || !isEmpty || schemaKeys(left).length > 0) return;
  findings.report("filter-matches-nothing", "`include` and `exclude` leave nothing to generate.");
}
