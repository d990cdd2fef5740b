import {
  isPet,
  type Cat,
  type Event,
  type Owner,
  type Pet,
  type Shape,
  type PetBase,
} from "./index.js";

export function livesOf(pet: Pet): number | boolean | string | undefined {
  if (pet.petType === "Cat") return pet.lives;
  switch (pet.petType) {
    case "Dog":
      return pet.bark;
    case "Puppy":
      return pet.weeks;
    default:
      return pet.name;
  }
}

export function namesOf(owner: Owner): (string | undefined)[] {
  return [owner.pet, owner.best, ...(owner.others ?? [])].map((pet) => pet?.name);
}

export const cat: Pet = { petType: "Cat", name: "Tom", lives: 9 };
export const asBase: PetBase = cat;
export const own: Cat = { petType: "anything", name: "Tom" };
export const isKnown: boolean = isPet(cat);

export function whenGone(event: Event): string | undefined {
  return event.kind === "gone" || event.kind === "lost" ? event.at : undefined;
}

export function sizeOf(shape: Shape): number | undefined {
  return shape.sort === "square" ? shape.side : shape.radius;
}
