import {
  changedFieldsOfPet,
  fieldMaskOfPet,
  type Pet,
  type PetPath,
  type UpdatePetRequest,
} from "./index.js";

export function update(before: Pet): UpdatePetRequest {
  const pet: Pet = { ...before, display_name: "Rex" };
  const changed: PetPath[] = changedFieldsOfPet(before, pet);
  const one: UpdatePetRequest = { updateMask: "owner.address.street" };
  const free: UpdatePetRequest = { updateMask: "displayName,grass" };
  // @ts-expect-error: paths end at maps.
  fieldMaskOfPet("labels.a");
  // @ts-expect-error: a message inside itself is named as a whole.
  fieldMaskOfPet("mother.displayName");
  return {
    pet,
    updateMask: fieldMaskOfPet(...changed),
    ownerMask: "address",
    listed: [one.updateMask ?? "", free.updateMask ?? ""],
  };
}
