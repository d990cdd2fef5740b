import type { Automaton } from "./pattern-automaton.js";

/**
 * In how many ways an automaton can read one text: what a backtracking matcher tries before it gives
 * up. Two ways around one loop double with every round; two loops that share characters make as many
 * ways as there are places between them (A. Weideman and others, "Analyzing matching time behavior of
 * backtracking regular expression matchers by using ambiguity of NFA", 2016).
 */

/** Thrown where the search would take too long. */
export class SearchTooLong extends Error {}

/** Counts steps: the same pattern ends the same way on every machine. */
export class Budget {
  #steps: number;

  constructor(steps: number) {
    this.#steps = steps;
  }

  spend(): void {
    if (--this.#steps < 0) throw new SearchTooLong();
  }
}

/** The automaton without what leads to success at once, and its loops. */
export class LoopGraph {
  /** State -> next states within the graph. */
  readonly follow: readonly (readonly number[])[];
  /** The loop that a state is in: states with the same number reach each other; -1: none. */
  readonly loop: readonly number[];
  readonly loops: readonly (readonly number[])[];

  constructor(
    readonly automaton: Automaton,
    readonly budget: Budget,
  ) {
    const { follow, accepting } = automaton;
    // A matcher that comes by an accepting state has matched, and takes back nothing before it. What it
    // tries after it can still fail: `a(?:(?:b|b)*c)?`.
    this.follow = follow.map((next) => [...next.keys()].filter((to) => !accepting.has(to)));
    const loops = stronglyConnected(this.follow, budget).filter(([state = 0, ...others]) => {
      return others.length > 0 || this.follow[state]?.includes(state) === true;
    });
    const loop = this.follow.map(() => -1);
    loops.forEach((states, index) => {
      for (const state of states) loop[state] = index;
    });
    this.loops = loops;
    this.loop = loop;
  }

  next(state: number): readonly number[] {
    return this.follow[state] ?? [];
  }

  /** Whether some character is read by all of the states. */
  share(...states: readonly number[]): boolean {
    this.budget.spend();
    let bits = -1n;
    for (const state of states) bits &= this.automaton.bits[state] ?? 0n;
    return bits !== 0n;
  }
}

/** Whether some loop can be gone around in two ways over the same text. */
export function isExponential(graph: LoopGraph): boolean {
  return graph.loops.some((states, loop) => hasDouble(graph, states, loop));
}

function hasDouble(graph: LoopGraph, states: readonly number[], loop: number): boolean {
  const inLoop = (state: number) => graph.loop[state] === loop;
  const seen = new Set<number>();
  const open: [number, number][] = [];
  const size = graph.follow.length;
  for (const state of states) {
    for (const [to, ways] of graph.automaton.follow[state] ?? []) {
      if (ways > 1 && inLoop(to)) return true;
    }
    open.push([state, state]);
  }
  // From one place the two ways part, and they meet again: the loop leads back from there.
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [one, other] = pair;
    for (const a of graph.next(one).filter(inLoop)) {
      for (const b of graph.next(other)) {
        if (!inLoop(b) || !graph.share(a, b)) continue;
        if (a === b) {
          if (one !== other) return true;
          continue;
        }
        const key = a < b ? a * size + b : b * size + a;
        if (seen.has(key)) continue;
        seen.add(key);
        open.push([a, b]);
      }
    }
  }
  return false;
}

/** Whether two loops, the one behind the other, can share a text: each place in it may part them. */
export function isPolynomial(graph: LoopGraph): boolean {
  return graph.loops.some((from, one) =>
    graph.loops.some((to, other) => {
      if (one === other || !reaches(graph, from, other)) return false;
      return from.some((p) => to.some((q) => handsOver(graph, p, q)));
    }),
  );
}

function reaches(graph: LoopGraph, from: readonly number[], loop: number): boolean {
  const seen = new Set(from);
  for (const state of seen) {
    graph.budget.spend();
    if (graph.loop[state] === loop) return true;
    for (const next of graph.next(state)) seen.add(next);
  }
  return false;
}

/** Whether one text leads from p to p, from p to q, and from q to q. */
function handsOver(graph: LoopGraph, p: number, q: number): boolean {
  const loops = [graph.loop[p], graph.loop[q]];
  const size = graph.follow.length;
  const seen = new Set<number>();
  const open: [number, number, number][] = [[p, p, q]];
  for (let triple = open.pop(); triple !== undefined; triple = open.pop()) {
    const [one, middle, other] = triple;
    for (const a of graph.next(one)) {
      if (graph.loop[a] !== loops[0]) continue;
      for (const c of graph.next(other)) {
        if (graph.loop[c] !== loops[1] || !graph.share(a, c)) continue;
        for (const b of graph.next(middle)) {
          const key = (a * size + b) * size + c;
          if (seen.has(key) || !graph.share(a, b, c)) continue;
          if (a === p && b === q && c === q) return true;
          seen.add(key);
          open.push([a, b, c]);
        }
      }
    }
  }
  return false;
}

/** Tarjan's algorithm. */
function stronglyConnected(follow: readonly (readonly number[])[], budget: Budget): number[][] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const isOpen = new Set<number>();
  const found: number[][] = [];
  const visit = (state: number): number => {
    const own = index.size;
    let lowest = own;
    index.set(state, own);
    stack.push(state);
    isOpen.add(state);
    for (const next of follow[state] ?? []) {
      budget.spend();
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (isOpen.has(next)) lowest = Math.min(lowest, index.get(next) ?? own);
    }
    low.set(state, lowest);
    if (lowest === own) {
      const component = stack.splice(stack.indexOf(state));
      for (const member of component) isOpen.delete(member);
      found.push(component);
    }
    return lowest;
  };
  for (const state of follow.keys()) if (!index.has(state)) visit(state);
  return found;
}
