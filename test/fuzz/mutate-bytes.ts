import type { Random } from "../hostile/random.js";

/** What YAML, JSON and OpenAPI give a meaning to. */
const tokens = [
  ...["\n", " ", "  ", "\t", "\r", "\r\n", "- ", ": ", "? ", "# ", ",", "{", "}", "[", "]"],
  ...[
    "&a ",
    "*a",
    "<<: ",
    "!!str ",
    "!x ",
    "|\n",
    ">-\n",
    "'",
    '"',
    "---\n",
    "...\n",
    "%YAML 1.2\n",
  ],
  ...["\\u0000", "\\x", "\\", "\0", "\ufeff", "\u2028", "\ud800", "null", "true", "~", "0x1f"],
  ...[
    "1e999",
    "-0",
    ".inf",
    ".nan",
    "9007199254740993",
    "1_000",
    "0o7",
    "2026-01-01",
    "=",
    "@",
    "`",
  ],
  ...["$ref: ", '"$ref": ', "'#/components/schemas/A'", "#/", "#/~1", "../x.yaml", "http://h/"],
  ...["openapi: 3.1.0\n", "allOf: ", "oneOf: ", "type: ", "properties: ", "required: ", "enum: "],
  ...["__proto__: ", "constructor: ", "x-oneofs: ", "pattern: ", "discriminator: ", "$defs: "],
].map((text) => Buffer.from(text));

const longest = 6_000;

/** Bytes with a change of the kind that breaks parsers: cut, doubled, moved, flipped, or a token put in. */
export function mutateBytes(input: Buffer, random: Random, pool: readonly Buffer[]): Buffer {
  const from = random.below(input.length + 1);
  const to = Math.min(input.length, from + random.below(random.next() < 0.8 ? 12 : 200));
  const head = input.subarray(0, from);
  const tail = input.subarray(to);
  const put = (...middle: readonly Buffer[]): Buffer =>
    Buffer.concat([head, ...middle, tail]).subarray(0, longest);
  switch (random.below(8)) {
    case 0:
      return put();
    case 1:
      return put(input.subarray(from, to), input.subarray(from, to));
    case 2:
      return put(Buffer.from([random.below(256)]));
    case 3: {
      const other = random.pick(pool);
      const start = random.below(other.length + 1);
      return put(other.subarray(start, start + random.below(120)));
    }
    case 4: {
      const copy = Buffer.from(input);
      const index = random.below(copy.length);
      const byte = copy[index];
      if (byte !== undefined) copy[index] = byte ^ (1 << random.below(8));
      return copy;
    }
    case 5:
      return put(...Array.from({ length: 1 + random.below(40) }, () => random.pick(tokens)));
    default:
      return put(random.pick(tokens));
  }
}
