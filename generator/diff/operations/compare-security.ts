import type { Api, SecurityRequirement } from "../../model/model.js";
import type { JsonObject } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { ChangeCode } from "../../findings/changes/change-catalogue.js";
import type { ChangeLog } from "../change-log.js";
import { addChange, type OperationPair } from "./operation-pair.js";
import { fieldsText, namesOf, objectAt, partOf, restText } from "../raw-parts.js";

/** Clients that satisfy the base's requirements must satisfy the revision's with the same credentials. */
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

/** No requirement is an alternative that every client satisfies. */
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

/** Compares the schemes by name, also those that no operation requires. */
export function compareSecuritySchemes(base: Api, revision: Api, log: ChangeLog): void {
  const place = "#/components/securitySchemes";
  const [before, after] = [objectAt(base, place), objectAt(revision, place)];
  for (const name of namesOf(before, after)) {
    const pointer = appendPointer(place, name);
    const subject = `security scheme \`${name}\``;
    const [isOld, isNew] = [before, after].map((all) => Object.hasOwn(all, name));
    const places = {
      base: isOld === true ? pointer : place,
      revision: isNew === true ? pointer : place,
    };
    const add = (code: ChangeCode, breaks = false): void =>
      log.add({ code, side: "request", breaks, subject, ...places });
    if (isOld !== true) add("security-scheme-added");
    else if (isNew !== true) add("security-scheme-removed");
    else compareScheme(partOf(base, before, name), partOf(revision, after, name), add);
  }
}

function compareScheme(
  before: JsonObject,
  after: JsonObject,
  add: (code: ChangeCode, breaks?: boolean) => void,
): void {
  const words = ["description", "deprecated"];
  if (restText(before, words) !== restText(after, words)) {
    add("security-scheme-changed", fieldsText(before, decisive) !== fieldsText(after, decisive));
  }
  if (before["deprecated"] !== after["deprecated"]) {
    add(after["deprecated"] === true ? "deprecation-added" : "deprecation-removed");
  }
  if (fieldsText(before, ["description"]) !== fieldsText(after, ["description"])) {
    add("documentation-changed");
  }
}
