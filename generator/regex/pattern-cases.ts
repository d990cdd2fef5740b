/** Flags as `(?i)` or `/…/i` sets them. */
export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
}

export const noFlags: Flags = { i: false, m: false, s: false, x: false };

export function withFlags(flags: Flags, letters: string): Flags {
  const [on = "", off = ""] = letters.split("-");
  const set = (name: keyof Flags) => (on.includes(name) || flags[name]) && !off.includes(name);
  return { i: set("i"), m: set("m"), s: set("s"), x: set("x") };
}

/** A letter in both its cases, as a flag `i` reads it. */
export function bothCases(character: string): string {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  return lower === upper || [...upper].length !== 1 || [...lower].length !== 1
    ? character
    : `[${lower}${upper}]`;
}

/** What stands between the brackets of a class, with the letters of the other case added. */
export function bothCasesOfClass(body: string): string {
  const added = new Set<string>();
  const bare = body.replace(/\\(?:u\{[^}]*\}|[pP]\{[^}]*\}|.)/gsu, " ");
  for (const [, from = "", to] of bare.matchAll(/(\p{L})(?:-(\p{L}))?/gu)) {
    const last = to ?? from;
    for (const turn of [
      (text: string) => text.toLowerCase(),
      (text: string) => text.toUpperCase(),
    ]) {
      const other = to === undefined ? turn(from) : `${turn(from)}-${turn(last)}`;
      if (!body.includes(other) && [...turn(from)].length === 1) added.add(other);
    }
  }
  return body + [...added].join("");
}
