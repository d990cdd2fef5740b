import { nameAfter } from "../text/identifiers.js";
import type { ObjectSchema, Oneof, Property } from "./model.js";

const none: ReadonlySet<string> = new Set();

/** The members that are unset where they are null, whatever their schemas say of that. */
export function nullableMembers({ oneofs }: ObjectSchema): ReadonlySet<string> {
  if (oneofs.length === 0) return none;
  return new Set(oneofs.flatMap(({ members, nulls }) => (nulls === "unset" ? members : [])));
}

/** Where a member is declared: among the properties of the message, or by its alternative. */
export function memberProperty(
  { properties }: ObjectSchema,
  { members, rule }: Oneof,
  member: string,
): Property | undefined {
  const own = properties.find(({ name }) => name === member);
  const arm = rule?.members[members.indexOf(member)];
  return own ?? (arm?.kind === "object" ? arm.properties[0] : undefined);
}

/** The properties that a message's type shows, with those that only alternatives declare. */
export function shownProperties(schema: ObjectSchema): readonly Property[] {
  const { properties, oneofs } = schema;
  if (oneofs.every(({ rule }) => rule === undefined)) return properties;
  const known = new Set(properties.map(({ name }) => name));
  const others = oneofs.flatMap((oneof) => {
    const missing =
      oneof.rule === undefined ? [] : oneof.members.filter((name) => !known.has(name));
    return missing.flatMap((name) => memberProperty(schema, oneof, name) ?? []);
  });
  return [...properties, ...others.map((property) => ({ ...property, required: false }))];
}

/** The document has no name for the group: it changes with the members. */
export function isNamedAfterMembers({ name, members, spelling }: Oneof): boolean {
  return (spelling === "oneOf" || spelling === "not") && name === nameAfter(members);
}
