import { nameAfter } from "../text/identifiers.js";
import type { ObjectSchema, Oneof, Property } from "./model.js";

const none: ReadonlySet<string> = new Set();

const nullable = new WeakMap<ObjectSchema, ReadonlySet<string>>();

/** The members that are unset where they are null, whatever their schemas say of that. */
export function nullableMembers(schema: ObjectSchema): ReadonlySet<string> {
  const { oneofs } = schema;
  if (oneofs.length === 0) return none;
  const known = nullable.get(schema);
  if (known !== undefined) return known;
  const made = new Set(oneofs.flatMap(({ members, nulls }) => (nulls === "unset" ? members : [])));
  nullable.set(schema, made);
  return made;
}

const byName = new WeakMap<ObjectSchema, ReadonlyMap<string, Property>>();

/** Asked for each member of each oneof. */
function propertiesByName(schema: ObjectSchema): ReadonlyMap<string, Property> {
  const known = byName.get(schema);
  if (known !== undefined) return known;
  const pairs = schema.properties.map((property) => [property.name, property] as const);
  const made = new Map([...pairs].reverse());
  byName.set(schema, made);
  return made;
}

/** Where a member is declared: among the properties of the message, or by its alternative. */
export function memberProperty(
  schema: ObjectSchema,
  { members, rule }: Oneof,
  member: string,
): Property | undefined {
  const own = propertiesByName(schema).get(member);
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
