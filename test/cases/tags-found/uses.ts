import type { Inherited, SavePetParams, Sided } from "./index.js";

export function show(pet: Inherited): string {
  return pet.kind === "dog" ? pet.name : String(pet.lives ?? 9);
}

export const input: SavePetParams = { body: { a: "x" } };
export function side(sided: Sided): string {
  return sided.type === "a" ? sided.a : sided.b;
}
