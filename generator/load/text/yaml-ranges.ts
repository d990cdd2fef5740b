import type { Pair, YAMLMap } from "yaml";
import type { FindRange, NodeRange } from "./parsed-text.js";
import { parseYamlDocument, type YamlDocument } from "./yaml-document.js";
import { isAlias, isMap, isSeq } from "./yaml-package.js";
import { isMergeKey, yamlKeyText, yamlRange } from "./yaml-value.js";

interface Step {
  readonly node: unknown;
  readonly range: NodeRange;
}

/** Parses the text again, into a tree with positions, which only findings need. */
export function yamlRanges(text: string): FindRange {
  const document = parseYamlDocument(text);
  return (segments) => {
    let step: Step = { node: document.contents, range: { value: yamlRange(document.contents) } };
    for (const segment of segments) {
      const next = stepInto(document, step.node, segment);
      if (next === undefined) break;
      step = next;
    }
    return step.range;
  };
}

function stepInto(document: YamlDocument, node: unknown, segment: string): Step | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(target)) {
    const item = target.items[Number(segment)];
    return item === undefined ? undefined : { node: item, range: { value: yamlRange(item) } };
  }
  if (!isMap(target)) return undefined;
  const pair = findPair(document, target, segment);
  if (pair === undefined) return undefined;
  const { key, value } = pair;
  return { node: value, range: { key: yamlRange(key), value: yamlRange(value ?? key) } };
}

/** The last pair with that key, else one from a merge key. */
function findPair(document: YamlDocument, map: YAMLMap, segment: string): Pair | undefined {
  const own = map.items.findLast(({ key }) => {
    if (isMergeKey(key)) return false;
    return yamlKeyText(isAlias(key) ? key.resolve(document) : key) === segment;
  });
  if (own !== undefined) return own;
  for (const { key, value } of map.items) {
    if (!isMergeKey(key)) continue;
    const merged = isAlias(value) ? value.resolve(document) : value;
    for (const source of isSeq(merged) ? merged.items : [merged]) {
      const mapping = isAlias(source) ? source.resolve(document) : source;
      const found = isMap(mapping) ? findPair(document, mapping, segment) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
