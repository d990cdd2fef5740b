import type ts from "typescript";

/** The types that a module wraps around the bodies of responses and of requests. */
export interface ContentTypes {
  readonly received: string;
  readonly sent: string;
}

type Factory = Pick<
  typeof ts,
  "factory" | "isInterfaceDeclaration" | "isPropertySignature" | "isTypeLiteralNode"
>;

/** Wraps a type around each `content` of responses and request bodies, in the declarations of openapi-typescript. */
export function wrapContents(
  nodes: readonly ts.Node[],
  { received, sent }: ContentTypes,
  library: Factory,
): void {
  const wrap = (property: ts.PropertySignature, name: string): void => {
    const { type, questionToken } = property;
    // Where there is no body, it may be left out.
    if (type === undefined || questionToken !== undefined) return;
    set(property, library.factory.createTypeReferenceNode(name, [type]));
  };
  /** The bodies of a response or request body. */
  const wrapBodies = (owner: ts.Node | undefined, name: string): void => {
    for (const member of membersOf(owner)) if (nameOf(member) === "content") wrap(member, name);
  };
  const visit = (node: ts.Node | undefined): void => {
    for (const member of membersOf(node)) {
      const { type } = member;
      const name = nameOf(member);
      if (name === "responses")
        for (const { type: each } of membersOf(type)) wrapBodies(each, received);
      else if (name === "requestBodies")
        for (const { type: each } of membersOf(type)) wrapBodies(each, sent);
      else if (name === "requestBody") wrapBodies(type, sent);
      else visit(type);
    }
  };
  const membersOf = (node: ts.Node | undefined): readonly ts.PropertySignature[] => {
    const has =
      node !== undefined &&
      (library.isInterfaceDeclaration(node) || library.isTypeLiteralNode(node));
    return has ? node.members.filter(library.isPropertySignature) : [];
  };
  for (const node of nodes) visit(node);
}

function nameOf({ name }: ts.PropertySignature): string {
  return "text" in name ? name.text : "";
}

/** Nodes that were just made, and belong to nobody else. */
function set(
  property: { -readonly [Key in "type"]?: ts.TypeNode | undefined },
  type: ts.TypeNode,
): void {
  property.type = type;
}
