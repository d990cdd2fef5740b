import { isObject } from "./object.js";
import { getInherited, getOwn } from "./own.js";

/** `Headers` of fetch, or an object of headers by name. */
export type GivenHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** The text of a header; `undefined` where it is missing. Never throws. */
export function headerText(
  headers: GivenHeaders,
  name: string,
): string | undefined {
  try {
    const found = find(headers, name);
    if (Array.isArray(found)) return joinTexts(found);
    return typeof found === "string" ? found : undefined;
  } catch {
    // Some documents declare names that no header can have, which `Headers` refuses.
    return undefined;
  }
}

/** `undefined` for a list with anything but texts; it may lie about its length. */
function joinTexts(list: readonly unknown[]): string | undefined {
  const texts: string[] = [];
  const { length } = list;
  for (let i = 0; i < length; i++) {
    const text = list[i];
    if (typeof text !== "string") return undefined;
    texts.push(text);
  }
  return texts.join(", ");
}

function find(headers: GivenHeaders, name: string): unknown {
  if (!isObject(headers)) return undefined;
  if (typeof getInherited(headers, "get") === "function")
    return (headers.get as (name: string) => unknown)(name);
  const own = getOwn(headers, name);
  if (own !== undefined) return own;
  const key = Object.keys(headers).find((given) => {
    const isIt = given.toLowerCase() === name;
    return isIt && getOwn(headers, given) !== undefined;
  });
  return key === undefined ? undefined : getOwn(headers, key);
}
