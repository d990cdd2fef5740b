import type { UnionSchema } from "./model.js";

const known = new WeakMap<UnionSchema, UnionSchema>();

/**
 * The union without its discriminator; the same object each time, since readers compare schemas by
 * identity.
 */
export function withoutTags(union: UnionSchema): UnionSchema {
  const made = known.get(union);
  if (made !== undefined) return made;
  const { discriminator: _discriminator, ...plain } = union;
  known.set(union, plain);
  return plain;
}
