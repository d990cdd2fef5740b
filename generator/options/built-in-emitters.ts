/**
 * The modules that can be left out, with those that import them, which must be left out too. The types
 * cannot be left out, and neither can the runtime files that are imported.
 */
export const builtInEmitters = {
  /** `oneofs.ts`. */
  oneofs: ["endpoints"],
  /** `validators.ts`. */
  validators: ["endpoints", "webhooks"],
  /** `endpoints.ts`. */
  endpoints: [],
  /** `webhooks.ts`, of documents that have any. */
  webhooks: [],
  /** `index.ts`. */
  index: [],
  /** `openapi.json`. */
  document: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type BuiltInEmitter = keyof typeof builtInEmitters;
