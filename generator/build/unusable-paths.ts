import type { Findings } from "../findings/diagnostics.js";
import { appendPointer } from "../json/pointer.js";
import type { OperationSite } from "./operations/operation-sites.js";

/**
 * Reports paths that cannot be appended to the URL of a server, or change it (OpenAPI 3.1, 4.8.8 and
 * 4.8.8.2).
 */
export function reportUnusablePaths(sites: readonly OperationSite[], findings: Findings): void {
  for (const path of new Set(sites.map((site) => site.path))) {
    const place = { pointer: appendPointer("#/paths", path), at: "key" } as const;
    const fault = faultOf(path);
    if (fault !== undefined) {
      const { message, fix } = fault;
      findings.report("unusable-path", `\`${path}\` ${message}`, place, { fix });
      continue;
    }
    const [mark] = /[?#]/.exec(withoutParameters(path)) ?? [];
    if (mark === undefined) continue;
    const part = mark === "?" ? "a query" : "a fragment";
    const message = `\`${path}\` contains ${part}, which is not part of a path.`;
    const fix =
      mark === "?"
        ? "Describe what follows `?` as parameters `in: query`."
        : "Remove what follows `#`: it is not sent to the server.";
    // The path is appended nevertheless: it stays below the URL of the server.
    findings.report("unusable-path", message, place, { fix, severity: "warning" });
  }
}

interface PathFault {
  readonly message: string;
  readonly fix: string;
}

function faultOf(path: string): PathFault | undefined {
  if (!path.startsWith("/")) {
    return {
      message: "does not begin with `/`: appended to a server's URL it could name another host.",
      fix: `Write \`/${path}\`.`,
    };
  }
  if (path.startsWith("//")) {
    return {
      message: "begins with `//`: after a relative server URL it would name another host.",
      fix: `Write \`${path.replace(/^\/+/, "/")}\`.`,
    };
  }
  const text = withoutParameters(path);
  const [odd] = /[\\\0-\x1f\x7f]/.exec(text) ?? [];
  if (odd !== undefined) {
    const name = odd === "\\" ? "a backslash" : "a control character";
    const message = `contains ${name}, which URLs do not allow: parsers drop it, or read it as \`/\`.`;
    return { message, fix: "Remove it, or percent-encode it." };
  }
  const [beforeQuery = ""] = text.split(/[?#]/);
  const dots = beforeQuery.split("/").find((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
  if (dots === undefined) return undefined;
  return {
    message: `has the segment \`${dots}\`, which URLs resolve: the request goes to another path.`,
    fix: "Write the intended path, without such segments.",
  };
}

/** Values of parameters are checked when a request is built. */
function withoutParameters(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}
