import type { Parameter, Response } from "../../model/model.js";
import { compareWords, writingOf } from "./compare-parameters.js";
import { addChange, travelOf, type OperationPair } from "./operation-pair.js";

/** Compares the headers of a response. Header names are case-insensitive (RFC 9110, 5.1). */
export function compareHeaders(pair: OperationPair, base: Response, revision: Response): void {
  const find = (headers: readonly Parameter[], { name }: Parameter): Parameter | undefined =>
    headers.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const subjectOf = ({ name }: Parameter): string =>
    `header \`${name}\` of response ${revision.status}`;
  for (const header of base.headers) {
    const match = find(revision.headers, header);
    if (match !== undefined) {
      compareHeader(pair, header, match, subjectOf(match));
      continue;
    }
    const places = { base: header.source, revision: revision.source };
    const what = { subject: subjectOf(header), ...places };
    addChange(pair, "response-header-removed", "response", true, what);
  }
  for (const header of revision.headers) {
    if (find(base.headers, header) !== undefined) continue;
    const places = { base: base.source, revision: header.source };
    const what = { subject: subjectOf(header), ...places };
    addChange(pair, "response-header-added", "response", false, what);
  }
}

function compareHeader(
  pair: OperationPair,
  base: Parameter,
  revision: Parameter,
  subject: string,
): void {
  const places = { base: base.source, revision: revision.source };
  if (base.required !== revision.required) {
    const code = base.required
      ? "response-header-became-optional"
      : "response-header-became-required";
    addChange(pair, code, "response", base.required, { subject, ...places });
  }
  const [before, after] = [writingOf(pair, base), writingOf(pair, revision)];
  if (before !== after) {
    const what = { subject, detail: `${before} -> ${after}`, ...places };
    addChange(pair, "parameter-serialization-changed", "response", true, what);
  }
  compareWords(pair, { base, revision, subject, side: "response" });
  const travel = travelOf(pair, "response", revision.mediaType);
  pair.schemas.compare(base.schema, revision.schema, travel);
}
