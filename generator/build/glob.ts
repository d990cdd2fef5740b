/** Tests a text against a pattern in which `*` matches any characters. */
export function matchesName(pattern: string, name: string): boolean {
  return matches(pattern, name, /\*+/, () => ".*");
}

/** The same for paths: `*` stays within a segment, `**` does not. */
export function matchesPath(pattern: string, path: string): boolean {
  return matches(pattern, path, /\*+/, (stars) => (stars.length > 1 ? ".*" : "[^/]*"));
}

function matches(
  pattern: string,
  text: string,
  wildcard: RegExp,
  meaning: (stars: string) => string,
): boolean {
  const stars = pattern.match(new RegExp(wildcard, "g")) ?? [];
  const fixed = pattern.split(wildcard).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const source = fixed.map((part, index) => {
    const star = stars[index];
    return star === undefined ? part : part + meaning(star);
  });
  return new RegExp(`^${source.join("")}$`, "su").test(text);
}
