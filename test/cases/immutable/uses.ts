import {
  isList,
  setPetDiet,
  type List,
  type MapModel,
  type Pet,
  type SavePetParams,
} from "./index.js";

const frozen = { names: [["a"]], extra: 1, place: [1], fixed: { a: [1, { b: 2 }] } } as const;
export const pet: Pet = frozen;
export const input: SavePetParams = { pathParams: { id: ["a"] as const }, body: pet };

export function change(value: Pet, list: List, map: MapModel): void {
  // @ts-expect-error Properties are read-only,
  value.names = [];
  // @ts-expect-error arrays and what is in them,
  value.names[0]?.push("b");
  // @ts-expect-error tuples,
  value.place?.reverse();
  // @ts-expect-error members of oneofs,
  value.food = "hay";
  // @ts-expect-error maps,
  map["a"] = "b";
  // @ts-expect-error and parameters.
  input.pathParams.id = [];
  if (isList(list)) setPetDiet(value, "food", "hay");
}
