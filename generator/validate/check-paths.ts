import type { Findings } from "../findings/diagnostics.js";
import type { OperationSite } from "../build/operations/operation-sites.js";
import { expandPathTemplate } from "../build/operations/path-template.js";
import { isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import { appendPointer } from "../json/pointer.js";

/** Reports paths that match the same URLs (OpenAPI 3.1.1, 4.8.8.2). */
export function checkPaths(
  document: JsonObject,
  sites: readonly OperationSite[],
  findings: Findings,
): void {
  const paths = ownValue(document, "paths");
  const templates = isJsonObject(paths)
    ? Object.keys(paths).filter((path) => path.startsWith("/"))
    : [];
  const methods = new Map<string, string[]>();
  for (const { path, method } of sites) methods.set(path, [...(methods.get(path) ?? []), method]);
  for (const group of bySegments(templates)) {
    for (const [index, later] of group.entries()) {
      for (let at = 0; at < index; at += 1) {
        const earlier = group[at];
        if (earlier !== undefined) reportPair(earlier, later, methods, findings);
      }
    }
  }
}

interface Template {
  readonly path: string;
  /** Without the names of parameters: `{}`. */
  readonly segments: readonly string[];
}

/** Only paths with the same number of segments can match the same URL. */
function bySegments(paths: readonly string[]): Template[][] {
  const groups = new Map<number, Template[]>();
  for (const path of paths) {
    const segments = expandPathTemplate(path).split("/").map(anonymous);
    const group = groups.get(segments.length);
    if (group === undefined) groups.set(segments.length, [{ path, segments }]);
    else group.push({ path, segments });
  }
  return [...groups.values()];
}

function reportPair(
  earlier: Template,
  later: Template,
  methods: ReadonlyMap<string, readonly string[]>,
  findings: Findings,
): void {
  const place = () => ({ pointer: appendPointer("#/paths", later.path), at: "key" }) as const;
  switch (compare(earlier.segments, later.segments)) {
    case "identical": {
      const message = `\`${later.path}\` and \`${earlier.path}\` are the same path: only names differ.`;
      return findings.report("identical-paths", message, place());
    }
    case "ambiguous": {
      const other = methods.get(earlier.path) ?? [];
      const both = (methods.get(later.path) ?? []).filter((method) => other.includes(method));
      if (both.length === 0) return;
      const message = `${both.join(", ")} \`${later.path}\` and \`${earlier.path}\` match the same URLs.`;
      return findings.report("ambiguous-paths", message, place());
    }
    case "apart":
      return;
  }
}

/**
 * `ambiguous`: both match some URL, and each is more concrete in some segment. A path that is more concrete
 * in all segments takes precedence, so it is not reported.
 */
function compare(a: readonly string[], b: readonly string[]): "identical" | "ambiguous" | "apart" {
  let ahead = false;
  let behind = false;
  let same = true;
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? "";
    if (left === right) continue;
    same = false;
    // A segment that is one parameter. `{}.json` is treated as text.
    if (left === "{}") behind = true;
    else if (right === "{}") ahead = true;
    else return "apart";
  }
  if (same) return "identical";
  return ahead && behind ? "ambiguous" : "apart";
}

function anonymous(segment: string): string {
  return segment.includes("{") ? segment.replace(/\{[^{}]*\}/g, "{}") : segment;
}
