import {
  expandedAt,
  unpackAny,
  type Messages,
  type Owner,
  type Pet,
  type UnpackedAny,
} from "./index.js";

export function read(list: readonly { "@type"?: string }[]): string {
  const [first] = list;
  const found = unpackAny(first);
  if (found === undefined) return "";
  if (found.type === "pets.v1.Pet") {
    const pet: Pet = found.value;
    return pet.name ?? "";
  }
  switch (found.type) {
    case "pets.v1.Person.Owner": {
      const owner: Owner = found.value;
      return owner.name ?? "";
    }
    case "google.protobuf.Duration":
      return found.value.slice(0, -1);
    default: {
      const type: string = found.type;
      // @ts-expect-error: nothing is known of it.
      found.value.name;
      return type;
    }
  }
}

export const certain: UnpackedAny = unpackAny({ "@type": "pets.v1.Pet" });
export const open: UnpackedAny | undefined = unpackAny(expandedAt({}, "$.expanded[0]"));
export const pet: Messages["pets.v1.Pet"] = { name: "Rex" };
