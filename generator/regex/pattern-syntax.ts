import type { AST } from "@eslint-community/regexpp";

/** Whether the last that is matched can fail without reading: `a*\b`, `a*(?=b)`, `(a)b*\1`. */
export function endsInCheck(body: AST.Pattern | AST.LookaroundAssertion): boolean {
  const isBackward = body.type === "Assertion" && body.kind === "lookbehind";
  const inAny = ({
    alternatives,
  }: AST.Pattern | AST.Group | AST.CapturingGroup | AST.LookaroundAssertion) =>
    alternatives.some(({ elements }) =>
      inSequence(isBackward ? [...elements].reverse() : elements),
    );
  const inSequence = (elements: readonly AST.Element[]) => {
    const solid = elements.findLastIndex((element) => !mayBeEmpty(element));
    return elements.slice(Math.max(0, solid)).some(inElement);
  };
  const inElement = (element: AST.Element): boolean => {
    if (element.type === "Quantifier") return inElement(element.element);
    if (element.type === "Group" || element.type === "CapturingGroup") return inAny(element);
    return isCheck(element);
  };
  return inAny(body);
}

function isCheck(element: AST.Element): boolean {
  if (element.type === "Backreference") return true;
  return element.type === "Assertion" && element.kind !== "start" && element.kind !== "end";
}

function mayBeEmpty(element: AST.Element): boolean {
  if (element.type === "Quantifier") return element.min === 0 || mayBeEmpty(element.element);
  if (element.type === "Group" || element.type === "CapturingGroup") {
    return element.alternatives.some(({ elements }) => elements.every(mayBeEmpty));
  }
  return isCheck(element);
}

/** The length of the longest text that a group can read. */
export function longestText(node: AST.Node): number {
  switch (node.type) {
    case "Group":
    case "CapturingGroup":
      return Math.max(...node.alternatives.map(longestText));
    case "Alternative":
      return node.elements.reduce((sum, element) => sum + longestText(element), 0);
    case "Quantifier":
      return node.max === 0 ? 0 : node.max * longestText(node.element);
    case "Assertion":
      return 0;
    case "Character":
    case "CharacterClass":
    case "CharacterSet":
      return 1;
    default:
      return Infinity;
  }
}

/**
 * JSON Schema asks for ECMA-262 expressions "with the u flag" (core, 6.4). Documents often hold ones
 * that only run without it (`[\w-.]`): those run without. `undefined`: no expression at all.
 */
export function patternFlags(pattern: string): "u" | "" | undefined {
  return (["u", ""] as const).find((flags) => compiles(pattern, flags));
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
