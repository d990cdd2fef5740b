/**
 * The edges that close a circle, by their start node: without them the graph has no circles. Not recursive,
 * so deep documents do not overflow the stack.
 */
export function findBackEdges(
  graph: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const done = new Set<string>();
  const open = new Set<string>();
  for (const start of graph.keys()) {
    if (done.has(start)) continue;
    const path = [enter(start, graph, open)];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.targets.next();
      if (next.done === true) {
        path.pop();
        open.delete(step.node);
        done.add(step.node);
      } else if (open.has(next.value)) {
        const targets = found.get(step.node);
        if (targets === undefined) found.set(step.node, new Set([next.value]));
        else targets.add(next.value);
      } else if (!done.has(next.value)) {
        path.push(enter(next.value, graph, open));
      }
    }
  }
  return found;
}

interface Step {
  readonly node: string;
  readonly targets: Iterator<string, undefined>;
}

const none: ReadonlySet<string> = new Set();

function enter(
  node: string,
  graph: ReadonlyMap<string, ReadonlySet<string>>,
  open: Set<string>,
): Step {
  open.add(node);
  return { node, targets: (graph.get(node) ?? none).values() };
}
