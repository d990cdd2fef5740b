/** Names that share their last part, then those that share the one before it, and so on. */
interface Branch<Thing> {
  readonly things: Thing[];
  readonly before: Map<string, Branch<Thing>>;
}

/** Parts past these are not compared: no plugin writes names of that many. */
const mostParts = 8;

/** How the parts of a name may be joined. */
const joints = ["", ".", "_"];

/** Dotted names by their ends. */
export class NameTree<Thing> {
  readonly #root: Branch<Thing> = { things: [], before: new Map() };
  /** Characters of the longest part. */
  #longest = 0;

  add(parts: readonly string[], thing: Thing): void {
    let branch = this.#root;
    for (const part of parts.slice(-mostParts).reverse()) {
      this.#longest = Math.max(this.#longest, part.length);
      let next = branch.before.get(part);
      if (next === undefined) branch.before.set(part, (next = { things: [], before: new Map() }));
      next.things.push(thing);
      branch = next;
    }
  }

  /** How many of its last parts a name that was added shares with no other one. */
  neededParts(parts: readonly string[]): number {
    let branch: Branch<Thing> | undefined = this.#root;
    for (let count = 1; count <= Math.min(parts.length, mostParts); count++) {
      branch = branch.before.get(parts.at(-count) ?? "");
      if (branch === undefined || branch.things.length === 1) return count;
    }
    return parts.length;
  }

  /** Everything whose last parts, joined by nothing, by dots or by underscores, are this name. */
  endingWith(name: string): Thing[] {
    const found = new Set<Thing>();
    for (const joint of joints) this.#collect(this.#root, name, joint, found);
    return [...found];
  }

  #collect(branch: Branch<Thing>, rest: string, joint: string, found: Set<Thing>): void {
    const first = Math.max(0, rest.length - this.#longest);
    for (let at = rest.length - 1; at >= first; at--) {
      const next = branch.before.get(rest.slice(at));
      if (next === undefined) continue;
      if (at === 0) for (const thing of next.things) found.add(thing);
      const before = rest.slice(0, at);
      if (before.endsWith(joint)) {
        this.#collect(next, before.slice(0, at - joint.length), joint, found);
      }
    }
  }
}
