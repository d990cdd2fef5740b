import { expressionAt } from "./expression-nodes.js";
import type { Call, Node } from "./tree.js";
import { joined } from "./type-nodes.js";

export function call(
  kind: "call" | "new",
  target: Node,
  typeArguments: readonly Node[],
  args: readonly Node[],
  optional = "",
): Call {
  const callee = expressionAt(target, "callee");
  const types = joined(typeArguments, ", ");
  const generic = typeArguments.length > 0;
  const inner = joined(args, ", ");
  const prefix = kind === "new" ? "new " : "";
  const width =
    prefix.length +
    callee.width +
    optional.length +
    (generic ? types.width + 2 : 0) +
    inner.width +
    2;
  return {
    kind,
    flat: `${prefix}${callee.flat}${optional}${generic ? `<${types.flat}>` : ""}(${inner.flat})`,
    width: isComposition(args) ? Infinity : width,
    callee,
    optional,
    typeArguments,
    arguments: args,
  };
}

/** Functions passed to a function together: every argument gets its own line. */
export function isComposition(args: readonly Node[]): boolean {
  if (args.length < 2) return false;
  const functions = args.filter(({ kind }) => kind === "arrow").length;
  const within = args.some((argument) => {
    return argument.kind === "call" && argument.arguments.some(({ kind }) => kind === "arrow");
  });
  return functions > 1 || within;
}

export function member(target: Node, property: Node, computed: boolean, optional = false): Node {
  const object = expressionAt(target, "object");
  const open = computed ? (optional ? "?.[" : "[") : optional ? "?." : ".";
  const close = computed ? "]" : "";
  return {
    kind: "member",
    flat: object.flat + open + property.flat + close,
    width: object.width + open.length + property.width + close.length,
    object,
    property,
    computed,
    optional,
  };
}

/** Whether a `?.` stands somewhere in the chain that ends here. */
export function isOptionalChain(start: Node): boolean {
  let node: Node = start;
  while (node.kind === "call" || node.kind === "member") {
    if (node.kind === "member" ? node.optional : node.optional !== "") return true;
    node = node.kind === "member" ? node.object : node.callee;
  }
  return false;
}
