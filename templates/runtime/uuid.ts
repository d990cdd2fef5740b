import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

/** RFC 4122: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`, of any version, in either case. */
export function matchesUuid(value: string): boolean {
  if (value.length !== 36) return false;
  for (let at = 0; at < 36; at++) {
    const unit = value.charCodeAt(at);
    const isDash = at === 8 || at === 13 || at === 18 || at === 23;
    if (isDash ? unit !== 45 : !isHex(unit)) return false;
  }
  return true;
}

export const uuidNode: Node = /* @__PURE__ */ explainFormat(
  'a UUID such as "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"',
  matchesUuid,
);

function isHex(unit: number): boolean {
  const letter = unit | 32;
  return (unit >= 48 && unit <= 57) || (letter >= 97 && letter <= 102);
}
