import type { Animal, Pet } from "./index.js";

export function about(pet: Pet): string | number | boolean | undefined {
  if (pet.petType === "cat") return pet.lives;
  return pet.petType === "dog" ? pet.bark : pet.name;
}

export function kindOf(animal: Animal): string | undefined {
  return animal.petType;
}
