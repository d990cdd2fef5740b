/** Columns that a line may have; prettier's default. */
const width = 80;

/**
 * A JSON value as text, laid out as prettier lays it out: objects on several lines, arrays on one
 * where they fit. Checking a published document with prettier then finds nothing.
 */
export function jsonText(value: unknown): string {
  return `${print(value, "", 0, 0)}\n`;
}

/** `lead` columns stand before the value on its line, `trail` after it. */
function print(value: unknown, indent: string, lead: number, trail: number): string {
  if (Array.isArray(value)) return printArray(value, indent, lead, trail);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return "{}";
  const inner = `${indent}  `;
  const members = keys.map((key, index) => {
    const name = JSON.stringify(key);
    const comma = index < keys.length - 1 ? 1 : 0;
    const member = (value as Record<string, unknown>)[key];
    return `${inner}${name}: ${print(member, inner, inner.length + name.length + 2, comma)}`;
  });
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function printArray(
  items: readonly unknown[],
  indent: string,
  lead: number,
  trail: number,
): string {
  if (items.length === 0) return "[]";
  const flat = mayBeFlat(items) ? flatArray(items) : undefined;
  if (flat !== undefined && lead + flat.length + trail <= width) return flat;
  const inner = `${indent}  `;
  const lines = items.every((item) => typeof item === "number")
    ? fill(items.map(String), inner)
    : items.map(
        (item, index) => inner + print(item, inner, inner.length, index < items.length - 1 ? 1 : 0),
      );
  return `[\n${lines.join(",\n")}\n${indent}]`;
}

/** Several containers of several members each always stand on lines of their own. */
function mayBeFlat(items: readonly unknown[]): boolean {
  return items.length < 2 || !items.every((item) => Array.isArray(item) && item.length > 1);
}

function flatArray(items: readonly unknown[]): string | undefined {
  const parts = items.map((item) => {
    if (Array.isArray(item))
      return item.length === 0 ? "[]" : mayBeFlat(item) ? flatArray(item) : undefined;
    if (typeof item !== "object" || item === null) return JSON.stringify(item);
    return Object.keys(item).length === 0 ? "{}" : undefined;
  });
  return parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
}

/** Numbers stand as many to a line as fit. */
function fill(numbers: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  for (const number of numbers) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + number.length + 3 <= width) {
      lines[lines.length - 1] = `${last}, ${number}`;
    } else {
      lines.push(indent + number);
    }
  }
  return lines;
}
