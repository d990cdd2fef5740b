import type { Part } from "./index.js";

export function sizeOf(part: Part): number | undefined {
  switch (part.type) {
    case "wheel":
    case "tyre":
      return part.size;
    case "door":
      return part.side?.length;
    default:
      return undefined;
  }
}
