import { concat, text, type Doc } from "./doc.js";
import { layAlias, layAssignmentExpression, layDeclarator } from "./lay-assignment.js";
import { layCall } from "./lay-call.js";
import {
  layArray,
  layArrow,
  layCast,
  layMember,
  layObject,
  layProperty,
} from "./lay-expression.js";
import { layBinary, layConditional } from "./lay-operation.js";
import { layWholeSignature } from "./lay-signature.js";
import {
  layBlock,
  layEnum,
  layEnumMember,
  layFunction,
  layIf,
  layInterface,
  layLinkage,
  layLoop,
  laySimple,
  layStatement,
  laySwitch,
  layTry,
  layVariables,
} from "./lay-statement.js";
import {
  layIntersection,
  layMapped,
  layPropertySignature,
  layReference,
  layTuple,
  layTypeLiteral,
  layTypeMember,
  layUnion,
} from "./lay-type.js";
import type { Parts } from "./layout-rules.js";
import type { Place } from "./place.js";
import type { Affixed, Leaf, Node, Unary } from "./tree.js";
import { readLine } from "./read-line.js";
import { unsupported } from "./unsupported.js";

type Kind = Node["kind"];
type NodeOf<K extends Kind> = Node extends infer N
  ? N extends { readonly kind: infer J }
    ? K extends J
      ? N
      : never
    : never
  : never;
type Rules = {
  readonly [K in Kind]: (node: NodeOf<K>, place: Place, parts: Parts) => Doc;
};

const leaf = (node: Leaf): Doc => text(node.flat, node.width);

const affixed = ({ prefix, inner, suffix }: Affixed | Unary, _: Place, parts: Parts): Doc =>
  concat([prefix, parts.later(inner, "plain"), suffix]);

/** Part of something that lays it out itself. */
const partOnly = ({ kind }: Node): Doc => unsupported(kind);

/** How each kind of node is laid out where it does not fit on the line. */
export const rules: Rules = {
  name: leaf,
  keyword: leaf,
  string: leaf,
  number: leaf,
  boolean: leaf,
  null: leaf,
  line: (node, place, parts) => parts.now(readLine(node), place),
  reference: (node, _, parts) => layReference(node, parts),
  prefixed: affixed,
  "array-type": affixed,
  optional: affixed,
  rest: affixed,
  indexed: ({ object, index }, _, parts) =>
    concat([parts.later(object, "plain"), "[", parts.later(index, "plain"), "]"]),
  tuple: (node, _, parts) => layTuple(node, parts),
  "type-literal": layTypeLiteral,
  "type-member": (node, _, parts) => layTypeMember(node, parts),
  "property-signature": (node, _, parts) => layPropertySignature(node, parts),
  mapped: (node, _, parts) => layMapped(node, parts),
  union: layUnion,
  intersection: (node, _, parts) => layIntersection(node, parts),
  "function-type": (node, _, parts) => layWholeSignature(node.signature, parts),
  predicate: ({ head, type }, _, parts) => concat([head, parts.later(type, "plain")]),
  parentheses: ({ inner }, place, parts) =>
    concat(["(", parts.later(inner, inner.kind === "union" ? "parentheses" : place), ")"]),
  "type-parameter": partOnly,
  parameter: partOnly,
  signature: partOnly,
  pattern: partOnly,
  array: (node, _, parts) => layArray(node, parts),
  object: (node, _, parts) => layObject(node, parts),
  property: (node, _, parts) => layProperty(node, parts),
  call: layCall,
  new: layCall,
  member: layMember,
  unary: ({ prefix, inner }, _, parts) => concat([prefix, parts.later(inner, "unary")]),
  update: affixed,
  spread: affixed,
  binary: layBinary,
  conditional: layConditional,
  assignment: (node, _, parts) => layAssignmentExpression(node, parts),
  cast: layCast,
  arrow: layArrow,
  commented: ({ comment, inner }, place, parts) =>
    concat([comment, " ", parts.later(inner, place)]),
  block: (node, _, parts) => layBlock(node, parts),
  statement: (node, _, parts) => layStatement(node, parts),
  simple: (node, _, parts) => laySimple(node, parts),
  variables: (node, _, parts) => layVariables(node, parts),
  declarator: (node, _, parts) => layDeclarator(node, parts),
  if: (node, _, parts) => layIf(node, parts),
  while: (node, _, parts) => layLoop(node, parts),
  for: (node, _, parts) => layLoop(node, parts),
  "for-each": (node, _, parts) => layLoop(node, parts),
  switch: (node, _, parts) => laySwitch(node, parts),
  try: (node, _, parts) => layTry(node, parts),
  function: (node, _, parts) => layFunction(node, parts),
  interface: (node, _, parts) => layInterface(node, parts),
  enum: (node, _, parts) => layEnum(node, parts),
  "enum-member": (node, _, parts) => layEnumMember(node, parts),
  alias: (node, _, parts) => layAlias(node, parts),
  linkage: (node) => layLinkage(node),
};
