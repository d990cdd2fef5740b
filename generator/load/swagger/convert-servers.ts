import { ownValue, setOwn, type JsonObject, type Pointer } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { stringsOf, type Conversion } from "./conversion.js";

/**
 * `schemes`, `host` and `basePath` as Server Objects, one for each scheme; undefined where the
 * document says nothing of its place, so that it is where the document came from.
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
  // Without a scheme it is the one that the document was read by.
  const starts = schemes.length === 0 ? ["//"] : schemes.map((scheme) => `${scheme}://`);
  return [...new Set(starts)].map((start, index) => {
    moves.add("#/host", appendPointer(to, index));
    return serverOf(`${start}${host}${path}`);
  });
}

export function schemesOf(object: JsonObject): readonly string[] | undefined {
  return stringsOf(ownValue(object, "schemes"));
}

/** Swagger knows no variables; where a URL has braces all the same, each stands for its own name. */
function serverOf(url: string): JsonObject {
  const variables: JsonObject = {};
  for (const [, name = ""] of url.matchAll(/\{([^{}]+)\}/g)) {
    setOwn(variables, name, { default: name });
  }
  return Object.keys(variables).length === 0 ? { url } : { url, variables };
}
