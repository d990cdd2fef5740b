import { normalNumber, normalString } from "./literals.js";
import type { Scanner } from "./scanner.js";
import { unsupported } from "./unsupported.js";

const plain = /^[A-Za-z_$][\w$]*$/;
const name = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const letters = /^[\w$\xb5\xc0-\xd6\xd8-\xf6\xf8-\u02c1\u0400-\u0481\u4e00-\u9fa5]+$/;

/** A property's key as prettier writes it: without quotes where it needs none. */
export function parseKey(scanner: Scanner): string {
  if (scanner.kind === "name") return scanner.takeKind("name");
  if (scanner.kind === "number") return normalNumber(scanner.takeKind("number"));
  if (scanner.kind !== "string") unsupported(scanner.text);
  const quoted = normalString(scanner.takeKind("string"));
  const inside = quoted.slice(1, -1);
  if (inside.includes("\\")) return quoted;
  if (plain.test(inside)) return inside;
  // Prettier goes by a table of letters of its own; only some of them are sure to be in it.
  if (!name.test(inside)) return quoted;
  return letters.test(inside) ? inside : unsupported(inside);
}
