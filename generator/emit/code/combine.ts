import { code, Code, nothing, typeOnly, type Joint } from "./code.js";
import * as forms from "./forms.js";
import { hanging, list, sequence, type ListForm, type Node } from "./tree.js";

/** What code is put together with, wherever lines may end in it. */

/** On one line where it fits, or with a line for each entry. */
export type Layout = "fit" | "open";

/** `[a, b]`. */
export function array(items: readonly Code[]): Code {
  return listed(forms.brackets, items, "single");
}

/** `{ a: 1, b }`. */
export function object(entries: readonly Code[], layout: Layout = "fit"): Code {
  return listed(layout === "open" ? forms.openBraces : forms.braces, entries, "single");
}

/** `key: value`. */
export function entry(key: Code, value: Code): Code {
  return assigned(code`${key}:`, value);
}

/** `f(a, b)`. */
export function call(callee: Code, args: readonly Code[]): Code {
  return behind(callee, listed(forms.callParentheses, args), "single");
}

/** `a || b`; the only one where there is one. */
export function or(parts: readonly Code[]): Code {
  return operation(forms.disjunction, parts, "or", ["and", "choice"]);
}

/** `a && b`. */
export function and(parts: readonly Code[]): Code {
  return operation(forms.conjunction, parts, "and", ["or", "choice"]);
}

/** `a + b`. */
export function sum(parts: readonly Code[]): Code {
  return operation(forms.addition, parts, "single", ["or", "and", "choice"]);
}

/** `!a`. */
export function not(operand: Code): Code {
  const isOne = operand.joint === "single" || operand.joint === "not";
  const inner = isOne ? operand : parenthesized(operand);
  return Code.built([inner], (nodes) => sequence(["!", ...nodes]), "not");
}

/** `a ? b : c`. */
export function ternary(condition: Code, then: Code, otherwise: Code): Code {
  const asked = condition.joint === "choice" ? parenthesized(condition) : condition;
  return listed(forms.choice, [asked, code`? ${then}`, code`: ${otherwise}`], "choice");
}

/** `(a)`. */
export function parenthesized(inner: Code): Code {
  return listed(forms.parentheses, [inner], "single");
}

/** `A | B`, as a type. */
export function alternatives(types: readonly Code[]): Code {
  return operation(forms.alternatives, types, "alternatives", ["all"]);
}

/** `A & B`, as a type. */
export function allOf(types: readonly Code[]): Code {
  return operation(forms.allOf, types, "all", ["alternatives", "prefix", "all"]);
}

/** `{ a: A; b: B }`, as a type; `open`: with a line for each member. */
export function memberList(members: readonly Code[], layout: Layout = "fit"): Code {
  const form = layout === "open" ? forms.openMemberBraces : forms.memberBraces;
  return listed(form, members, "single");
}

/** `Name<A, B>`. */
export function generic(name: Code, args: readonly Code[]): Code {
  const [only] = args;
  const isShort = only !== undefined && args.length === 1 && typeof only.node === "string";
  // A line of its own would gain next to nothing.
  const list = isShort ? code`<${only}>` : listed(forms.angles, args);
  return behind(name, list, "single");
}

/** `T[]`. */
export function listOf(item: Code): Code {
  return Code.built([operand(item)], (nodes) => sequence([...nodes, "[]"]), "single");
}

/** `readonly T[]`, of a list or a tuple. */
export function readonlyList(type: Code): Code {
  return Code.built([type], (nodes) => sequence(["readonly ", ...nodes]), "prefix");
}

/** `owner.name`. */
export function memberOf(owner: Code, name: Code): Code {
  return behind(code`${owner}.`, name, "single");
}

/** In parentheses where the type would fall apart before `[]`, `?` or `&`. */
export function operand(type: Code): Code {
  return type.joint === "single" ? type : parenthesized(type);
}

/** `a: A, b: B`, between parentheses that somebody else writes; `rest`: the last one is `...c`. */
export function parameterList(parameters: readonly Code[], rest = false): Code {
  return listed(rest ? forms.restParameters : forms.parameters, parameters);
}

/** `a, b`, between braces of an import or export that somebody else writes. */
export function nameList(names: readonly Code[]): Code {
  return listed(forms.names, names);
}

/** `head { … }`, one statement a line. */
export function block(head: Code, body: readonly Code[]): Code {
  return code`${head} ${listed(forms.block, body)}`;
}

/** `if (condition) statement`. */
export function ifThen(condition: Code, statement: Code): Code {
  const head = code`if ${parenthesized(condition)}`;
  return behindHead(head, statement, false);
}

/** `try { … } catch { … }`. */
export function tryCatch(body: readonly Code[], otherwise: readonly Code[]): Code {
  return code`${block(code`try`, body)} ${block(code`catch`, otherwise)}`;
}

/** `switch (value) { … }`. */
export function switchOver(value: Code, cases: readonly Code[]): Code {
  return block(code`switch ${parenthesized(value)}`, cases);
}

/** `case "a":` or `default:`, and the statements behind it. */
export function switchCase(label: Code, body: readonly Code[]): Code {
  return listed(forms.switchCase, [label, ...body]);
}

/** `if (condition) { … }`. */
export function ifBlock(condition: Code, body: readonly Code[]): Code {
  return block(code`if ${parenthesized(condition)}`, body);
}

/** `left right`, where the left side ends in `=`, `:` or the like. */
export function assigned(left: Code, right: Code): Code {
  return behindHead(left, right, true);
}

/** `value as Type`. */
export function cast(value: Code, type: Code): Code {
  return code`${value}${typeOnly(code` as ${type}`)}`;
}

/** `callee<A, B>`, of a value. */
export function withTypes(callee: Code, types: readonly Code[]): Code {
  return code`${callee}${typeOnly(generic(nothing, types))}`;
}

/** `const name = value;`, the name with its type where it has one. */
export function constant(name: Code, value: Code): Code {
  return code`${assigned(code`const ${name} =`, value)};`;
}

function listed(form: ListForm, parts: readonly Code[], joint?: Joint): Code {
  return Code.built(parts, (nodes) => list(form, nodes), joint);
}

function behind(first: Code, second: Code, joint: Joint): Code {
  return Code.built([first, second], sequence, joint);
}

function behindHead(head: Code, rest: Code, mayOpen: boolean): Code {
  return Code.built([head, rest], ([first = "", second = ""]) => hanging(first, second, mayOpen));
}

/** Operands that are joined in the same way open up; those joined more loosely get parentheses. */
function operation(
  form: ListForm,
  parts: readonly Code[],
  joint: Joint,
  looser: readonly Joint[],
): Code {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const operands = parts.map((part) => {
    return part.joint !== undefined && looser.includes(part.joint) ? parenthesized(part) : part;
  });
  const build = (nodes: readonly Node[]): Node => {
    const items = nodes.flatMap((node) => {
      const isSame = typeof node !== "string" && node.kind === "list" && node.form === form;
      return isSame ? node.items : [node];
    });
    return list(form, items);
  };
  return Code.built(operands, build, joint);
}
