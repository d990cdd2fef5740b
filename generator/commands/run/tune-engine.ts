import { setFlagsFromString } from "node:v8";

/** The newest V8 of which it is known that it has the flag; others would complain on stderr. */
const newestKnown = 13;

/**
 * Half of the processor time of a large run goes into optimising functions with all that they call,
 * again and again, though each runs for a second or two. Optimised by themselves they are as fast, and
 * done in half the time. For our own process only: other programs that use the API know better.
 */
export function tuneEngine(): void {
  const major = Number.parseInt(process.versions.v8 ?? "", 10);
  if (!(major <= newestKnown)) return;
  try {
    setFlagsFromString("--max-inlined-bytecode-size-cumulative=150");
  } catch {
    // Engines that only call themselves V8 have no flags.
  }
}
