import type { Scanner } from "./scanner.js";
import { textWidth } from "./text-width.js";
import type { Node, Parameter, Signature, TypeParameter } from "./tree.js";
import { joined, typeLiteral } from "./type-nodes.js";
import { unsupported } from "./unsupported.js";

type ParseType = (scanner: Scanner) => Node;

interface Parameters {
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
}

/** `<T extends Foo>(a: A, b?: B)`. */
export function parseParameters(scanner: Scanner, parseType: ParseType): Parameters {
  const typeParameters = parseTypeParameters(scanner, parseType);
  scanner.expect("(");
  const parameters: Parameter[] = [];
  while (!scanner.take(")")) {
    parameters.push(parseParameter(scanner, parseType));
    if (!scanner.is(")")) scanner.expect(",");
    if (scanner.breaks > 1) unsupported("an empty line");
  }
  return {
    typeParameters,
    parameters: parameters.length === 1 ? parameters.map(folded) : parameters,
  };
}

/** The brackets fold themselves around the type of an only parameter, wherever that starts. */
function folded(parameter: Parameter): Parameter {
  const { type, isRest, name } = parameter;
  if (type?.kind !== "type-literal" || !type.isOpen || isRest) return parameter;
  const closed = typeLiteral(type.members, false);
  const flat = `${name}: ${closed.flat}`;
  return { ...parameter, flat, width: textWidth(name) + 2 + closed.width, type: closed };
}

function parseParameter(scanner: Scanner, parseType: ParseType): Parameter {
  const isRest = scanner.take("...");
  const bare = scanner.takeKind("name");
  const optional = scanner.take("?") ? "?" : "";
  const name = `${isRest ? "..." : ""}${bare}${optional}`;
  const width = textWidth(name);
  if (!scanner.take(":")) {
    return { kind: "parameter", flat: name, width, name, type: undefined, isRest };
  }
  const type = parseType(scanner);
  const flat = `${name}: ${type.flat}`;
  return { kind: "parameter", flat, width: width + 2 + type.width, name, type, isRest };
}

/** `<T extends Foo = Bar>`; nothing where there are none. */
export function parseTypeParameters(scanner: Scanner, parseType: ParseType): TypeParameter[] {
  if (!scanner.take("<")) return [];
  const parameters: TypeParameter[] = [];
  while (!scanner.take(">")) {
    const name = scanner.takeKind("name");
    const constraint = scanner.take("extends") ? parseType(scanner) : undefined;
    const fallback = scanner.take("=") ? parseType(scanner) : undefined;
    const bound = constraint === undefined ? "" : ` extends ${constraint.flat}`;
    const flat = `${name}${bound}${fallback === undefined ? "" : ` = ${fallback.flat}`}`;
    const width =
      textWidth(name) +
      (constraint === undefined ? 0 : 9 + constraint.width) +
      (fallback === undefined ? 0 : 3 + fallback.width);
    const kind = "type-parameter";
    parameters.push({ kind, flat, width, name, constraint, default: fallback });
    if (!scanner.is(">")) scanner.expect(",");
  }
  return parameters;
}

/** `<A, B>`. */
export function parseTypeArguments(scanner: Scanner, parseType: ParseType): Node[] {
  scanner.expect("<");
  const types: Node[] = [];
  while (!scanner.take(">")) {
    types.push(parseType(scanner));
    if (!scanner.is(">")) scanner.expect(",");
  }
  return types;
}

/** Parameters with their result; `colon` is what stands between the two. */
export function signature(
  { typeParameters, parameters }: Parameters,
  colon: string,
  returnType: Node | undefined,
): Signature {
  const generic = joined(typeParameters, ", ");
  const inner = joined(parameters, ", ");
  const listed = typeParameters.length > 0;
  const result = returnType === undefined ? "" : colon + returnType.flat;
  return {
    kind: "signature",
    flat: `${listed ? `<${generic.flat}>` : ""}(${inner.flat})${result}`,
    width:
      (listed ? generic.width + 2 : 0) +
      inner.width +
      2 +
      (returnType === undefined ? 0 : colon.length + returnType.width),
    typeParameters,
    parameters,
    returnType,
    colon,
  };
}
