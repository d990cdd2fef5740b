import type { Response } from "../../model/model.js";
import { appendPointer } from "../../json/pointer.js";
import { addChange, type OperationPair } from "./operation-pair.js";
import { namesOf, objectAt, partOf, restText, fieldsText } from "../raw-parts.js";

/** Compares the links of a response (Link Object). */
export function compareLinks(pair: OperationPair, base: Response, revision: Response): void {
  const { base: from, revision: to } = pair.schemas;
  const before = partOf(from.api, objectAt(from.api, base.source), "links");
  const after = partOf(to.api, objectAt(to.api, revision.source), "links");
  for (const name of namesOf(before, after)) {
    const subject = `link \`${name}\` of response ${revision.status}`;
    const own = (has: boolean, source: string): string =>
      has ? appendPointer(source, "links", name) : source;
    const [isOld, isNew] = [before, after].map((links) => Object.hasOwn(links, name));
    const places = {
      base: own(isOld === true, base.source),
      revision: own(isNew === true, revision.source),
    };
    const [was, is] = [partOf(from.api, before, name), partOf(to.api, after, name)];
    if (isOld !== true) addChange(pair, "link-added", "response", false, { subject, ...places });
    else if (isNew !== true)
      addChange(pair, "link-removed", "response", false, { subject, ...places });
    else if (restText(was, ["description"]) !== restText(is, ["description"])) {
      addChange(pair, "link-changed", "response", false, { subject, ...places });
    } else if (fieldsText(was, ["description"]) !== fieldsText(is, ["description"])) {
      addChange(pair, "documentation-changed", "response", false, { subject, ...places });
    }
  }
}
