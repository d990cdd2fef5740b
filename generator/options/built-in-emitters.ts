/**
 * The modules of an output that can be left out, and who cannot do without them: a module can go when all of
 * those go too. The types stay in any case, and so does the runtime, as far as it is imported.
 */
export const builtInEmitters = {
  /** `oneofs.ts`. */
  oneofs: ["endpoints"],
  /** `inputs.ts`, of documents in which what is sent differs from what is received. */
  inputs: [],
  /** `validators.ts`; without it descriptors have no schemas. */
  validators: [],
  /** `endpoints.ts`; without it there is no client either. */
  endpoints: [],
  /** `client.ts`. */
  client: [],
  /** `webhooks.ts`, of documents that have any. */
  webhooks: [],
  /** `masks.ts`, of documents with field masks. Without it their masks are strings as any other. */
  masks: [],
  /** `messages.ts`, of documents that name their messages; it needs the validators. */
  messages: [],
  /** `index.ts`. */
  index: [],
  /** `openapi.json`. */
  document: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type BuiltInEmitter = keyof typeof builtInEmitters;
