import { isJsonObject, ownValue, type JsonObject } from "../../json/json.js";
import { extensionOf } from "../extensions.js";
import { readProseOneofs, type ProseOneof } from "./prose-oneofs.js";

/** The groups that the description names, with those of their members that the schema declares. */
export function proseOneofs(schema: JsonObject): ProseOneof[] {
  const description = ownValue(schema, "description");
  const properties = ownValue(schema, "properties");
  const declared = isJsonObject(properties) ? properties : {};
  return readProseOneofs(typeof description === "string" ? description : "").map((oneof) => {
    const members = oneof.members.filter((member) => Object.hasOwn(declared, member));
    return { ...oneof, members };
  });
}

/** The groups that an extension names, or a description. */
export function namedOneofs(schema: JsonObject): readonly ProseOneof[] {
  const extension = extensionOf(schema, "x-oneofs");
  if (extension === undefined) return proseOneofs(schema);
  return Object.entries(extension).map(([name, members]) => ({ name, members }));
}

export function isSameGroup(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((member) => b.includes(member));
}
