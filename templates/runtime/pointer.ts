/** A path as an RFC 6901 JSON pointer; the empty path is the root, `""`. */
export function toPointer(path: readonly (string | number)[]): string {
  let pointer = "";
  for (const segment of path) {
    pointer += `/${String(segment).replace(/~/g, "~0").replace(/\//g, "~1")}`;
  }
  return pointer;
}
