import { pascalCase } from "../../text/identifiers.js";
import type { LiteralSchema } from "../../model/model.js";

/** A value of an enum with the name that it has as a property. */
export interface EnumMember {
  readonly name: string;
  readonly value: string | number;
  readonly description?: string;
}

/**
 * The strings and numbers of an enum by name: as the document calls them, else made of the values
 * (`IN_PROGRESS` is `InProgress`, `1` is `Value1`). Equal names get a number.
 */
export function enumMembers({ values, labels }: LiteralSchema): EnumMember[] {
  const taken = new Set<string>();
  const seen = new Set<unknown>();
  return values.flatMap((value, index) => {
    if ((typeof value !== "string" && typeof value !== "number") || seen.has(value)) return [];
    seen.add(value);
    const label = labels?.[index];
    const name = distinct(nameOf(value, label?.name), taken);
    const { description } = label ?? {};
    return [{ name, value, ...(description === undefined ? {} : { description }) }];
  });
}

/** Whether the values can have names: strings, numbers, and null beside them. */
export function hasEnumMembers({ values }: LiteralSchema): boolean {
  const isNameable = values.every(
    (value) => value === null || typeof value === "string" || Number.isFinite(value),
  );
  return isNameable && values.some((value) => value !== null);
}

function nameOf(value: string | number, given: string | undefined): string {
  // Assignment to `__proto__`, which is how TypeScript enums come to be, would set the prototype.
  if (given !== undefined && /^[A-Za-z_]\w*$/.test(given) && given !== "__proto__") {
    return safeName(given);
  }
  const fromLabel = given === undefined ? "" : wordName(given);
  if (fromLabel !== "") return fromLabel;
  if (value === "") return "Empty";
  return typeof value === "number" ? numberName(value) : wordName(value) || "Value";
}

function wordName(text: string): string {
  const isShouted = text === text.toUpperCase();
  return safeName(pascalCase(isShouted ? text.toLowerCase() : text));
}

function numberName(value: number): string {
  const text = String(value).replace("-", "Minus").replace(/\W/g, "_");
  return `Value${text}`;
}

/** TypeScript enums have no members that read as numbers. */
function safeName(name: string): string {
  return /^(?:\p{N}|Infinity$|NaN$)/u.test(name) ? `Value${name}` : name;
}

function distinct(name: string, taken: Set<string>): string {
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? name : `${name}_${attempt}`;
    if (taken.has(candidate)) continue;
    taken.add(candidate);
    return candidate;
  }
}
