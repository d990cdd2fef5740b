import type ts from "typescript";

/** The types that a module wraps around the bodies of responses and of requests. */
export interface ContentTypes {
  readonly received: string;
  readonly sent: string;
}

type Library = Pick<
  typeof ts,
  "factory" | "isInterfaceDeclaration" | "isPropertySignature" | "isTypeLiteralNode"
>;

/** Wraps a type around each `content` of responses and request bodies, in the declarations of openapi-typescript. */
export function wrapContents(
  nodes: readonly ts.Node[],
  types: ContentTypes,
  library: Library,
): void {
  const wrapper = new ContentWrapper(types, library);
  for (const node of nodes) if (library.isInterfaceDeclaration(node)) wrapper.wrapInterface(node);
}

/** Goes by the form, so that no name of the document is taken for a part of it. */
class ContentWrapper {
  constructor(
    readonly types: ContentTypes,
    readonly library: Library,
  ) {}

  wrapInterface(node: ts.InterfaceDeclaration): void {
    for (const member of this.#members(node)) {
      if (node.name.text === "operations") this.#wrapOperation(member);
      else if (node.name.text === "components") this.#wrapComponents(member);
      else this.#wrapPathItem(member);
    }
  }

  #wrapComponents(section: ts.PropertySignature): void {
    const name = nameOf(section);
    if (name === "responses") this.#wrapAll(section, this.types.received);
    else if (name === "requestBodies") this.#wrapAll(section, this.types.sent);
    else if (name === "pathItems") {
      for (const item of this.#members(section.type)) this.#wrapPathItem(item);
    }
  }

  /** Parameters stand beside the operations, and have no bodies. */
  #wrapPathItem({ type }: ts.PropertySignature): void {
    for (const member of this.#members(type)) this.#wrapOperation(member);
  }

  #wrapOperation({ type }: ts.PropertySignature): void {
    for (const member of this.#members(type)) {
      if (nameOf(member) === "responses") this.#wrapAll(member, this.types.received);
      else if (nameOf(member) === "requestBody") this.#wrapBodies(member, this.types.sent);
    }
  }

  #wrapAll({ type }: ts.PropertySignature, name: string): void {
    for (const member of this.#members(type)) this.#wrapBodies(member, name);
  }

  /** The bodies of a response or request body. Where there is none, `content` may be left out. */
  #wrapBodies({ type }: ts.PropertySignature, name: string): void {
    for (const member of this.#members(type)) {
      if (nameOf(member) !== "content" || member.questionToken !== undefined) continue;
      if (member.type === undefined) continue;
      set(member, this.library.factory.createTypeReferenceNode(name, [member.type]));
    }
  }

  #members(node: ts.Node | undefined): readonly ts.PropertySignature[] {
    const { isInterfaceDeclaration, isTypeLiteralNode, isPropertySignature } = this.library;
    if (node === undefined) return [];
    const has = isInterfaceDeclaration(node) || isTypeLiteralNode(node);
    return has ? node.members.filter(isPropertySignature) : [];
  }
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
