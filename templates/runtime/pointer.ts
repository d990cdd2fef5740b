/** A path as an RFC 6901 JSON pointer; the empty path is the root, `""`. */
export function toPointer(path: readonly (string | number)[]): string {
  return path.map(toToken).join("");
}

/** One step of a JSON pointer, with the slash before it. */
export function toToken(key: string | number): string {
  const name = String(key);
  const isPlain = !name.includes("~") && !name.includes("/");
  return `/${isPlain ? name : name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
}
