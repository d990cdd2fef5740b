import type { Oneof } from "./model.js";

/** Of more members than this, a name lists the first ones only. */
const mostNamed = 3;

/** `cardOrIban`: a group that the document does not name is named after its members. */
export function nameAfter(members: readonly string[]): string {
  const listed =
    members.length > mostNamed ? [...members.slice(0, mostNamed - 1), "other"] : members;
  return listed
    .map((name, index) => (index === 0 ? name : name.charAt(0).toUpperCase() + name.slice(1)))
    .join("Or");
}

/** The document has no name for the group: it changes with the members. */
export function isNamedAfterMembers({ name, members, spelling }: Oneof): boolean {
  return (spelling === "oneOf" || spelling === "not") && name === nameAfter(members);
}
