/**
 * The nodes of a graph that reach themselves (Tarjan's strongly connected components; not recursive, so
 * deep documents do not overflow the stack).
 */
export function findRecursive(
  graph: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const search = new Search(graph);
  for (const node of graph.keys()) search.visit(node);
  return search.recursive;
}

interface Frame {
  readonly node: string;
  readonly targets: Iterator<string>;
}

class Search {
  readonly recursive = new Set<string>();
  readonly #index = new Map<string, number>();
  readonly #low = new Map<string, number>();
  readonly #open: string[] = [];
  readonly #isOpen = new Set<string>();

  constructor(readonly graph: ReadonlyMap<string, ReadonlySet<string>>) {}

  visit(start: string): void {
    if (this.#index.has(start)) return;
    const frames: Frame[] = [this.#enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const step = frame.targets.next();
      const target: string = step.done === true ? "" : step.value;
      if (step.done === true) {
        frames.pop();
        this.#leave(frame.node, frames.at(-1)?.node);
      } else if (!this.#index.has(target)) {
        frames.push(this.#enter(target));
      } else if (this.#isOpen.has(target)) {
        this.#lower(frame.node, this.#index.get(target) ?? 0);
      }
    }
  }

  #enter(node: string): Frame {
    this.#index.set(node, this.#index.size);
    this.#low.set(node, this.#index.size - 1);
    this.#open.push(node);
    this.#isOpen.add(node);
    return { node, targets: (this.graph.get(node) ?? new Set<string>()).values() };
  }

  #lower(node: string, low: number): void {
    this.#low.set(node, Math.min(this.#low.get(node) ?? low, low));
  }

  #leave(node: string, parent: string | undefined): void {
    const low = this.#low.get(node) ?? 0;
    if (parent !== undefined) this.#lower(parent, low);
    if (low !== this.#index.get(node)) return;
    const component = this.#open.splice(this.#open.lastIndexOf(node));
    for (const member of component) this.#isOpen.delete(member);
    if (component.length > 1 || this.graph.get(node)?.has(node) === true) {
      for (const member of component) this.recursive.add(member);
    }
  }
}

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
