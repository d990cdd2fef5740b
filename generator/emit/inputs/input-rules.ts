import type {
  ArraySchema,
  ConditionalSchema,
  IntersectionSchema,
  NamedSchema,
  ObjectSchema,
  Schema,
  UnevaluatedSchema,
  UnionSchema,
} from "../../model/model.js";
import { walkSchema } from "../../model/visit.js";
import { admitsObjects, declaredNames, memberShape, requiredNames } from "./input-members.js";
import { allOf, dropsItself, namedIn, pruned, type Rule } from "./input-rule.js";
import type { NamedSchemas } from "../named-schemas.js";
import { reaching } from "../../model/graph.js";

/** A schema as it is received, and the same as it is sent. */
interface Pair {
  readonly received: Schema;
  readonly sent: Schema;
}

/** The rules of all request variants, and of the named schemas that these lead to. */
export class InputRules {
  readonly #rules = new Map<string, Rule | undefined>();
  /** The variants in which, or behind which, there is something to drop. */
  readonly #dropping: ReadonlySet<string>;

  constructor(
    variants: readonly NamedSchema[],
    readonly schemas: NamedSchemas,
  ) {
    for (const variant of variants) {
      const { id, variantOf = id, schema } = variant;
      this.#add(id, { received: schemas.get(variantOf).schema, sent: schema });
    }
    const graph = [...this.#rules].map(([id, rule]) => [id, namedIn(rule)] as const);
    this.#dropping = reaching(graph, (id) => dropsItself(this.#rules.get(id)));
  }

  /** The ids of the named schemas that have a rule, in the order in which they were met. */
  get ids(): readonly string[] {
    return [...this.#rules.keys()].filter((id) => this.#dropping.has(id));
  }

  /** The rule of a named schema, without parts that drop nothing; undefined where nothing is left. */
  get(id: string): Rule | undefined {
    return pruned(this.#rules.get(id), this.#dropping);
  }

  #add(id: string, pair: Pair): void {
    if (this.#rules.has(id)) return;
    // Before what is in it: references may lead round.
    this.#rules.set(id, undefined);
    this.#rules.set(id, this.#ruleOf(pair));
  }

  #ruleOf({ received, sent }: Pair): Rule | undefined {
    if (received.kind === "ref" && sent.kind === "ref") {
      if (received.target === sent.target) return undefined;
      const target = this.schemas.get(received.target).schema;
      this.#add(sent.target, { received: target, sent: this.schemas.get(sent.target).schema });
      return { kind: "named", id: sent.target };
    }
    const pair = { received: this.schemas.resolve(received), sent: this.schemas.resolve(sent) };
    switch (pair.received.kind) {
      case "object":
        return this.#objectRule(pair.received, pair.sent);
      case "array":
        return this.#arrayRule(pair.received, pair.sent);
      case "union":
        return this.#unionRule(pair.received, pair.sent);
      case "intersection":
        return this.#intersectionRule(pair.received, pair.sent);
      case "conditional":
        return this.#conditionalRule(pair.received, pair.sent);
      case "unevaluated":
        return this.#unevaluatedRule(pair.received, pair.sent);
      case "any":
      case "never":
      case "null":
      case "boolean":
      case "number":
      case "string":
      case "literal":
      case "ref":
      case "not":
        return undefined;
      default:
        return pair.received satisfies never;
    }
  }

  #objectRule(received: ObjectSchema, sent: Schema): Rule | undefined {
    const twin = twinOf(received, sent);
    if (twin === undefined) return undefined;
    const isSent = new Map(twin.properties.map(({ name, schema }) => [name, schema]));
    const { additionalProperties } = received;
    const rest = this.#given(additionalProperties, twin.additionalProperties);
    const names = received.properties.map(({ name }) => name);
    const object: Rule = {
      kind: "object",
      drop: names.filter((name) => !isSent.has(name)),
      inside: received.properties.flatMap(({ name, schema }) => {
        const rule = this.#given(schema, isSent.get(name));
        return rule === undefined ? [] : [[name, rule] as const];
      }),
      patterns: received.patternProperties.flatMap(({ pattern, schema }) => {
        const other = twin.patternProperties.find((each) => each.pattern === pattern);
        const rule = this.#given(schema, other?.schema);
        return rule === undefined ? [] : [[pattern, rule] as const];
      }),
      ...(rest === undefined ? {} : { rest: { names, rule: rest } }),
    };
    const dependents = received.dependentSchemas.map(({ property, schema }) => {
      const other = twin.dependentSchemas.find((each) => each.property === property);
      return this.#given(schema, other?.schema);
    });
    return allOf([object, ...dependents]);
  }

  #arrayRule(received: ArraySchema, sent: Schema): Rule | undefined {
    const twin = twinOf(received, sent);
    if (twin === undefined) return undefined;
    const items = this.#given(received.items, twin.items);
    const first = received.prefixItems.map((item, index) => {
      return this.#given(item, twin.prefixItems[index]);
    });
    return { kind: "array", items, first };
  }

  /** What one part calls read-only is sent where another part, when it is sent, asks for it. */
  #intersectionRule(received: IntersectionSchema, sent: Schema): Rule | undefined {
    const required = requiredNames(sent, this.schemas);
    const rules = pairsOf(received.members, sent).map((pair) => {
      const rule = this.#given(pair.received, pair.sent);
      if (rule?.kind !== "object") return rule;
      return { ...rule, drop: rule.drop.filter((name) => !required.includes(name)) };
    });
    return allOf(rules);
  }

  /** Members that no object fits need no shape: nothing in them stands in an object's way. */
  #unionRule(received: UnionSchema, sent: Schema): Rule | undefined {
    const { discriminator } = received;
    const pairs = pairsOf(received.members, sent);
    const rules = pairs.map((pair) => this.#given(pair.received, pair.sent));
    const objects = pairs.filter((pair) => admitsObjects(pair.received, this.schemas));
    if (objects.length < 2) return allOf(rules);
    const members = pairs.flatMap((pair, index) => {
      if (!objects.includes(pair)) return [];
      const tagged = discriminator === undefined ? undefined : { discriminator, index };
      const shape = memberShape(pair.received, pair.sent, this.schemas, tagged);
      return [{ shape, rule: rules[index] }];
    });
    const others = rules.filter((_, index) => !objects.includes(pairs[index] as SentPair));
    return allOf([{ kind: "one", members }, ...others]);
  }

  #conditionalRule(received: ConditionalSchema, sent: Schema): Rule | undefined {
    const twin = twinOf(received, sent);
    const parts = [
      [received.then, twin?.then],
      [received.else, twin?.else],
    ] as const;
    const members = parts.flatMap(([part, other]) => {
      if (part === undefined) return [];
      const names = other === undefined ? [] : declaredNames(other, this.schemas);
      return [{ shape: { required: [], tags: [], names }, rule: this.#given(part, other) }];
    });
    return { kind: "one", members };
  }

  #unevaluatedRule(received: UnevaluatedSchema, sent: Schema): Rule | undefined {
    const twin = twinOf(received, sent);
    const rest = this.#given(received.schema, twin?.schema);
    const base = this.#given(received.base, twin?.base);
    if (rest === undefined) return base;
    const names = declaredNames(received.base, this.schemas);
    const others: Rule =
      received.of === "items"
        ? { kind: "array", items: rest, first: [] }
        : { kind: "object", drop: [], inside: [], patterns: [], rest: { names, rule: rest } };
    return allOf([base, others]);
  }

  #given(received: Schema | undefined, sent: Schema | undefined): Rule | undefined {
    if (received === undefined || sent === undefined) return undefined;
    return this.#ruleOf({ received, sent });
  }
}

interface SentPair {
  readonly received: Schema;
  /** Undefined where there is no such part in what is sent. */
  readonly sent: Schema | undefined;
}

/** The parts of what is received with the same parts of what is sent. */
function pairsOf(members: readonly Schema[], sent: Schema): readonly SentPair[] {
  const others = sent.kind === "union" || sent.kind === "intersection" ? sent.members : [sent];
  return members.map((received, index) => {
    const isAligned = others.length === members.length;
    const same = others.find(({ source }) => source === received.source);
    return { received, sent: isAligned ? others[index] : same };
  });
}

/** What is sent is built of the same document: the part of the same kind and place, also where it lies deeper. */
function twinOf<S extends Schema>(received: S, sent: Schema): S | undefined {
  if (sent.kind === received.kind) return sent as S;
  const found = walkSchema(sent).find(({ kind, source }) => {
    return kind === received.kind && source === received.source;
  });
  return found as S | undefined;
}
