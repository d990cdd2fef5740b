import type { Found, Mapped } from "./index.js";

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
