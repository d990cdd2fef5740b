import type { Parameter } from "../../model/model.js";
import { canonicalJson } from "../../json/json.js";
import { addChange, travelOf, type OperationPair } from "./operation-pair.js";
import { kindsOf } from "../schemas/kinds.js";
import { objectAt } from "../raw-parts.js";

/** Compares the parameters of an operation, by place and name; those of the path by position. */
export function compareParameters(pair: OperationPair): void {
  const { base, revision } = pair;
  const left = new Set(revision.parameters);
  for (const parameter of base.parameters) {
    const match = [...left].find(
      (other) => keyOf(pair.base.path, parameter) === keyOf(pair.revision.path, other),
    );
    if (match !== undefined) {
      left.delete(match);
      compareParameter(pair, parameter, match);
      continue;
    }
    const moved = revision.parameters.find(({ name }) => name === parameter.name);
    const subject = subjectOf(parameter);
    if (moved !== undefined && moved.in !== parameter.in) {
      left.delete(moved);
      const places = { base: parameter.source, revision: moved.source };
      const detail = `${parameter.in} -> ${moved.in}`;
      addChange(pair, "parameter-moved", "request", true, { subject, detail, ...places });
    } else {
      const places = { base: parameter.source };
      addChange(pair, "parameter-removed", "request", true, { subject, ...places });
    }
  }
  for (const parameter of left) {
    const { required } = parameter;
    const code = required ? "required-parameter-added" : "parameter-added";
    const places = { revision: parameter.source };
    const subject = subjectOf(parameter);
    addChange(pair, code, "request", required, { subject, ...places });
  }
}

function subjectOf(parameter: Parameter): string {
  return `${parameter.in} parameter \`${parameter.name}\``;
}

/** Header names are case-insensitive; names of path parameters are not sent. */
function keyOf(path: string, { in: place, name }: Parameter): string {
  if (place === "header") return `header ${name.toLowerCase()}`;
  if (place !== "path") return `${place} ${name}`;
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]);
  const at = names.indexOf(name);
  return at === -1 ? `path ${name}` : `path ${at}`;
}

function compareParameter(pair: OperationPair, base: Parameter, revision: Parameter): void {
  const places = { base: base.source, revision: revision.source };
  const subject = subjectOf(revision);
  if (base.in === "path" && base.name !== revision.name) {
    const detail = `${base.name} -> ${revision.name}`;
    addChange(pair, "path-parameter-renamed", "request", false, { subject, detail, ...places });
  }
  if (base.required !== revision.required) {
    const code = revision.required ? "parameter-became-required" : "parameter-became-optional";
    addChange(pair, code, "request", revision.required, { subject, ...places });
  }
  const [before, after] = [writingOf(pair, base), writingOf(pair, revision)];
  if (before !== after) {
    const detail = `${before} -> ${after}`;
    const what = { subject, detail, ...places };
    addChange(pair, "parameter-serialization-changed", "request", true, what);
  }
  compareEmptyValues(pair, base, revision, subject);
  compareWords(pair, { base, revision, subject, side: "request" });
  const travel = travelOf(pair, "request", revision.mediaType);
  pair.schemas.compare(base.schema, revision.schema, travel);
}

/** A parameter without a value (`?flag=`) is a matter of its own, whatever the schema (OpenAPI 3.1, 4.8.12). */
function compareEmptyValues(
  pair: OperationPair,
  base: Parameter,
  revision: Parameter,
  subject: string,
): void {
  const { base: from, revision: to } = pair.schemas;
  const [before, after] = [objectAt(from.api, base.source), objectAt(to.api, revision.source)].map(
    (raw) => raw["allowEmptyValue"] === true,
  );
  if (before === after) return;
  const places = { base: base.source, revision: revision.source };
  const code = after === true ? "empty-value-allowed" : "empty-value-refused";
  addChange(pair, code, "request", after !== true, { subject, ...places });
}

/** How values are written. `explode` does not matter for values without parts. */
export function writingOf({ schemas }: OperationPair, parameter: Parameter): string {
  const { style, explode, allowReserved, mediaType, wholeQuery, schema } = parameter;
  if (wholeQuery) return `the whole query as ${mediaType}`;
  if (mediaType !== undefined) return mediaType;
  const isScalar = [schemas.base, schemas.revision].every((model) => {
    const kinds = kindsOf(schema, model);
    return !kinds.has("array") && !kinds.has("object");
  });
  const reserved = allowReserved ? ", allowReserved: true" : "";
  return `style: ${style}${isScalar ? "" : `, explode: ${explode}`}${reserved}`;
}

interface Words {
  readonly base: Parameter;
  readonly revision: Parameter;
  readonly subject: string;
  readonly side: "request" | "response";
}

/** Compares the texts of a parameter or a header. */
export function compareWords(pair: OperationPair, { base, revision, subject, side }: Words): void {
  const places = { base: base.source, revision: revision.source };
  if (base.docs.deprecated !== revision.docs.deprecated) {
    const code = revision.docs.deprecated === true ? "deprecation-added" : "deprecation-removed";
    addChange(pair, code, side, false, { subject, ...places });
  }
  const words = ({ docs }: Parameter) => canonicalJson([docs.description ?? null]);
  if (words(base) !== words(revision)) {
    addChange(pair, "documentation-changed", side, false, { subject, ...places });
  }
}
