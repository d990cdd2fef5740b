import { unpackAny, type NewPet, type Other } from "./index.js";

export function reasonOf(any: unknown): string | undefined {
  const found = unpackAny(any);
  if (found?.type !== "pets.v1.Trouble") return undefined;
  switch (found.value.reason) {
    case "HUNGRY":
    case "ILL":
      return "known";
    default:
      return found.value.reason;
  }
}

// @ts-expect-error: the server does not know it.
export const pet: NewPet = { mood: "NEW" };
// @ts-expect-error: neither sent nor received.
export const other: Other = { reason: "NEW" };
