import type { DependentRequired, ObjectSchema, Schema } from "../../model/model.js";
import { dependencyRules, tooLargeForType } from "../../model/presence.js";
import { shownProperties } from "../../model/oneof-members.js";
import { code, typeKey, type Code } from "../code/code.js";
import { allOf, alternatives, memberList } from "../code/combine.js";

/** The names of the types that make up a message with oneofs; undefined where its type is one of its own. */
export function messageParts(schema: ObjectSchema): readonly string[] | undefined {
  const { oneofs, fieldsName, flatOneofs } = schema;
  if (fieldsName === undefined || flatOneofs) return undefined;
  if (oneofs.length === 0 && dependencies(schema).length === 0) return undefined;
  const groups = oneofs.map(({ typeName }) => typeName);
  return hasFields(schema) ? [fieldsName, ...groups] : groups;
}

/**
 * The type of a message that has parts, with what `dependentRequired` says of them. `undeclared` gives the type
 * of a property that the message does not declare.
 */
export function messageType(
  schema: ObjectSchema,
  nameOf: (name: string) => Code,
  typeOf: (schema: Schema) => Code,
  undeclared: (name: string) => Code,
): Code | undefined {
  const parts = messageParts(schema)?.map(nameOf);
  if (parts === undefined) return undefined;
  const rules = dependencies(schema).map(({ property, required }) => {
    const all = [property, ...required].map((name) => {
      const said = shownProperties(schema).find((one) => one.name === name);
      const type = said === undefined ? undeclared(name) : typeOf(said.schema);
      return code`${typeKey(name)}: ${type}`;
    });
    return alternatives([memberList([code`${typeKey(property)}?: undefined`]), memberList(all)]);
  });
  return allOf([...parts, ...rules]);
}

/** What `dependentRequired` says that no other rule does; nothing where a type cannot be so long. */
function dependencies(schema: ObjectSchema): readonly DependentRequired[] {
  return tooLargeForType(schema) === undefined ? dependencyRules(schema) : [];
}

/** Whether there is anything to say beside the oneofs. */
function hasFields(schema: ObjectSchema): boolean {
  const { properties, patternProperties, oneofs, required, additionalProperties: rest } = schema;
  const members = new Set(oneofs.flatMap((oneof) => oneof.members));
  const names = [...properties.map(({ name }) => name), ...required];
  const isClosed = rest === undefined || rest.kind === "never";
  const hasOthers = !isClosed || (rest !== undefined && patternProperties.length > 0);
  return names.some((name) => !members.has(name)) || hasOthers;
}
