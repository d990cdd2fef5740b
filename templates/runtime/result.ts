import type { Issue } from "./issue.js";

/** What a `validate…` function gives back: the very value that came in, or at least one issue. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };
