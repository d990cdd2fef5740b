const BASE = 36;

/** The longest label of a host name (RFC 1035 section 2.3.4). */
const MAX_LABEL = 63;

/** Punycode (RFC 3492 section 6.2), in lower case, into text; `undefined` if it is not punycode. */
export function decodePunycode(input: string): string | undefined {
  if (input.length > MAX_LABEL) return undefined;
  const split = input.lastIndexOf("-");
  const output = split > 0 ? [...input.slice(0, split)] : [];
  let code = 128;
  let bias = 72;
  let position = 0;
  for (let at = split > 0 ? split + 1 : 0; at < input.length;) {
    const start = position;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(input.charCodeAt(at++));
      if (digit === undefined) return undefined;
      position += digit * weight;
      const threshold = k <= bias ? 1 : Math.min(26, k - bias);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(position - start, length, start === 0);
    code += Math.floor(position / length);
    position %= length;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    output.splice(position++, 0, String.fromCodePoint(code));
  }
  return output.join("");
}

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35. */
function digitOf(code: number): number | undefined {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : undefined;
}

function adapt(distance: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(distance / (isFirst ? 700 : 2));
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > 455; k += BASE) delta = Math.floor(delta / 35);
  return k + Math.floor((36 * delta) / (delta + 38));
}
