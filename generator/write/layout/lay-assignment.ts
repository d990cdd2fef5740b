import {
  concat,
  group,
  ifBreak,
  indent,
  indentIfBreak,
  joinDocs,
  line,
  text,
  type Doc,
  type GroupId,
} from "./doc.js";
import { isMemberChain } from "./member-chain.js";
import { isHugged } from "./lay-type.js";
import { layTypeParameters } from "./lay-signature.js";
import type { Parts } from "./layout-rules.js";
import { canBreak, isComplexType } from "./breakable-type.js";
import { isNumber } from "./literal-nodes.js";
import type { Assignment, Binary, Declarator, Node, Pattern, Property, TypeAlias } from "./tree.js";

type AssignmentLayout = "break-after-operator" | "never-break" | "fluid" | "break-left";

interface Sides {
  readonly left: Doc;
  readonly operator: string;
  readonly right: Node;
  readonly layout: AssignmentLayout;
  readonly isProperty: boolean;
}

/** A quarter of the line: what is shorter is not worth a line of its own. */
const shortWidth = 20;
/** Keys below this width win nothing when the value goes on the next line. */
const shortKeyWidth = 5;

export function layDeclarator(node: Declarator, parts: Parts): Doc {
  const { target, type, value } = node;
  const bare =
    target.kind === "pattern" ? layPattern(target, parts) : text(target.flat, target.width);
  const left = type === undefined ? bare : concat([bare, ": ", parts.later(type, "plain")]);
  if (value === undefined) return left;
  const breakable = (type !== undefined && canBreak(type)) || isFilledPattern(target);
  const isArrow = bareRight(value).kind === "arrow";
  const breaksLeft = isComplexPattern(target) || isComplexType(type) || (isArrow && breakable);
  const layout = breaksLeft ? "break-left" : chooseLayout(value, breakable, false);
  return layAssignment({ left, operator: " =", right: value, layout, isProperty: false }, parts);
}

/** Without a group: the declaration it is part of says whether it breaks. */
function layPattern({ properties }: Pattern, parts: Parts): Doc {
  if (properties.length === 0) return "{}";
  const docs = properties.map((property) => parts.later(property, "plain"));
  const list = joinDocs(concat([",", line]), docs);
  return concat(["{", indent(concat([line, list])), ifBreak(","), line, "}"]);
}

function isFilledPattern(target: Node): boolean {
  return target.kind === "pattern" && target.properties.length > 0;
}

/** Several properties of which one is renamed. */
export function isComplexPattern(target: Node): boolean {
  if (target.kind !== "pattern" || target.properties.length < 3) return false;
  return target.properties.some(({ value }) => value !== undefined);
}

export function layAssignmentExpression(node: Assignment, parts: Parts): Doc {
  const left = text(node.left.flat, node.left.width);
  const { right } = node;
  const layout = chooseLayout(right, false, false);
  return layAssignment(
    { left, operator: ` ${node.operator}`, right, layout, isProperty: false },
    parts,
  );
}

export function layPropertyValue(node: Property, value: Node, parts: Parts): Doc {
  const left = text(node.key, node.keyWidth);
  const layout = chooseLayout(value, false, node.keyWidth < shortKeyWidth);
  return layAssignment({ left, operator: ":", right: value, layout, isProperty: true }, parts);
}

export function layAlias(node: TypeAlias, parts: Parts): Doc {
  const { head, headWidth, typeParameters, type } = node;
  const left = concat([text(head, headWidth), layTypeParameters(typeParameters, parts)]);
  const isBounded =
    typeParameters.length > 1 &&
    typeParameters.some((parameter) => parameter.constraint ?? parameter.default);
  const breaksAfter = type.kind === "union" && !isHugged(type);
  const layout = breaksAfter ? "break-after-operator" : isBounded ? "break-left" : "fluid";
  const sides = { left, operator: " =", right: type, isProperty: false };
  return concat([layAssignment({ ...sides, layout }, parts), ";"]);
}

function layAssignment({ left, operator, right, layout, isProperty }: Sides, parts: Parts): Doc {
  const isOwnLine = layout === "break-after-operator";
  const place = isProperty ? "property" : isOwnLine ? "value-on-own-line" : "value";
  const value = parts.later(right, place);
  switch (layout) {
    case "break-after-operator":
      return group(concat([group(left), operator, group(indent(concat([line, value])))]));
    case "never-break":
      return group(concat([group(left), operator, " ", value]));
    case "fluid": {
      const id: GroupId = { broken: false };
      const space = group(indent(line), false, id);
      return group(concat([group(left), operator, space, indentIfBreak(value, id)]));
    }
    case "break-left":
      return group(concat([left, operator, " ", group(value)]));
    default:
      return layout satisfies never;
  }
}

/** A comment in front has no say in the layout. */
function bareRight(node: Node): Node {
  return node.kind === "commented" ? node.inner : node;
}

function chooseLayout(value: Node, canBreakLeft: boolean, hasShortKey: boolean): AssignmentLayout {
  const right = bareRight(value);
  if (breaksAfterOperator(right, hasShortKey)) return "break-after-operator";
  if (canBreakLeft) return "fluid";
  return hasShortKey || right.kind === "boolean" || right.kind === "number"
    ? "never-break"
    : "fluid";
}

function breaksAfterOperator(right: Node, hasShortKey: boolean): boolean {
  if (right.kind === "binary" && !isInlined(right)) return true;
  if (right.kind === "conditional") {
    const { test } = right;
    const condition = test.kind === "parentheses" ? test.inner : test;
    if (condition.kind === "binary" && !isInlined(condition)) return true;
  }
  if (hasShortKey) return false;
  let node = right;
  while (node.kind === "unary") {
    node = node.inner.kind === "parentheses" ? node.inner.inner : node.inner;
  }
  return node.kind === "string" || isPoorChain(node, false);
}

/** `a && {…}`: the object stays on the line of its operator. */
export function isInlined({ isLogical, right }: Binary): boolean {
  if (!isLogical) return false;
  return (
    (right.kind === "object" && right.properties.length > 0) ||
    (right.kind === "array" && right.items.length > 0)
  );
}

/** Names and calls in a row in which there is no good place to break. */
function isPoorChain(node: Node, isDeep: boolean): boolean {
  switch (node.kind) {
    case "call": {
      if (isMemberChain(node)) return false;
      const [only] = node.arguments;
      const isPoor =
        only === undefined || (node.arguments.length === 1 && isLoneShort(only, shortWidth));
      return isPoor && !hasComplexTypes(node.typeArguments) && isPoorChain(node.callee, true);
    }
    case "member":
      return isPoorChain(node.object, true);
    default:
      return isDeep && (node.kind === "name" || node.flat === "this");
  }
}

function hasComplexTypes(types: readonly Node[]): boolean {
  const [first] = types;
  if (first === undefined) return false;
  return types.length > 1 || /^(?:union|intersection|type-literal)$/.test(first.kind);
}

function isLoneShort(node: Node, limit: number): boolean {
  if (isNumber(node)) return true;
  switch (node.kind) {
    case "name":
      return node.flat.length <= limit;
    case "string":
      return node.flat.length <= limit;
    case "number":
    case "boolean":
    case "null":
    case "keyword":
      return true;
    case "unary":
      return isLoneShort(node.inner, limit);
    case "call":
      return (
        node.arguments.length === 0 &&
        node.optional === "" &&
        node.callee.kind === "name" &&
        node.callee.flat.length <= limit - 2
      );
    default:
      return false;
  }
}
