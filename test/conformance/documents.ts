import { load } from "js-yaml";
import type { Version } from "./clause.js";

/**
 * The smallest documents around what a clause is about. The parts are written in YAML; what stands around
 * them is the same for all versions, as far as these have it.
 */

/** A document of a version: as an object, or as text where the clause is about text. */
export type MakeDocument = (version: Version) => object | string;

type Fields = Readonly<Record<string, unknown>>;

const done = { description: "Done." };

function parse(yaml: string): Fields {
  return (yaml.trim() === "" ? {} : load(yaml)) as Fields;
}

function start(version: Version): Fields {
  const key = version === "2.0" ? { swagger: "2.0" } : { openapi: `${version}.0` };
  return { ...key, info: { title: "Pets", version: "1" }, paths: {} };
}

/** Fields of the root. */
export function root(yaml: string): MakeDocument {
  return (version) => ({ ...start(version), ...parse(yaml) });
}

/** A root without the fields that are named. */
export function without(...names: readonly string[]): MakeDocument {
  return (version) =>
    Object.fromEntries(Object.entries(start(version)).filter(([name]) => !names.includes(name)));
}

/** A document as text, with `VERSION` for the line that tells the version. */
export function text(document: string): MakeDocument {
  return (version) => {
    const line = version === "2.0" ? "swagger: '2.0'" : `openapi: ${version}.0`;
    return document.replace("VERSION", line);
  };
}

/** Fields of the path item `/a`, or of another one. */
export function path(yaml: string, template = "/a"): MakeDocument {
  return (version) => ({ ...start(version), paths: { [template]: parse(yaml) } });
}

function operation(method: string, fields: Fields, version: Version, template = "/a"): Fields {
  const whole = { operationId: "a", responses: { "200": done }, ...fields };
  return { ...start(version), paths: { [template]: { [method]: whole } } };
}

/** Fields of an operation. */
export function get(yaml: string, template?: string): MakeDocument {
  return (version) => operation("get", parse(yaml), version, template);
}

export function post(yaml: string): MakeDocument {
  return (version) => operation("post", parse(yaml), version);
}

/** An operation with one parameter; `template` has the braces that a path parameter needs. */
export function parameter(yaml: string, template?: string): MakeDocument {
  return (version) => operation("get", { parameters: [parse(yaml)] }, version, template);
}

/** An operation that answers 200. */
export function response(yaml: string): MakeDocument {
  return (version) => operation("get", { responses: { "200": parse(yaml) } }, version);
}

/** A response with the header `X-A`. */
export function header(yaml: string): MakeDocument {
  return (version) => {
    const described = { ...done, headers: { "X-A": parse(yaml) } };
    return operation("get", { responses: { "200": described } }, version);
  };
}

/** A response with the link `next`. */
export function link(yaml: string): MakeDocument {
  return (version) => {
    const described = { ...done, links: { next: parse(yaml) } };
    return operation("get", { responses: { "200": described } }, version);
  };
}

/** A request body of one media type. */
export function body(mediaType: string, yaml: string): MakeDocument {
  return (version) => {
    const requestBody = { content: { [mediaType]: parse(yaml) } };
    return operation("post", { requestBody }, version);
  };
}

/** The section of a root where its components of a kind are. */
function section(version: Version, kind: string, entries: Fields): Fields {
  if (version !== "2.0") return { ...start(version), components: { [kind]: entries } };
  const names: Readonly<Record<string, string>> = {
    schemas: "definitions",
    securitySchemes: "securityDefinitions",
  };
  return { ...start(version), [names[kind] ?? kind]: entries };
}

/** Named schemas. */
export function schemas(yaml: string): MakeDocument {
  return (version) => section(version, "schemas", parse(yaml));
}

/** One named schema. */
export function schema(yaml: string): MakeDocument {
  return (version) => section(version, "schemas", { A: parse(yaml) });
}

/** One security scheme. */
export function scheme(yaml: string): MakeDocument {
  return (version) => section(version, "securitySchemes", { s: parse(yaml) });
}

/** A requirement, and the schemes that it may name. */
export function security(requirement: string, schemes: string): MakeDocument {
  return (version) => {
    const document = section(version, "securitySchemes", parse(schemes));
    return { ...document, security: [parse(requirement)] };
  };
}

/** Components of any kind. */
export function components(kind: string, yaml: string): MakeDocument {
  return (version) => section(version, kind, parse(yaml));
}
