import type { Api } from "../model/model.js";
import { formatPointer, parsePointer, valueAt } from "../json/pointer.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";

interface Subject {
  readonly base: string;
  readonly revision: string;
  readonly code: ChangeCode;
  readonly name?: string;
  /** The places in the schemas that the places above refer to. */
  readonly within?: { readonly base: string; readonly revision: string };
}

/** The subject of a difference in messages: "`App.owner.name`", "response 200 `items[]`". */
export function subjectOf(
  { base, revision, code, name, within }: Subject,
  { base: baseApi, revision: revisionApi }: { readonly base: Api; readonly revision: Api },
): string {
  // An addition has its place in the revision, and the part around it in the base.
  const isOuter = code === "union-member-added" && base !== "";
  const inRevision = revision !== "" && revision !== "#" && !isOuter;
  const api = inRevision ? revisionApi : baseApi;
  const place = inRevision ? revision : base;
  const { root, path: outer } = placeOf(parsePointer(place), api);
  const whole = outer + wayWithin(place, inRevision ? within?.revision : within?.base);
  // Nullability and the discriminator concern the value, not the member that declares them.
  const isOfValue = code.endsWith("nullable") || code === "discriminator-changed";
  const path = isOfValue ? whole.replace(/\((?:any|one)Of \d+\)$/, "") : whole;
  if (code.startsWith("oneof-") && name !== undefined)
    return `the oneof ${quote(name)} of ${joined(root, path)}`;
  if (code.startsWith("additional-properties-")) return joined(root, path.replace(/\.\*$/, ""));
  const ending = name === undefined || path.endsWith(`.${name}`) ? "" : `.${name}`;
  return joined(root, path + ending);
}

/** The path from the schema or the place of use to a place inside it. */
function wayWithin(place: string, inner: string | undefined): string {
  if (inner === undefined || inner === place) return "";
  if (inner.startsWith(`${place}/`)) {
    return wayOf(parsePointer(inner).slice(parsePointer(place).length));
  }
  return inner.startsWith("#/components/schemas/") ? wayOf(parsePointer(inner).slice(3)) : "";
}

/** A component's key and the path in it are one name; operations have separate phrases. */
function joined(root: Root, path: string): string {
  if (root.key !== undefined) return quote(root.key + path);
  return path === "" ? root.words : `${root.words} ${quote(path.replace(/^\./, ""))}`;
}

function quote(text: string): string {
  return `\`${text}\``;
}

interface Root {
  readonly key?: string;
  readonly words: string;
}

function placeOf(segments: readonly string[], api: Api): { root: Root; path: string } {
  const schemaAt = segments.indexOf("schema");
  if (segments[0] === "components" && segments[1] === "schemas") {
    const key = segments[2] ?? "";
    return { root: { key, words: key }, path: wayOf(segments.slice(3)) };
  }
  const outer = schemaAt === -1 ? segments : segments.slice(0, schemaAt);
  const inner = schemaAt === -1 ? [] : segments.slice(schemaAt + 1);
  return { root: { words: wordsOf(outer, api) }, path: wayOf(inner) };
}

function wordsOf(segments: readonly string[], api: Api): string {
  const parameters = segments.indexOf("parameters");
  if (parameters !== -1) {
    const pointer = formatPointer([...segments.slice(0, parameters + 2), "name"]);
    const name = valueAt(api.document, pointer);
    return `parameter ${quote(typeof name === "string" ? name : (segments.at(parameters + 1) ?? ""))}`;
  }
  const at = (key: string): string | undefined => {
    const index = segments.indexOf(key);
    return index === -1 ? undefined : segments[index + 1];
  };
  const [response, header] = [at("responses"), at("headers")];
  const whole = response === undefined ? "" : `response ${response}`;
  if (header !== undefined) return `header ${quote(header)}${whole === "" ? "" : ` of ${whole}`}`;
  if (whole !== "") return whole;
  if (segments.some((segment) => segment === "requestBody" || segment === "requestBodies"))
    return "request body";
  return quote(formatPointer(segments));
}

/** `["properties", "a", "items"]` -> `.a[]`; segments that do not select a value are left out. */
function wayOf(segments: readonly string[]): string {
  let way = "";
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at] ?? "";
    const next = segments[at + 1] ?? "";
    const isNamed = ["properties", "$defs", "dependentSchemas", "patternProperties"].includes(
      segment,
    );
    const isListed = ["anyOf", "oneOf", "allOf", "prefixItems"].includes(segment);
    if (isNamed && next !== "") way += segment === "patternProperties" ? `./${next}/` : `.${next}`;
    else if (segment === "prefixItems") way += `[${next}]`;
    else if (segment === "anyOf" || segment === "oneOf")
      way += next === "" ? "" : `(${segment} ${Number(next) + 1})`;
    else if (segment === "items") way += "[]";
    else if (segment === "additionalProperties" || segment === "unevaluatedProperties") way += ".*";
    else if (!isListed && !["not", "if", "then", "else", "contains"].includes(segment)) break;
    if (isNamed || isListed) at += 1;
  }
  return way;
}
