import type { Both, HasId, Stored } from "./index.js";

export function texts(stored: Stored, both: Both): string[] {
  return [stored.id, stored.note ?? "", both.id];
}

export const stored: Stored = { id: "a", note: null };
export const id: HasId = { id: 1 };
// @ts-expect-error What is required is no undefined.
export const missing: Stored = { id: undefined, note: "" };
