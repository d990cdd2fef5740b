/**
 * A string that is none of those by which a document's schemas go: it tells values of another kind, newer
 * than this code perhaps, from those that are known. TypeScript cannot say "any string but these", so this
 * is a pattern that none of them fits, and no claim of what the string looks like. Whoever writes such a
 * value asserts it: `{ kind: "newer" } as Pet`.
 */
export type OtherTag = `\u0000${string}`;
