import type { Chosen, Found, Loss, Mapped, Maybe } from "./index.js";

export function idOf(found: Found): string | undefined {
  switch (found.event) {
    case "created":
      return found.id;
    case "deleted":
    case "purged":
      return found.at;
  }
}

export function livesOf(pet: Mapped): number | undefined {
  return pet.petType === "dog" ? undefined : pet.lives;
}

export function nameOf(maybe: Maybe, loss: Loss, chosen: Chosen): string | number | undefined {
  if (maybe?.event === "created") return maybe.id;
  if (loss?.event === "created") return loss.id;
  return chosen?.petType === "cat" ? chosen.lives : maybe?.at;
}
