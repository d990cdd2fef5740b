import { glanceAtJson } from "./json-glance.js";
import type { JsonValue } from "../../json/json.js";
import { defaultLimits, type ReadLimits } from "../limits.js";

/** A copy of a value as `JSON.stringify` writes it, or the reason why JSON cannot express it. */
export function plainJson(
  value: unknown,
  limits: ReadLimits = defaultLimits,
): { value: JsonValue } | { fault: string } {
  try {
    const text = JSON.stringify(value, refusing(limits)) as string | undefined;
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

/**
 * JSON.stringify would silently write null for some numbers. And values that are shared many times, as by
 * YAML aliases, become as many copies, so they are counted.
 */
function refusing({ nodes }: ReadLimits): (key: string, value: unknown) => unknown {
  let seen = 0;
  return (_, value) => {
    if (++seen > nodes) throw new Error(`it has more than ${nodes} values (limit \`nodes\`)`);
    if (typeof value !== "number" || Number.isFinite(value)) return value;
    throw new Error(`it holds ${value}, which JSON does not have`);
  };
}
