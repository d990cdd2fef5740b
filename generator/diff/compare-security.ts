import type { Api, SecurityRequirement } from "../ir/model.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import { appendPointer, valueAt } from "../load/pointer.js";
import { canonicalJson } from "./canonical-json.js";
import type { ChangeLog } from "./change-log.js";
import { addChange, type OperationPair } from "./operation-pair.js";

/** Who satisfied the base's requirements has to satisfy the revision's with the same credentials. */
export function compareSecurity(pair: OperationPair): void {
  const base = alternativesOf(pair.base.security);
  const revision = alternativesOf(pair.revision.security);
  const unmet = base.filter((has) => !revision.some((asked) => satisfies(has, asked)));
  const eased = revision.filter((asked) => !base.some((has) => satisfies(asked, has)));
  const subject = "security";
  const detail = `${listed(base)} -> ${listed(revision)}`;
  if (unmet.length > 0) {
    addChange(pair, "security-tightened", "request", true, { subject, detail });
  } else if (eased.length > 0) {
    addChange(pair, "security-relaxed", "request", false, { subject, detail });
  }
}

/** No requirement at all is one that everybody meets. */
function alternativesOf(security: readonly SecurityRequirement[]): readonly SecurityRequirement[] {
  return security.length === 0 ? [[]] : security;
}

function satisfies(has: SecurityRequirement, asked: SecurityRequirement): boolean {
  return asked.every(({ scheme, scopes }) => {
    const held = has.find((one) => one.scheme === scheme);
    return held !== undefined && scopes.every((scope) => held.scopes.includes(scope));
  });
}

function listed(alternatives: readonly SecurityRequirement[]): string {
  const texts = alternatives.map((requirement) => {
    const schemes = requirement.map(({ scheme, scopes }) => {
      return scopes.length === 0 ? scheme : `${scheme} (${scopes.join(", ")})`;
    });
    return schemes.length === 0 ? "none" : schemes.join(" and ");
  });
  return texts.sort().join(" or ");
}

/** What decides how credentials are sent (OpenAPI 3.1, 4.8.27). */
const decisive = ["type", "in", "name", "scheme"];

/** Compares the schemes themselves, by name. One that is gone shows where operations asked for it. */
export function compareSecuritySchemes(base: Api, revision: Api, log: ChangeLog): void {
  const place = "#/components/securitySchemes";
  const before = objectAt(base, place);
  const after = objectAt(revision, place);
  for (const name of Object.keys(before)) {
    const [from, to] = [before[name], after[name]];
    if (!Object.hasOwn(after, name) || !isJsonObject(from) || !isJsonObject(to)) continue;
    if (partOf(from, undefined) === partOf(to, undefined)) continue;
    const pointer = appendPointer(place, name);
    const breaks = partOf(from, decisive) !== partOf(to, decisive);
    const what = { side: "request", breaks, subject: `security scheme \`${name}\`` } as const;
    log.add({ code: "security-scheme-changed", ...what, base: pointer, revision: pointer });
  }
}

function objectAt({ document }: Api, pointer: string): JsonObject {
  const value = valueAt(document, pointer);
  return isJsonObject(value) ? value : {};
}

function partOf(scheme: JsonObject, keys: readonly string[] | undefined): string {
  const chosen = keys ?? Object.keys(scheme).filter((key) => key !== "description");
  const entries: [string, JsonValue][] = chosen.map((key) => [key, scheme[key] ?? null]);
  return canonicalJson(Object.fromEntries(entries));
}
