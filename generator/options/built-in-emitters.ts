/**
 * The modules of an output that can be left out, and who imports them: a module can go when all of
 * those go too. The types stay in any case, and so does the runtime, as far as it is imported.
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
