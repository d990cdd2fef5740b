import { diff, type Change } from "../../generator/index.js";
import type { JsonObject } from "../../generator/json/json.js";

/** A document does not differ from itself, and whatever two of them differ by is told in sentences. */
export async function checkDiff(
  base: JsonObject,
  revision: JsonObject,
): Promise<readonly Change[]> {
  // An extension that means nothing: equal documents are not even compared.
  const same = await diff({ base: revision, revision: { ...revision, "x-other": true } });
  if (same.changes.length > 0) {
    throw new Error(`differs from itself: ${JSON.stringify(same.changes[0])}`);
  }
  const { changes, breaking } = await diff({ base, revision });
  const isBreaking = changes.some(({ severity }) => severity === "breaking");
  if (breaking !== isBreaking) throw new Error("`breaking` says something else than the changes");
  for (const { message, avoid } of changes) {
    if (/\[object Object\]|undefined/.test(message) || !/[.!?`]$/.test(message) || avoid === "")
      throw new Error(`a change reads: ${message}`);
  }
  return changes;
}
