/** The nodes of a graph that satisfy `isSuch`, or reach such a node. The graph has the targets of each node. */
export function reaching(
  graph: readonly (readonly [string, Iterable<string>])[],
  isSuch: (node: string) => boolean,
): Set<string> {
  const users = new Map<string, string[]>();
  for (const [node, targets] of graph) {
    for (const target of targets) {
      const list = users.get(target);
      if (list === undefined) users.set(target, [node]);
      else list.push(node);
    }
  }
  const found = new Set<string>();
  const queue = graph.map(([node]) => node).filter(isSuch);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    for (const user of users.get(node) ?? []) queue.push(user);
  }
  return found;
}
