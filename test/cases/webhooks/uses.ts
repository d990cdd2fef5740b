import {
  callbacks,
  parsePayload,
  webhooks,
  type Event,
  type PayloadOf,
  type SubscribeOnEventCallbackParams,
} from "./index.js";

export function receive(body: unknown): string {
  const result = parsePayload(callbacks.subscribe.onEvent, body);
  return result.ok ? result.value.id : result.issues.map(({ pointer }) => pointer).join();
}

export const input: SubscribeOnEventCallbackParams = {
  headers: { "X-Signature": "a" },
  body: { id: "1", kind: "a kind that is newer" },
};
export const event: PayloadOf<typeof callbacks.subscribe.onEvent> = { id: "1" } satisfies Event;
export const changed: PayloadOf<typeof webhooks.newPetPut> = { id: "1" };
export const key: "new-pet" | string = webhooks.newPetPost.name;
