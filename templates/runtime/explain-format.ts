import type { Node } from "./node.js";
import { demand, reportType } from "./trace.js";

/** A string of some form; `expected`: the form in words, to be read after `must be`. */
export function explainFormat(
  expected: string,
  test: (value: string) => boolean,
): Node {
  return {
    explain: (value, trace) => {
      if (typeof value !== "string") reportType(value, trace, "string");
      else if (!test(value)) demand(value, trace, "format", expected);
    },
  };
}
