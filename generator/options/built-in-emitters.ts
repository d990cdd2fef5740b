/**
 * The modules of an output that can be left out, and who cannot do without them: a module can go when all of
 * those go too. The types stay in any case, and so does the runtime, as far as it is imported.
 */
export const builtInEmitters = {
  /** `oneofs.ts`. */
  oneofs: ["endpoints"],
  /** `validators.ts`; without it descriptors have no schemas. */
  validators: [],
  /** `endpoints.ts`; without it there is no client either. */
  endpoints: [],
  /** `client.ts`. */
  client: [],
  /** `webhooks.ts`, of documents that have any. */
  webhooks: [],
  /** `index.ts`. */
  index: [],
  /** `openapi.json`. */
  document: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type BuiltInEmitter = keyof typeof builtInEmitters;
