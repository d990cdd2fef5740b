import { isHugged, isObjectType } from "./lay-type.js";
import type { Node } from "./tree.js";

/** `Map<string, Set<string>>`: several arguments, one of which has arguments too. */
export function isComplexType(type: Node | undefined): boolean {
  if (type?.kind !== "reference" || type.isQuery || type.arguments.length < 2) return false;
  return type.arguments.some((argument) => {
    return argument.kind === "reference" && argument.arguments.length > 0;
  });
}

/** Whether the type has a place to break. */
export function canBreak(type: Node): boolean {
  switch (type.kind) {
    case "reference": {
      const [only] = type.arguments;
      if (only === undefined) return false;
      if (type.arguments.length > 1) return true;
      return only.kind === "reference"
        ? only.arguments.length > 0 || only.isQuery
        : canBreakAlone(only);
    }
    case "array-type":
    case "prefixed":
    case "optional":
    case "rest":
    case "parentheses":
      return canBreak(type.inner);
    case "indexed":
      return canBreak(type.object) || canBreak(type.index);
    case "tuple":
      return type.items.length > 0;
    case "type-literal":
      return type.members.length > 0;
    case "predicate":
      return canBreak(type.type);
    case "function-type":
      return type.width > 0;
    case "union":
      return !isHugged(type) || type.types.some(canBreak);
    case "intersection":
      return type.types.some((part, index) => {
        const next = type.types[index + 1];
        const breaksBetween = next !== undefined && !isObjectType(part) && !isObjectType(next);
        return breaksBetween || canBreak(part);
      });
    case "mapped":
      return true;
    default:
      return false;
  }
}

function canBreakAlone(type: Node): boolean {
  switch (type.kind) {
    case "keyword":
    case "null":
    case "string":
    case "number":
      return false;
    case "type-literal":
      return type.members.length > 0;
    case "union":
      return !isHugged(type) || type.types.some(canBreak);
    default:
      return true;
  }
}
