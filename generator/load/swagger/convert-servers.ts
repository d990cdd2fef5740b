import { ownValue, setOwn, type JsonObject, type Pointer } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { stringsOf, type Conversion } from "./conversion.js";

/**
 * Converts `schemes`, `host` and `basePath` to Server Objects, one per scheme. Undefined where the document
 * has none of them: the default is the origin of the document.
 */
export function convertServers(
  schemes: readonly string[],
  to: Pointer,
  { root, moves }: Conversion,
): readonly JsonObject[] | undefined {
  const host = ownValue(root, "host");
  const base = ownValue(root, "basePath");
  const path = typeof base === "string" ? base.replace(/\/+$/, "") : "";
  if (typeof host !== "string") {
    if (typeof base !== "string") return undefined;
    moves.add("#/basePath", appendPointer(to, 0));
    return [serverOf(path === "" ? "/" : path)];
  }
  // The default is the scheme by which the document was fetched.
  const starts = schemes.length === 0 ? ["//"] : schemes.map((scheme) => `${scheme}://`);
  return [...new Set(starts)].map((start, index) => {
    moves.add("#/host", appendPointer(to, index));
    return serverOf(`${start}${host}${path}`);
  });
}

export function schemesOf(object: JsonObject): readonly string[] | undefined {
  return stringsOf(ownValue(object, "schemes"));
}

/**
 * Swagger has no server variables. If a URL has braces nevertheless, each variable has its own name as
 * default.
 */
function serverOf(url: string): JsonObject {
  const variables: JsonObject = {};
  for (const [, name = ""] of url.matchAll(/\{([^{}]+)\}/g)) {
    setOwn(variables, name, { default: name });
  }
  return Object.keys(variables).length === 0 ? { url } : { url, variables };
}
