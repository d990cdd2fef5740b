import type { components, operations, paths, Pet, PetInput } from "./index.js";

/** True when the types are the same, `any` and modifiers included. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type List = paths["/pets"]["get"];
type Add = operations["addPet"];

export const isPet: Same<components["schemas"]["Pet"], Pet> = true;
export const isAnswer: Same<Add["responses"][201]["content"]["application/json"], Pet> = true;
export const isSent: Same<Add["requestBody"]["content"]["application/json"], PetInput> = true;
export const unused: components["responses"]["Unused"]["content"]["application/json"] = {
  pet: { kennel: 1 },
};
export const kinds: components["parameters"]["Unused"] = ["cat"];
export const sort: Same<
  NonNullable<List["parameters"]["query"]>["sort"],
  "name" | "age" | undefined
> = true;
/** As openapi-fetch writes it: a text. */
export const filter: NonNullable<List["parameters"]["query"]>["filter"] = "{}";
export const headers: Same<keyof NonNullable<List["parameters"]["header"]>, "trace"> = true;
export const total: List["responses"][200]["headers"]["X-Total"] = 1;

declare const page: List["responses"][200]["content"]["application/json"];
declare const fault: List["responses"]["default"]["content"]["application/json"];
export const code: number = fault.code;
for (const pet of page.pets ?? []) {
  if (pet.flat != null) {
    const flat: string = pet.flat;
    // @ts-expect-error The other one is not set.
    const kennel: number = pet.kennel;
    void [flat, kennel];
  }
}
// @ts-expect-error Two members of one oneof.
export const both: components["schemas"]["Pet"] = { flat: "1", kennel: 2 };
