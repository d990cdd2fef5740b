import type { Operation } from "../../model/model.js";
import { code, identifier, propertyKey, typeKey, type Code } from "../code/code.js";
import { entry as entryOf, memberList, object } from "../code/combine.js";

/** A level of the accessor tree: operations and further levels, by key, in document order. */
export type Tree = Map<string, Operation | Tree>;

/**
 * The operations by accessor. Where a key is both an operation and a level, or two operations share
 * one, the later operation goes by its own name beside it.
 */
export function buildTree(operations: readonly Operation[]): Tree {
  const root: Tree = new Map();
  for (const operation of operations) {
    const level = operation.accessor.slice(0, -1).reduce<Tree>(descend, root);
    const key = operation.accessor.at(-1) ?? operation.name;
    level.set(freeKey(level, [key, operation.name]), operation);
  }
  return root;
}

function descend(level: Tree, key: string): Tree {
  const known = level.get(key);
  if (known instanceof Map) return known;
  const next: Tree = new Map();
  // An operation that stood here moves aside under its own name.
  if (known !== undefined) level.set(freeKey(level, [known.name]), known);
  level.set(key, next);
  return next;
}

function freeKey(level: Tree, candidates: readonly string[]): string {
  const last = candidates.at(-1) ?? "operation";
  const free = candidates.find((candidate) => !level.has(candidate));
  if (free !== undefined) return free;
  for (let attempt = 2; ; attempt += 1) {
    if (!level.has(`${last}${attempt}`)) return `${last}${attempt}`;
  }
}

export function treeValue(tree: Tree): Code {
  const entries = [...tree].map(([key, entry]) => {
    if (!(entry instanceof Map) && entry.name === key) return identifier(key);
    const value = entry instanceof Map ? treeValue(entry) : identifier(entry.name);
    return entryOf(propertyKey(key), value);
  });
  return object(entries, "open");
}

export function treeType(tree: Tree): Code {
  const entries = [...tree].map(([key, entry]) => {
    const type = entry instanceof Map ? treeType(entry) : code`typeof ${identifier(entry.name)}`;
    return code`readonly ${typeKey(key)}: ${type}`;
  });
  return memberList(entries, "open");
}
