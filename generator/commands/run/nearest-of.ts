import { nearestName } from "../../text/nearest-name.js";

/** What to say after a name that does not exist: the one that was probably meant, or all. */
export function nearestOf(wanted: string, names: readonly string[]): string {
  const near = nearestName(wanted, names);
  return near === undefined ? `Known are ${names.join(", ")}.` : `Did you mean \`${near}\`?`;
}
