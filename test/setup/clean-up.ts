type CleanUp = () => void | Promise<void>;

const waiting: Record<"test" | "file", CleanUp[]> = { test: [], file: [] };

/**
 * Has something undone when the test is over, or all tests of its file are. For modules that several files of
 * tests import: a worker evaluates them once, so a hook of vitest in them would belong to the first file alone.
 */
export function afterThe(what: "test" | "file", cleanUp: CleanUp): void {
  waiting[what].push(cleanUp);
}

/** Undoes what waits for this end, the latest first. */
export async function cleanUpAfter(what: "test" | "file"): Promise<void> {
  for (const cleanUp of waiting[what].splice(0).reverse()) await cleanUp();
}
