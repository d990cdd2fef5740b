/** By the object or array that holds them: integers of a JSON text that no double can hold. */
const exactIntegers = /* @__PURE__ */ new WeakMap<
  object,
  Map<string, bigint>
>();

/**
 * `JSON.parse`, for texts with 64-bit integers. Numbers are what `JSON.parse` makes of them, rounded past
 * 2^53; their digits are remembered beside, and are what a value is decoded from afterwards
 * (`parseResponse`, `decodeFoo`). A text that is nothing but a number has no place to remember them.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (/\d{16}/.test(text)) {
    try {
      rememberDigits(value, JSON.parse(quoteIntegers(text)));
    } catch {
      // The regular expression gave up on a very long string: numbers are rounded.
    }
  }
  return value;
}

/** The member of an object or array, exact where it is a number that was rounded. */
export function exactMember(
  holder: object,
  key: string,
  member: unknown,
): unknown {
  if (typeof member !== "number") return member;
  const exact = exactIntegers.get(holder)?.get(key);
  // It may have been replaced since.
  return exact !== undefined && Number(exact) === member ? exact : member;
}

/** Makes a copy know the digits of what it was made of. */
export function copyDigits<T extends object>(from: object, copy: T): T {
  const digits = exactIntegers.get(from);
  if (digits !== undefined) exactIntegers.set(copy, digits);
  return copy;
}

/** Long integers of a valid JSON text, as strings; they fit into 64 bits or nearly. */
function quoteIntegers(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g, (token) =>
    /^-?\d{16,20}$/.test(token) ? `"${token}"` : token,
  );
}

/** Where the same text has a number in one reading and a string in the other, it is a quoted integer. */
function rememberDigits(value: unknown, quoted: unknown): void {
  const pairs = [[value, quoted] as const];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [holder, other] = pair;
    if (typeof holder !== "object" || holder === null) continue;
    for (const [key, member] of Object.entries(holder)) {
      const digits = (other as { readonly [key: string]: unknown })[key];
      if (typeof member === "object") pairs.push([member, digits]);
      else if (typeof member === "number" && typeof digits === "string")
        remember(holder, key, BigInt(digits));
    }
  }
}

function remember(holder: object, key: string, exact: bigint): void {
  const digits = exactIntegers.get(holder) ?? new Map<string, bigint>();
  exactIntegers.set(holder, digits.set(key, exact));
}
