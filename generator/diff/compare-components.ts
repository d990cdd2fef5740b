import type { Api } from "../model/model.js";
import { isJsonObject, itemsOf, type JsonValue } from "../json/json.js";
import { appendPointer } from "../json/pointer.js";
import type { ChangeLog } from "./change-log.js";
import { namesOf, objectAt, partOf, restText } from "./raw-parts.js";

/** Sections of the Components Object that are compared where they are used. */
const sections = {
  responses: "response",
  parameters: "parameter",
  requestBodies: "request body",
  headers: "header",
  links: "link",
  callbacks: "callback",
  pathItems: "path item",
  mediaTypes: "media type",
} as const;

/** Compares components other than schemas that nothing refers to, since other documents may refer to them. */
export function compareComponents(base: Api, revision: Api, log: ChangeLog): void {
  const [used, stillUsed] = [base, revision].map(({ document }) => referencesIn(document));
  for (const [section, word] of Object.entries(sections)) {
    const place = `#/components/${section}`;
    const [before, after] = [objectAt(base, place), objectAt(revision, place)];
    for (const name of namesOf(before, after)) {
      const pointer = appendPointer(place, name);
      const [isOld, isNew] = [before, after].map((all) => Object.hasOwn(all, name));
      const subject = `${word} \`${name}\` of the components`;
      const what = { side: "both", breaks: false, subject } as const;
      const [from, to] = [isOld === true ? pointer : place, isNew === true ? pointer : place];
      const places = { base: from, revision: to };
      if (isOld !== true) log.add({ code: "component-added", ...what, ...places });
      else if (isNew !== true) log.add({ code: "component-removed", ...what, ...places });
      else if (used?.has(pointer) !== true && stillUsed?.has(pointer) !== true) {
        const same =
          restText(partOf(base, before, name)) === restText(partOf(revision, after, name));
        if (!same) log.add({ code: "component-changed", ...what, ...places });
      }
    }
  }
}

/** The texts of all references of the document. */
function referencesIn(document: JsonValue): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: JsonValue[] = [document];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    waiting.push(...itemsOf(value));
    if (!isJsonObject(value)) continue;
    for (const [key, child] of Object.entries(value)) {
      if (key === "$ref" && typeof child === "string") found.add(child);
      else waiting.push(child);
    }
  }
  return found;
}
