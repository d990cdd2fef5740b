import { nearestName } from "./nearest-name.js";

/** More names than these are not read in a line of a message. */
const mostNames = 16;

export interface NameHint {
  /** What stands before each name where it is written: `limits.`. */
  readonly prefix?: string;
  /** Where all of them are described, if they are too many for a message: "docs/configuration.md lists them all." */
  readonly listed?: string | undefined;
}

/**
 * What to say after a name that does not exist: the one that was probably meant; all of them where they are few;
 * where they are many, who lists them, or the first ones.
 */
export function nameHint(
  wanted: string,
  names: readonly string[],
  { prefix = "", listed }: NameHint = {},
): string {
  const near = nearestName(wanted, names);
  if (near !== undefined) return `Did you mean \`${prefix}${near}\`?`;
  if (names.length > mostNames && listed !== undefined) return listed;
  return `Known are ${shortList(names.map((name) => prefix + name))}.`;
}

/** The names with commas between them; of too many the first ones, and how many more there are. */
export function shortList(names: readonly string[]): string {
  const more = names.length - mostNames;
  const shown = names.slice(0, mostNames).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
