import {
  isJsonArray,
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { valueAt } from "../../json/pointer.js";
import { followed, referenceOf } from "../../json/reference.js";
import type { SchemaContext } from "../context.js";
import { extensionOf } from "../extensions.js";
import type { Schema, UnionSchema } from "../../model/model.js";

/**
 * Whether a schema accepts null. `silent`: it has no constraint on the type, so null is valid but not
 * intended.
 */
type Verdict = "accepted" | "refused" | "silent";

/** The depth of nested schemas that is examined. */
const deepest = 16;

/** Whether the schema accepts null only. */
export function isNullAlone(value: JsonValue, { document }: SchemaContext): boolean {
  const target = followed(value, document);
  if (!isJsonObject(target)) return false;
  const types = listOf(ownValue(target, "type"));
  const values = valuesOf(target);
  const isNullType = types.length > 0 && types.every((type) => type === "null");
  return isNullType || (values !== undefined && values.every((item) => item === null));
}

/**
 * The union with a discriminator, and null as another member where the raw alternatives accept it, since
 * null has no tag.
 */
export function orNull(
  union: UnionSchema,
  alternatives: readonly JsonValue[],
  context: SchemaContext,
): UnionSchema {
  const count = alternatives.filter((value) => verdictOn(value, context) === "accepted").length;
  if (union.mode === "oneOf" ? count !== 1 : count === 0) return union;
  const { source, docs } = union;
  const members: Schema[] = [
    { ...union, docs: {} },
    { kind: "null", source, docs: {} },
  ];
  return { kind: "union", mode: "anyOf", members, source, docs };
}

function verdictOn(value: JsonValue | undefined, context: SchemaContext, depth = 0): Verdict {
  if (!isJsonObject(value) || depth > deepest) return "silent";
  // `nullable` beside other keywords adds null, as in the builders.
  if (ownValue(value, "nullable") === true || extensionOf(value, "x-nullable") === true) {
    return "accepted";
  }
  const inner = (part: JsonValue | undefined): Verdict => verdictOn(part, context, depth + 1);
  const reference = referenceOf(value);
  const target = reference === undefined ? "silent" : inner(valueAt(context.document, reference));
  if (reference !== undefined && !context.dialect.refSiblings) return target;
  return together([
    target,
    typeVerdict(value),
    ...listOf(ownValue(value, "allOf")).map(inner),
    alternatively(listOf(ownValue(value, "anyOf")).map(inner), "anyOf"),
    alternatively(listOf(ownValue(value, "oneOf")).map(inner), "oneOf"),
  ]);
}

function typeVerdict(value: JsonObject): Verdict {
  const values = valuesOf(value);
  if (values !== undefined && !values.includes(null)) return "refused";
  const type = ownValue(value, "type");
  if (type === undefined) return values === undefined ? "silent" : "accepted";
  return listOf(type).includes("null") ? "accepted" : "refused";
}

function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("refused")) return "refused";
  return verdicts.includes("accepted") ? "accepted" : "silent";
}

function alternatively(verdicts: readonly Verdict[], mode: "anyOf" | "oneOf"): Verdict {
  if (verdicts.length === 0 || verdicts.includes("silent")) return "silent";
  const count = verdicts.filter((verdict) => verdict === "accepted").length;
  return count === 1 || (count > 1 && mode === "anyOf") ? "accepted" : "refused";
}

function valuesOf(value: JsonObject): readonly JsonValue[] | undefined {
  const constant = ownValue(value, "const");
  if (constant !== undefined) return [constant];
  const values = ownValue(value, "enum");
  return isJsonArray(values) ? values : undefined;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (isJsonArray(value)) return value;
  return value === undefined ? [] : [value];
}
