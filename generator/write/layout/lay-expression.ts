import {
  concat,
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  joinDocs,
  line,
  softline,
  text,
  type Doc,
  type GroupId,
} from "./doc.js";
import { layPropertyValue } from "./lay-assignment.js";
import { layLookup } from "./lay-call.js";
import { layComments } from "./lay-comments.js";
import { layWholeSignature } from "./lay-signature.js";
import type { Parts } from "./layout-rules.js";
import { isMemberChain } from "./member-chain.js";
import type { Place } from "./place.js";
import type { ArrayLiteral, Arrow, Cast, Member, ObjectLiteral, Property } from "./tree.js";

export function layArray(node: ArrayLiteral, parts: Parts): Doc {
  const { items, isConcise, mustBreak } = node;
  if (items.length === 0) return "[]";
  const id: GroupId = { broken: false };
  const docs = items.map((item) => parts.later(item, "plain"));
  const content = isConcise
    ? // Only a broken array has a comma at its end, which takes a column there.
      ifBreak(fillItems(docs), text(node.flat.slice(1, -1), node.width - 2), id)
    : concat([
        joinDocs(
          concat([",", line]),
          docs.map((doc) => group(doc)),
        ),
        ifBreak(","),
      ]);
  return group(concat(["[", indent(concat([softline, content])), softline, "]"]), mustBreak, id);
}

function fillItems(docs: readonly Doc[]): Doc {
  const last = docs.length - 1;
  return fill(
    docs.flatMap((doc, index) => {
      const item = concat([doc, ","]);
      return index === last ? [item] : [item, line];
    }),
  );
}

export function layObject(node: ObjectLiteral, parts: Parts): Doc {
  const { properties, blankAfter, isOpen } = node;
  if (properties.length === 0) return "{}";
  const inner = properties.flatMap((property, index): Doc[] => {
    const doc = parts.later(property, "plain");
    if (index === properties.length - 1) return [doc];
    return [doc, ",", line, ...(blankAfter[index] === true ? [hardline] : [])];
  });
  return group(concat(["{", indent(concat([line, ...inner])), ifBreak(","), line, "}"]), isOpen);
}

export function layProperty(node: Property, parts: Parts): Doc {
  const { value, key, keyWidth } = node;
  const doc = value === undefined ? text(key, keyWidth) : layPropertyValue(node, value, parts);
  return concat([...layComments(node.comments), doc]);
}

export function layMember(node: Member, place: Place, parts: Parts): Doc {
  const { object, property } = node;
  const lookup = layLookup(node, parts);
  const start = parts.later(object, place === "new-callee" ? "new-callee" : "object");
  const isPair =
    object.kind === "name" && property.kind === "name" && !/^(?:object|index)$/.test(place);
  const isValue = place === "value" || place === "value-on-own-line";
  const followsCall =
    isValue && object.kind === "call" && (object.arguments.length > 0 || isMemberChain(object));
  const stays = node.computed || isPair || followsCall || place === "new-callee";
  return concat([start, stays ? lookup : group(indent(concat([softline, lookup])))]);
}

export function layCast(node: Cast, place: Place, parts: Parts): Doc {
  const isValue = /^(?:return|value|value-on-own-line|unary)$/.test(place);
  const inner = parts.later(node.inner, isValue ? "cast-value" : "plain");
  const content = concat([inner, ` ${node.operator} `, parts.later(node.type, "plain")]);
  if (place !== "callee" && place !== "object" && place !== "new-callee") return content;
  return group(concat([indent(concat([softline, content])), softline]));
}

export function layArrow(node: Arrow, place: Place, parts: Parts): Doc {
  const { signature, body } = node;
  const isFolded = place === "folded-argument";
  // As the last argument it does not break before its arrow.
  const head = isFolded
    ? text(signature.flat, signature.width)
    : layWholeSignature(signature, parts);
  const end = isFolded ? [ifBreak(","), softline] : [];
  const doc = parts.later(body, "arrow-body");
  return group(concat([group(head), " =>", group(concat(layArrowBody(body.kind, doc, end)))]));
}

function layArrowBody(kind: Arrow["body"]["kind"], body: Doc, end: readonly Doc[]): Doc[] {
  switch (kind) {
    case "array":
    case "block":
    case "parentheses":
      return [" ", body];
    case "conditional": {
      const opened = indent(concat([softline, body]));
      return [" ", group(concat([ifBreak("", "("), opened, ifBreak("", ")"), ...end]))];
    }
    default:
      return [indent(concat([line, body])), ...end];
  }
}
