import {
  concat,
  group,
  ifBreak,
  indent,
  indentIfBreak,
  joinDocs,
  line,
  softline,
  text,
  willBreak,
  type Doc,
  type GroupId,
} from "./doc.js";
import { isObjectType } from "./lay-type.js";
import type { Parts } from "./layout-rules.js";
import type { Node, Parameter, Signature, TypeParameter } from "./tree.js";
import { textWidth } from "./text-width.js";

/** `<T>`, then `(a: A): R` in a group of its own. */
export function laySignature(node: Signature, parts: Parts): { types: Doc; rest: Doc } {
  const { returnType, colon } = node;
  const result = returnType === undefined ? "" : concat([colon, parts.later(returnType, "plain")]);
  const parameters = layParameters(node.parameters, parts);
  const grouped = breaksParametersFirst(node, result) ? group(parameters) : parameters;
  return { types: layTypeParameters(node.typeParameters, parts), rest: concat([grouped, result]) };
}

/** `(a: A, b: B): R` of an arrow function or of its type: type parameters break with the rest. */
export function layWholeSignature(node: Signature, parts: Parts): Doc {
  const { types, rest } = laySignature(node, parts);
  return group(concat([types, rest]));
}

function breaksParametersFirst(node: Signature, result: Doc): boolean {
  const { returnType, typeParameters, parameters } = node;
  if (returnType === undefined || parameters.length !== 1 || typeParameters.length > 1)
    return false;
  const [generic] = typeParameters;
  if (generic?.constraint !== undefined || generic?.default !== undefined) return false;
  return isObjectType(returnType) || willBreak(result);
}

function layParameters(parameters: readonly Parameter[], parts: Parts): Doc {
  const [only] = parameters;
  if (only === undefined) return "()";
  if (parameters.length === 1 && hugsParameter(only)) {
    return concat(["(", layParameter(only, true, parts), ")"]);
  }
  const docs = parameters.map((parameter) => layParameter(parameter, false, parts));
  const list = indent(concat([softline, joinDocs(concat([",", line]), docs)]));
  const comma = parameters.some(({ isRest }) => isRest) ? "" : ifBreak(",");
  return concat(["(", list, comma, softline, ")"]);
}

function hugsParameter({ type, isRest }: Parameter): boolean {
  return type !== undefined && !isRest && isObjectType(type);
}

function layParameter({ name, type }: Parameter, isOnly: boolean, parts: Parts): Doc {
  const head = text(name, textWidth(name));
  if (type === undefined) return head;
  const doc = isOnly ? parts.now(type, "only-parameter") : parts.later(type, "plain");
  return concat([head, ": ", doc]);
}

export function layTypeParameters(parameters: readonly TypeParameter[], parts: Parts): Doc {
  if (parameters.length === 0) return "";
  const docs = parameters.map((parameter) => layTypeParameter(parameter, parts));
  const list = indent(concat([softline, joinDocs(concat([",", line]), docs)]));
  return group(concat(["<", list, ifBreak(","), softline, ">"]));
}

function layTypeParameter(node: TypeParameter, parts: Parts): Doc {
  return group(
    concat([
      text(node.name, textWidth(node.name)),
      ...layBound(" extends", node.constraint, parts),
      ...layBound(" =", node.default, parts),
    ]),
  );
}

function layBound(mark: string, type: Node | undefined, parts: Parts): Doc[] {
  if (type === undefined) return [];
  const id: GroupId = { broken: false };
  const bound = indentIfBreak(parts.later(type, "plain"), id);
  return [mark, group(indent(line), false, id), bound];
}
