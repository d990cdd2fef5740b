import type { Response } from "../../model/model.js";
import { mediaFor } from "./compare-bodies.js";
import { compareMediaType } from "./compare-media-type.js";
import { compareHeaders } from "./compare-headers.js";
import { addChange, travelOf, type OperationPair } from "./operation-pair.js";
import { appendPointer } from "../../json/pointer.js";
import { fieldsText, namesOf, objectAt, partOf, restText } from "../raw-parts.js";

/** Compares the responses of an operation, by status. */
export function compareResponses(pair: OperationPair): void {
  for (const response of pair.revision.responses) {
    const match = responseFor(response.status, pair.base.responses);
    if (match !== undefined) compareContent(pair, match, response);
    if (match?.status !== response.status) addResponse(pair, response, match !== undefined);
  }
  for (const response of pair.base.responses) {
    const match = responseFor(response.status, pair.revision.responses);
    if (match?.status === response.status) continue;
    // A range or `default` covers the removed status.
    const isCovered = match !== undefined;
    if (isCovered) compareContent(pair, response, match);
    const subject = `response ${response.status}`;
    const what = { subject, base: response.source, harmless: isCovered };
    const isOther = isCovered || isSplit(response, pair.revision.responses);
    addChange(pair, "response-removed", "response", isSuccess(response) && !isOther, what);
  }
}

/** An undeclared success status is unexpected; clients must handle errors of all kinds. */
function addResponse(pair: OperationPair, response: Response, isCovered: boolean): void {
  const subject = `response ${response.status}`;
  const breaks = !isCovered && isSuccess(response);
  const what = { subject, revision: response.source, harmless: isCovered };
  addChange(pair, "response-added", "response", breaks, what);
}

/** Whether the statuses of a range are now declared one by one. */
function isSplit({ status }: Response, responses: readonly Response[]): boolean {
  if (!/^\dXX$/i.test(status)) return false;
  return responses.some((response) => response.status.charAt(0) === status.charAt(0));
}

function isSuccess({ status }: Response): boolean {
  return /^2/.test(status);
}

/** The response for a status (OpenAPI 3.1, 4.8.16): its own, that of its range, or `default`. */
function responseFor(status: string, responses: readonly Response[]): Response | undefined {
  const wanted = status.toUpperCase();
  const names = [wanted, `${wanted.charAt(0)}XX`, "DEFAULT"];
  return names
    .map((name) => responses.find((response) => response.status.toUpperCase() === name))
    .find((found) => found !== undefined);
}

function compareContent(pair: OperationPair, base: Response, revision: Response): void {
  const places = { base: base.source, revision: revision.source };
  compareHeaders(pair, base, revision);
  compareLinks(pair, base, revision);
  const words = ({ docs }: Response) => JSON.stringify([docs.summary, docs.description]);
  if (base.status === revision.status && words(base) !== words(revision)) {
    const subject = `response ${revision.status}`;
    addChange(pair, "documentation-changed", "response", false, { subject, ...places });
  }
  const subjectOf = (mediaType: string) => `\`${mediaType}\` of response ${revision.status}`;
  for (const media of revision.content) {
    const match = mediaFor(media, base.content);
    if (match !== undefined) {
      pair.schemas.compare(match.schema, media.schema, travelOf(pair, "response", media.mediaType));
      compareMediaType(pair, { base: match, revision: media, side: "response" });
      continue;
    }
    const what = { ...places, subject: subjectOf(media.mediaType), revision: media.source };
    addChange(pair, "response-media-type-added", "response", false, what);
  }
  for (const media of base.content) {
    if (mediaFor(media, revision.content) !== undefined) continue;
    const what = { ...places, subject: subjectOf(media.mediaType), base: media.source };
    addChange(pair, "response-media-type-removed", "response", true, what);
  }
}

/** Compares the links of a response (Link Object). */
function compareLinks(pair: OperationPair, base: Response, revision: Response): void {
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
