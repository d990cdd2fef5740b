/** An object of a document in the form that openapi-typescript takes it: JSON that may be changed. */
export type PlainObject = { [key: string]: unknown };

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
