import {
  concat,
  group,
  hardline,
  ifBreak,
  indent,
  joinDocs,
  line,
  softline,
  text,
  type Doc,
} from "./doc.js";
import { layComments } from "./lay-comments.js";
import type { Parts } from "./layout-rules.js";
import type { Place } from "./place.js";
import type {
  MappedType,
  Node,
  PropertySignature,
  Reference,
  Tuple,
  TypeList,
  TypeLiteral,
  TypeMember,
} from "./tree.js";

/** `Foo<A, B>`. */
export function layReference(node: Reference, parts: Parts): Doc {
  return concat([text(node.name, node.nameWidth), layTypeArguments(node.arguments, parts)]);
}

export function layTypeArguments(types: readonly Node[], parts: Parts): Doc {
  const [only] = types;
  if (only === undefined) return "";
  if (types.length === 1 && hugs(only))
    return concat(["<", parts.later(only, "type-argument"), ">"]);
  const docs = types.map((type) => parts.later(type, "type-argument"));
  const list = joinDocs(concat([",", line]), docs);
  return group(concat(["<", indent(concat([softline, list])), softline, ">"]));
}

/** Whether brackets fold themselves around the type. */
function hugs(type: Node): boolean {
  switch (type.kind) {
    case "keyword":
    case "null":
    case "string":
    case "number":
    case "type-literal":
    case "mapped":
      return true;
    case "reference":
      return !type.isQuery && type.arguments.length === 0;
    case "union":
      return isHugged(type);
    default:
      return false;
  }
}

/** One object or named type beside nothing but `null` and `void`. */
export function isHugged({ types }: TypeList): boolean {
  const object = types.find(({ kind, ...type }) => {
    return kind === "type-literal" || (kind === "reference" && !(type as Reference).isQuery);
  });
  if (object === undefined) return false;
  return types.every((type) => type === object || type.flat === "null" || type.flat === "void");
}

export function layUnion(node: TypeList, place: Place, parts: Parts): Doc {
  const docs = node.types.map((type) => parts.later(type, "plain"));
  if (isHugged(node)) return joinDocs(" | ", docs);
  const members = docs.map((doc, index) =>
    concat([index === 0 ? ifBreak("| ") : concat([line, "| "]), indent(doc)]),
  );
  const list = group(concat(members));
  switch (place) {
    case "parentheses":
      return group(concat([indent(concat([softline, list])), softline]));
    case "tuple-item": {
      const opened = indent(concat([ifBreak(concat(["(", softline])), list]));
      return group(concat([opened, softline, ifBreak(")")]));
    }
    case "only-tuple-item":
    case "type-argument":
    case "value-on-own-line":
      return list;
    default:
      return group(indent(concat([softline, list])));
  }
}

export function layIntersection({ types }: TypeList, parts: Parts): Doc {
  let wasIndented = false;
  const docs = types.map((type, index): Doc => {
    const doc = parts.later(type, "plain");
    const previous = types[index - 1];
    if (previous === undefined) return doc;
    const follows = isObjectType(previous);
    if (follows && isObjectType(type)) return concat([" & ", wasIndented ? indent(doc) : doc]);
    if (!follows && !isObjectType(type)) return indent(concat([" &", line, doc]));
    if (index > 1) wasIndented = true;
    return concat([" & ", index > 1 ? indent(doc) : doc]);
  });
  return group(concat(docs));
}

export function isObjectType({ kind }: Node): boolean {
  return kind === "type-literal" || kind === "mapped";
}

export function layTypeLiteral(node: TypeLiteral, place: Place, parts: Parts): Doc {
  const { members, isOpen } = node;
  if (members.length === 0) return "{}";
  const inner = members.flatMap((member, index): Doc[] => {
    const doc = parts.later(member, "plain");
    if (index === members.length - 1) return [doc, ifBreak(";")];
    return [doc, ";", line, ...(member.blankAfter ? [hardline] : [])];
  });
  const content = concat(["{", indent(concat([line, ...inner])), line, "}"]);
  return place === "only-parameter" ? content : group(content, isOpen);
}

/** The members of an interface, between its braces. */
export function layInterfaceBody(members: readonly TypeMember[], parts: Parts): Doc {
  if (members.length === 0) return "{}";
  const inner = members.flatMap((member, index): Doc[] => {
    const doc = concat([parts.later(member, "plain"), ";"]);
    if (index === members.length - 1) return [doc];
    return [doc, hardline, ...(member.blankAfter ? [hardline] : [])];
  });
  return concat(["{", indent(concat([hardline, ...inner])), hardline, "}"]);
}

export function layTypeMember({ comments, content }: TypeMember, parts: Parts): Doc {
  return concat([...layComments(comments), parts.later(content, "plain")]);
}

export function layPropertySignature(node: PropertySignature, parts: Parts): Doc {
  const name = text(node.head, node.headWidth);
  const brackets = group(concat([indent(concat([softline, name])), softline]));
  const head = node.isIndex ? concat(["[", brackets, "]"]) : name;
  const type = node.type === undefined ? [] : [": ", parts.later(node.type, "plain")];
  return group(concat([node.readonly, head, ...type]));
}

export function layMapped(node: MappedType, parts: Parts): Doc {
  const key = concat([softline, `${node.key} in `, parts.later(node.constraint, "plain")]);
  const brackets = group(concat(["[", indent(key), softline, "]"]));
  const type = parts.later(node.type, "plain");
  const member = group(concat([node.readonly, brackets, node.optional, ": ", type]));
  const inner = indent(concat([line, member, ifBreak(";")]));
  return group(concat(["{", inner, line, "}"]), node.isOpen);
}

export function layTuple({ items }: Tuple, parts: Parts): Doc {
  if (items.length === 0) return "[]";
  const place = items.length > 1 ? "tuple-item" : "only-tuple-item";
  const docs = items.map((item) => group(parts.later(item, place)));
  const list = joinDocs(concat([",", line]), docs);
  return group(concat(["[", indent(concat([softline, list, ifBreak(",")])), softline, "]"]));
}
