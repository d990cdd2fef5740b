import type { UnionSchema } from "./model.js";

const known = new WeakMap<UnionSchema, UnionSchema>();

/** The union as if nobody spoke of tags; the same one each time, as readers know schemas by identity. */
export function withoutTags(union: UnionSchema): UnionSchema {
  const made = known.get(union);
  if (made !== undefined) return made;
  const { discriminator: _discriminator, ...plain } = union;
  known.set(union, plain);
  return plain;
}
