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
import { layDeclarator } from "./lay-assignment.js";
import { layComments, layLines } from "./lay-comments.js";
import { laySignature, layTypeParameters } from "./lay-signature.js";
import { layInterfaceBody } from "./lay-type.js";
import type { Parts } from "./layout-rules.js";
import type { Place } from "./place.js";
import { textWidth } from "./text-width.js";
import type {
  Block,
  Enum,
  EnumMember,
  FunctionDeclaration,
  If,
  Interface,
  Linkage,
  Loop,
  Node,
  Simple,
  Statement,
  Switch,
  SwitchCase,
  Try,
  VariableStatement,
} from "./tree.js";

export function layStatements(statements: readonly Statement[], parts: Parts): Doc {
  return layLines(
    statements.map((statement) => ({
      doc: parts.later(statement, "plain"),
      blankAfter: statement.blankAfter,
    })),
  );
}

export function layStatement({ comments, content }: Statement, parts: Parts): Doc {
  const doc = parts.later(content, "plain");
  return comments.length === 0 ? doc : concat([...layComments(comments), doc]);
}

export function layBlock({ body, staysEmpty }: Block, parts: Parts): Doc {
  if (body.length === 0) return staysEmpty ? "{}" : concat(["{", hardline, "}"]);
  return concat(["{", indent(concat([hardline, layStatements(body, parts)])), hardline, "}"]);
}

export function laySimple({ keyword, expression }: Simple, parts: Parts): Doc {
  if (expression === undefined) return `${keyword};`;
  if (keyword === "") return concat([parts.later(expression, "statement"), ";"]);
  const doc = parts.later(expression, "return");
  if (expression.kind !== "binary") return concat([keyword, " ", doc, ";"]);
  const value = group(
    concat([ifBreak("("), indent(concat([softline, doc])), softline, ifBreak(")")]),
  );
  return concat([keyword, " ", value, ";"]);
}

export function layVariables(node: VariableStatement, parts: Parts): Doc {
  const { head, declarators, semicolon } = node;
  const docs = declarators.map((declarator) => layDeclarator(declarator, parts));
  const [first = "", ...rest] = docs;
  const breaks = semicolon !== "" && declarators.some(({ value }) => value !== undefined);
  const others = rest.map((doc) => concat([",", breaks ? hardline : line, doc]));
  const start = rest.length === 0 ? first : indent(first);
  return group(concat([text(head, textWidth(head)), start, indent(concat(others)), semicolon]));
}

/** What stands in the brackets of `if` and `while`. */
function layHead(test: Node, parts: Parts): Doc {
  const doc = parts.now(test, "head");
  if (negatesLogical(test)) return doc;
  return group(concat([indent(concat([softline, doc])), softline]));
}

/** `!(a && b)` folds its own brackets. */
function negatesLogical(test: Node): boolean {
  if (test.kind !== "unary" || test.prefix !== "!") return false;
  const once = test.inner;
  const inner = once.kind === "unary" && once.prefix === "!" ? once.inner : once;
  return inner.kind === "parentheses" && inner.inner.kind === "binary" && inner.inner.isLogical;
}

/** The body of a loop or branch: a block on the same line, a statement on one of its own if need be. */
function layBody(body: Node, parts: Parts): Doc {
  const doc = parts.later(body, "plain");
  return body.kind === "block" ? concat([" ", doc]) : indent(concat([line, doc]));
}

export function layIf({ test, consequent, alternate }: If, parts: Parts): Doc {
  const head = group(concat(["if (", layHead(test, parts), ")", layBody(consequent, parts)]));
  if (alternate === undefined) return head;
  const between = consequent.kind === "block" ? " " : hardline;
  const doc =
    alternate.kind === "if"
      ? concat([" ", parts.later(alternate, "plain")])
      : layBody(alternate, parts);
  return concat([head, between, "else", group(doc)]);
}

export function layLoop({ kind, head, operator, body }: Loop, parts: Parts): Doc {
  const [first, second, third] = head;
  const rest = layBody(body, parts);
  const lay = (node: Node | undefined, place: Place) =>
    node === undefined ? "" : parts.later(node, place);
  switch (kind) {
    case "while":
      return group(
        concat(["while (", first === undefined ? "" : layHead(first, parts), ")", rest]),
      );
    case "for-each": {
      const parted = [lay(first, "plain"), ` ${operator} `, lay(second, "plain")];
      return group(concat(["for (", ...parted, ")", rest]));
    }
    case "for": {
      const update = third === undefined ? [] : [line, lay(third, "for")];
      const steps = [softline, lay(first, "for"), ";", line, lay(second, "for"), ";", ...update];
      return group(concat(["for (", group(concat([indent(concat(steps)), softline])), ")", rest]));
    }
    default:
      return kind satisfies never;
  }
}

export function laySwitch({ discriminant, cases }: Switch, parts: Parts): Doc {
  const value = indent(concat([softline, parts.now(discriminant, "head")]));
  const lines = layLines(
    cases.map((item) => ({ doc: layCase(item, parts), blankAfter: item.blankAfter })),
  );
  const body = indent(concat([hardline, lines]));
  return concat([group(concat(["switch (", value, softline, ")"])), " {", body, hardline, "}"]);
}

function layCase({ test, body }: SwitchCase, parts: Parts): Doc {
  const label =
    test === undefined ? "default:" : concat(["case ", parts.later(test, "plain"), ":"]);
  const [only] = body;
  if (only === undefined) return label;
  const statements = layStatements(body, parts);
  const isBlock = body.length === 1 && only.content.kind === "block" && only.comments.length === 0;
  return concat([
    label,
    isBlock ? concat([" ", statements]) : indent(concat([hardline, statements])),
  ]);
}

export function layTry({ block, parameter, handler, finalizer }: Try, parts: Parts): Doc {
  const caught = parameter === undefined ? " catch " : ` catch (${parameter}) `;
  return concat([
    "try ",
    parts.later(block, "plain"),
    ...(handler === undefined ? [] : [caught, parts.later(handler, "plain")]),
    ...(finalizer === undefined ? [] : [" finally ", parts.later(finalizer, "plain")]),
  ]);
}

export function layFunction({ head, signature, body }: FunctionDeclaration, parts: Parts): Doc {
  const { types, rest } = laySignature(signature, parts);
  return concat([text(head, textWidth(head)), types, group(rest), " ", parts.later(body, "plain")]);
}

export function layInterface({ head, typeParameters, members }: Interface, parts: Parts): Doc {
  const generic = layTypeParameters(typeParameters, parts);
  return concat([text(head, textWidth(head)), generic, " ", layInterfaceBody(members, parts)]);
}

export function layEnum({ head, members }: Enum, parts: Parts): Doc {
  const start = text(head, textWidth(head));
  if (members.length === 0) return concat([start, " {}"]);
  const lines = members.map((member) => ({
    doc: concat([parts.later(member, "plain"), ","]),
    blankAfter: member.blankAfter,
  }));
  return concat([start, " {", indent(concat([hardline, layLines(lines)])), hardline, "}"]);
}

export function layEnumMember({ comments, key, value }: EnumMember, parts: Parts): Doc {
  const start = concat([...layComments(comments), text(key, textWidth(key))]);
  return value === undefined ? start : concat([start, " = ", parts.later(value, "plain")]);
}

export function layLinkage({ head, names, tail }: Linkage): Doc {
  if (names === undefined) return `${head} *${tail}`;
  const [only] = names;
  if (only === undefined) return `${head} {}${tail}`;
  if (names.length === 1) return `${head} { ${only} }${tail}`;
  const list = indent(concat([line, joinDocs(concat([",", line]), names)]));
  return concat([`${head} `, group(concat(["{", list, ifBreak(","), line, "}"])), tail]);
}
