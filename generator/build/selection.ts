import type { Findings } from "../findings/diagnostics.js";
import { nearestName } from "../text/nearest-name.js";
import type { Selection } from "../options/options.js";
import { matchesName, matchesPath } from "./glob.js";
import type { OperationSite } from "./operations/operation-sites.js";

/** Whether a selection names the operation: by one of its tags, its path, or its operationId. */
export function selects(selection: Selection, site: OperationSite): boolean {
  const { tags = [], paths = [], operations = [] } = selection;
  return (
    tags.some((pattern) => tagsOf(site).some((tag) => matchesName(pattern, tag))) ||
    paths.some((pattern) => matchesPath(pattern, site.path)) ||
    operations.some((pattern) => idOf(site).some((id) => matchesName(pattern, id)))
  );
}

function tagsOf({ operation }: OperationSite): readonly string[] {
  const tags = operation.get("tags");
  return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [];
}

function idOf({ operation }: OperationSite): readonly string[] {
  const id = operation.get("operationId");
  return typeof id === "string" ? [id] : [];
}

interface Parts {
  readonly sites: readonly OperationSite[];
  /** Keys of component schemas. */
  readonly keys: readonly string[];
  readonly findings: Findings;
}

/** A finding for each pattern that is not the name of anything in the document. */
export function reportUnmatched(
  option: "include" | "exclude",
  selection: Selection | undefined,
  { sites, keys, findings }: Parts,
): void {
  const lists = [
    ["tags", "operation has the tag", sites.flatMap(tagsOf), matchesName],
    ["paths", "path is", sites.map(({ path }) => path), matchesPath],
    ["operations", "operation has the operationId", sites.flatMap(idOf), matchesName],
    ["schemas", "component schema has the key", keys, matchesName],
  ] as const;
  for (const [list, phrase, names, matches] of lists) {
    for (const pattern of selection?.[list] ?? []) {
      if (names.some((name) => matches(pattern, name))) continue;
      const near = nearestName(pattern, names);
      const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
      const message = `\`${option}.${list}\`: no ${phrase} "${pattern}".`;
      findings.report("filter-matches-nothing", message, undefined, fix);
    }
  }
}
