/** Binary operators by how tightly they bind, loosest first. */
const levels: readonly (readonly string[])[] = [
  ["??"],
  ["||"],
  ["&&"],
  ["|"],
  ["&"],
  ["==", "===", "!=", "!=="],
  ["<", ">", "<=", ">=", "in", "instanceof"],
  ["+", "-"],
  ["*", "/", "%"],
  ["**"],
];

const precedences = new Map(levels.flatMap((level, index) => level.map((mark) => [mark, index])));

/** How tightly the operator binds; undefined where it is none. */
export function precedence(operator: string): number | undefined {
  return precedences.get(operator);
}

/** `as` and `satisfies` bind like a comparison. */
export const castPrecedence = precedences.get("<") ?? 0;

export function isLogical(operator: string): boolean {
  return operator === "&&" || operator === "||" || operator === "??";
}

function isEquality(operator: string): boolean {
  return precedence(operator) === precedences.get("==");
}

function isMultiplicative(operator: string): boolean {
  return precedence(operator) === precedences.get("*");
}

/** Whether `a ∘ b ∘ c` is one chain whose parts break together, as prettier sees it. */
export function isOneChain(outer: string, inner: string): boolean {
  if (precedence(outer) !== precedence(inner) || outer === "**") return false;
  if (isEquality(outer)) return false;
  if (outer === ">" && inner === "<") return false;
  return !isMultiplicative(outer) || (outer === inner && outer !== "%");
}

/** Whether `inner` has to stand in brackets, or does so for the reader's sake. */
export function needsBrackets(outer: string, inner: string, side: "left" | "right"): boolean {
  if (isLogical(outer) && isLogical(inner)) return outer !== inner;
  const around = precedence(outer) ?? 0;
  const within = precedence(inner) ?? 0;
  if (around > within || (around === within && side === "right")) return true;
  if (around === within && !isOneChain(outer, inner)) return true;
  if (around < within && inner === "%") return outer === "+" || outer === "-";
  return outer === "|" || outer === "&";
}
