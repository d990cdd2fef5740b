import { appendPointer } from "../../json/pointer.js";
import { emptyObject } from "../../model/certainty.js";
import type {
  ObjectSchema,
  Oneof,
  Pointer,
  Property,
  Schema,
  UnionSchema,
} from "../../model/model.js";

/** One alternative of a oneof, as a schema: what it asks for, and what it declares. */
export interface RuleArm {
  readonly member: string;
  readonly required: readonly string[];
  readonly properties: readonly Property[];
}

/** The `oneOf` that a oneof stands for, whose members are set where they are present. */
export function ruleOf(
  arms: readonly RuleArm[],
  mode: Oneof["mode"],
  source: Pointer,
): UnionSchema {
  const asking = (required: readonly string[], place: Pointer): ObjectSchema => {
    return { ...emptyObject, required, source: place, docs: {} };
  };
  const members = arms.map(({ required, properties }, index): Schema => {
    return { ...asking(required, appendPointer(source, index)), properties };
  });
  const last = appendPointer(source, arms.length);
  const some: Schema = {
    kind: "union",
    mode: "anyOf",
    members: arms.map(({ member }) => asking([member], last)),
    source: last,
    docs: {},
  };
  const none: Schema[] =
    mode === "exactlyOne" ? [] : [{ kind: "not", schema: some, source: last, docs: {} }];
  return { kind: "union", mode: "oneOf", members: [...members, ...none], source, docs: {} };
}

const rules = new WeakMap<Oneof, UnionSchema>();

/**
 * What the oneofs of an object say, as schemas that hold beside it; the same objects each time. Those of
 * ProtoJSON, where null is unset, have none.
 */
export function oneofRules({ oneofs }: ObjectSchema): readonly UnionSchema[] {
  return oneofs.flatMap((oneof) => {
    if (oneof.nulls === "unset") return [];
    const { rule, members, mode, source } = oneof;
    const known = rule ?? rules.get(oneof);
    if (known !== undefined) return [known];
    const arms = members.map((member) => ({ member, required: [member], properties: [] }));
    const made = ruleOf(arms, mode, source);
    rules.set(oneof, made);
    return [made];
  });
}
