import { explainLiteral } from "../../templates/runtime/explain-literal.js";
import { explainObjectRules } from "../../templates/runtime/explain-object-rules.js";
import { explainArray } from "../../templates/runtime/explain-array.js";
import { explainString } from "../../templates/runtime/explain-string.js";
import { isObject } from "../../templates/runtime/object.js";
import { hasOwn } from "../../templates/runtime/own.js";
import { visit, type Trace } from "../../templates/runtime/trace.js";
import type { Child, Node, ObjectRulesNode, PlainNode } from "../../templates/runtime/node.js";
import { anyNode, booleanNode, stringNode } from "../../templates/runtime/plain-nodes.js";

/**
 * Words to write the grammar of OpenAPI documents in (`openapi-grammar.ts`): nodes of the runtime's
 * own error pass, so that a document is checked by the very code that checks other people's values.
 */

export const text: Node = stringNode;
export const flag: Node = booleanNode;
export const anything: Node = anyNode;

/** Specification extensions are allowed in every object (OpenAPI 3.1, 4.9). */
const extension = /^x-/;

type Fields = Readonly<Record<string, Child>>;

/** An object with these fields, extensions, and nothing else; a name ending in `!` is required. */
export function fields(described: Fields): ObjectRulesNode {
  const entries = Object.entries(described).map(
    ([name, node]) => [name.replace(/!$/, ""), node] as const,
  );
  return {
    explain: explainObjectRules,
    required: Object.keys(described)
      .filter((name) => name.endsWith("!"))
      .map((name) => name.slice(0, -1)),
    properties: Object.fromEntries(entries),
    patternProperties: [{ pattern: extension, node: anyNode }],
    additionalProperties: false,
  };
}

/** A map from names to values of one kind. */
export function mapOf(node: Child): Node {
  return { explain: explainObjectRules, additionalProperties: node };
}

/** A map whose keys have a form of their own; extensions stand beside them. */
export function patternMap(pattern: RegExp, node: Child): Node {
  return {
    explain: explainObjectRules,
    patternProperties: [
      { pattern, node },
      { pattern: extension, node: anyNode },
    ],
    additionalProperties: false,
  };
}

export function listOf(node: Child): Node {
  return { explain: explainArray, items: node };
}

export function oneOfTexts(...values: readonly string[]): Node {
  return { explain: explainLiteral, values };
}

export function textOf(pattern: RegExp): Node {
  return { explain: explainString, pattern };
}

const reference = fields({ "$ref!": text, summary: text, description: text });

/** A Reference Object, or what it stands for (OpenAPI 3.1, 4.8.23). */
export function orReference(node: Child): PlainNode {
  return {
    explain: (value: unknown, _: PlainNode, trace: Trace) => {
      visit(value, isObject(value) && hasOwn(value, "$ref") ? reference : node, trace);
    },
  };
}

/** The first node whose test holds for the value. */
export function choose(
  ...choices: readonly (readonly [(value: unknown) => boolean, Child])[]
): PlainNode {
  return {
    explain: (value: unknown, _: PlainNode, trace: Trace) => {
      const chosen = choices.find(([test]) => test(value));
      if (chosen !== undefined) visit(value, chosen[1], trace);
    },
  };
}
