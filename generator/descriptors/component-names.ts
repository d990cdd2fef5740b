import type { DescriptorFacts, ProtoMessage } from "./descriptor-facts.js";
import { NameTree } from "./name-tree.js";

/**
 * How the makers of OpenAPI documents name the schema of a message: the values of grpc-gateway's
 * `openapi_naming_strategy`, and gnostic without and with `fq_schema_naming`. connect-openapi writes full
 * names. The names of one strategy are made of all messages together, so that they differ.
 */
export type Strategy = "fqn" | "legacy" | "simple" | "package" | "gnostic" | "gnostic-fq";

/** Something that takes part in naming. */
export interface Named {
  readonly fullName: string;
  /**
   * A message; the body that grpc-gateway makes of one, without the fields that stand in the path; or
   * something whose name only has to differ from theirs.
   */
  readonly kind: "message" | "body" | "enum";
  /** What its fields are; none for an enum. */
  readonly message?: ProtoMessage;
}

/** A name longer than this is none that a plugin made. */
const longestName = 1000;

/** Finds messages by the names of component schemas. */
export class ComponentNames {
  readonly #full = new Map<string, Named>();
  readonly #ends = new NameTree<Named>();
  /** Nested messages as one part with their parents. */
  readonly #scoped = new NameTree<Named>();
  readonly #gnostic = new Map<string, Named[]>();

  constructor(facts: DescriptorFacts) {
    for (const thing of namedThings(facts)) {
      this.#full.set(thing.fullName, thing);
      this.#ends.add(thing.fullName.split("."), thing);
      this.#scoped.add(scopedParts(thing.fullName), thing);
      if (thing.kind !== "message" || thing.message === undefined) continue;
      for (const name of Object.values(gnosticNames(thing.message))) {
        const list = this.#gnostic.get(name);
        if (list === undefined) this.#gnostic.set(name, [thing]);
        else list.push(thing);
      }
    }
  }

  /** All that the name may stand for, in the order of the descriptors for each way of naming. */
  candidates(key: string): Named[] {
    if (key.length > longestName) return [];
    const full = this.#full.get(key);
    const found = new Set([
      ...(full === undefined ? [] : [full]),
      ...this.#ends.endingWith(key),
      ...(this.#gnostic.get(key) ?? []),
    ]);
    return [...found].filter(({ kind }) => kind !== "enum");
  }

  /** The strategies that give the thing exactly this name. */
  strategiesOf(thing: Named, key: string): Strategy[] {
    const { fullName, message, kind } = thing;
    const parts = fullName.split(".");
    const scoped = scopedParts(fullName);
    const needed = this.#ends.neededParts(parts);
    const names: [Strategy, string][] = [
      ["fqn", fullName],
      ["legacy", parts.slice(-needed - 1).join("")],
      ["simple", parts.slice(-needed).join(".")],
      ["package", scoped.slice(-this.#scoped.neededParts(scoped)).join(".")],
    ];
    if (message !== undefined && kind === "message") {
      const { short, full } = gnosticNames(message);
      names.push(["gnostic", short], ["gnostic-fq", full]);
    }
    return names.flatMap(([strategy, name]) => (name === key ? [strategy] : []));
  }
}

function namedThings({ messages, enums, methods }: DescriptorFacts): Named[] {
  const things: Named[] = [...messages.values()].map((message) => {
    return { fullName: message.fullName, message, kind: "message" };
  });
  for (const fullName of enums) things.push({ fullName, kind: "enum" });
  for (const { service, name, input } of methods) {
    const message = messages.get(input);
    if (message === undefined) continue;
    things.push({ fullName: `${service}.${name}Body`, message, kind: "body" });
  }
  return things;
}

/** `Order`, and of a nested message its parent too: `Order_Line`; with `fq_schema_naming` the package. */
function gnosticNames({ fullName, package: scope }: ProtoMessage): { short: string; full: string } {
  const name = (scope === "" ? fullName : fullName.slice(scope.length + 1))
    .split(".")
    .slice(-2)
    .join("_");
  // `naming=json` writes the first letter large, and a name of one letter small.
  const short = name.length > 1 ? name.charAt(0).toUpperCase() + name.slice(1) : name.toLowerCase();
  return { short, full: scope === "" ? short : `${scope}.${short}` };
}

/** Packages are written small and messages large: a nested message stays in one part with its parents. */
function scopedParts(fullName: string): string[] {
  const parts = fullName.split(".");
  const first = parts.findIndex((part) => /^[A-Z]/.test(part));
  return first === -1 ? parts : [...parts.slice(0, first), parts.slice(first).join(".")];
}
