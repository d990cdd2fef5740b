import { glanceAtJson } from "./json-glance.js";
import type { JsonValue } from "./json.js";
import { defaultLimits, type ReadLimits } from "./limits.js";

/** A copy of a value as JSON has it, as `JSON.stringify` sees it; or why there is none. */
export function plainJson(
  value: unknown,
  limits: ReadLimits = defaultLimits,
): { value: JsonValue } | { fault: string } {
  try {
    const text = JSON.stringify(value, refuseNonFinite) as string | undefined;
    if (text === undefined) return { fault: `it is ${typeof value}` };
    return glanceAtJson(text, limits).tooDeep
      ? { fault: "it is nested too deep" }
      : { value: JSON.parse(text) as JsonValue };
  } catch (error) {
    if (error instanceof RangeError) return { fault: "it is nested too deep, or too large" };
    return {
      fault: error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error),
    };
  }
}

/** JSON.stringify would make null of them, and nobody would hear of it. */
function refuseNonFinite(_: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  throw new Error(`it holds ${value}, which JSON does not know`);
}
