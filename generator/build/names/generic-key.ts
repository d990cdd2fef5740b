/** A component key that .NET or Java wrote for a generic type, in parts: `Page<acme.User>`. */
export interface GenericKey {
  /** The name, with the namespaces before it. */
  readonly segments: readonly string[];
  readonly args: readonly GenericKey[];
  /** An array of it: `User[]`. */
  readonly isArray: boolean;
}

/** Longer or deeper keys are read as plain text. */
const longestKey = 2000;
const deepest = 16;

const brackets: Readonly<Record<string, string>> = { "<": ">", "«": "»", "[": "]" };
const closing: ReadonlySet<string> = new Set(Object.values(brackets));

/** The parts of a key that names a type with arguments, or an array; undefined for any other key. */
export function readGenericKey(key: string): GenericKey | undefined {
  if (key.length > longestKey || !/[>»\]]\??$/.test(key)) return undefined;
  return readType(key, 0);
}

function readType(text: string, depth: number): GenericKey | undefined {
  if (depth > deepest) return undefined;
  const type = text.trim().replace(/\?$/, "");
  const isArray = /\[[\s,]*\]$/.test(type);
  const inner = isArray ? type.slice(0, type.lastIndexOf("[")) : type;
  const open = inner.search(/[<«[]/);
  const segments = segmentsOf(open < 0 ? inner : inner.slice(0, open));
  if (segments === undefined) return undefined;
  if (open < 0) return { segments, args: [], isArray };
  const texts = argumentsOf(inner.slice(open));
  const args = texts?.map((arg) => readType(withoutAssembly(arg), depth + 1)) ?? [undefined];
  const read = args.filter((arg) => arg !== undefined);
  return read.length === args.length ? { segments, args: read, isArray } : undefined;
}

/** ``Acme.Outer`1+Inner`` -> Acme, Outer+Inner. */
function segmentsOf(name: string): string[] | undefined {
  const segments = name
    .replace(/`\d+/g, "")
    .split(".")
    .map((segment) => segment.trim());
  return segments.every((segment) => /^[\p{ID_Start}_]/u.test(segment)) ? segments : undefined;
}

/** `<A, List<B>>` -> A, List<B>; undefined where the brackets do not match, or end before the text does. */
function argumentsOf(text: string): string[] | undefined {
  const open: string[] = [];
  const args: string[] = [];
  let start = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const closedBy = Object.hasOwn(brackets, character) ? brackets[character] : undefined;
    if (closedBy !== undefined) open.push(closedBy);
    else if (closing.has(character) && open.pop() !== character) return undefined;
    const ends = open.length === 0;
    if (ends && at < text.length - 1) return undefined;
    if (!ends && !(character === "," && open.length === 1)) continue;
    args.push(text.slice(start, at));
    start = at + 1;
  }
  return open.length === 0 ? args : undefined;
}

/** `[Acme.User, Acme, Version=1.0.0.0]` -> `Acme.User`: .NET writes the assembly after the type. */
function withoutAssembly(arg: string): string {
  const text = arg.trim();
  if (!text.startsWith("[") || !text.endsWith("]")) return text;
  return argumentsOf(text)?.[0] ?? text;
}
