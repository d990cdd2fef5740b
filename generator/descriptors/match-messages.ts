import { isJsonObject, ownValue, type JsonObject } from "../json/json.js";
import { ComponentNames, type Named, type Strategy } from "./component-names.js";
import { hasSpecialJson, type DescriptorFacts, type ProtoMessage } from "./descriptor-facts.js";
import { fitOf, type Fit } from "./fit.js";
import { declaredNames, isObjectSchema, scopeOf, type SchemaPlace } from "./schema-parts.js";

/** A component schema and the message that it is of. */
export interface Match {
  readonly key: string;
  readonly place: SchemaPlace;
  readonly message: ProtoMessage;
  /** A body is the message without some of its fields: another schema is the message itself. */
  readonly kind: "message" | "body";
  readonly unknown: readonly string[];
}

export interface Matching {
  readonly matches: readonly Match[];
  /** Keys of schemas of objects that no message fits, in the order of the document. */
  readonly unmatched: readonly string[];
  /** Keys that are the names of several messages, of which the fields do not single out one. */
  readonly ambiguous: readonly { readonly key: string; readonly messages: readonly string[] }[];
}

interface Candidate {
  readonly thing: Named;
  readonly message: ProtoMessage;
  readonly fit: Fit;
}

interface Question {
  readonly key: string;
  readonly place: SchemaPlace;
  readonly candidates: readonly Candidate[];
  /** Its name is one of a message whose JSON says nothing of its fields. */
  readonly isSpecial: boolean;
}

/** Which message each component schema is of: by its name, and checked by its properties. */
export function matchMessages(root: JsonObject, facts: DescriptorFacts): Matching {
  const scope = scopeOf(root);
  const names = new ComponentNames(facts);
  const questions = componentSchemas(root)
    .filter(({ place }) => isObjectSchema(place, scope))
    .map(({ key, place }) =>
      questionOf({ key, place, declared: declaredNames(place, scope) }, names, facts),
    );
  const strategy = prevailingStrategy(questions, names);
  const matches: Match[] = [];
  const unmatched: string[] = [];
  const ambiguous: { key: string; messages: readonly string[] }[] = [];
  for (const { key, place, candidates, isSpecial } of questions) {
    const best = bestOf(candidates, key, strategy, names);
    const [first] = best;
    if (first === undefined) {
      if (!isSpecial) unmatched.push(key);
    } else if (best.length > 1) {
      ambiguous.push({ key, messages: best.map(({ thing }) => thing.fullName) });
    } else {
      const kind = first.thing.kind === "body" ? "body" : "message";
      matches.push({ key, place, message: first.message, kind, unknown: first.fit.unknown });
    }
  }
  return { matches, unmatched, ambiguous };
}

function componentSchemas(root: JsonObject): { key: string; place: SchemaPlace }[] {
  const components = ownValue(root, "components");
  const schemas = isJsonObject(components) ? ownValue(components, "schemas") : undefined;
  return Object.entries(isJsonObject(schemas) ? schemas : {}).flatMap(([key, schema]) =>
    isJsonObject(schema) ? [{ key, place: { path: ["components", "schemas", key], schema } }] : [],
  );
}

interface Asked {
  readonly key: string;
  readonly place: SchemaPlace;
  readonly declared: ReadonlySet<string>;
}

function questionOf(
  { key, place, declared }: Asked,
  names: ComponentNames,
  { messages }: DescriptorFacts,
): Question {
  const said = ownValue(place.schema, "x-message");
  const things = names.candidates(typeof said === "string" ? said : key);
  const meant =
    typeof said === "string" ? things.filter(({ fullName }) => fullName === said) : things;
  const candidates = meant.flatMap((thing): Candidate[] => {
    const { message } = thing;
    if (message === undefined || hasSpecialJson(message.fullName)) return [];
    return [{ thing, message, fit: fitOf(declared, message) }];
  });
  const isSpecial = meant.some(
    ({ fullName }) => hasSpecialJson(fullName) && messages.has(fullName),
  );
  return { key, place, candidates, isSpecial };
}

/** The strategy that most names are of which are beyond doubt; it decides about the others. */
function prevailingStrategy(
  questions: readonly Question[],
  names: ComponentNames,
): Strategy | undefined {
  const votes = new Map<Strategy, number>();
  for (const { key, candidates } of questions) {
    const fitting = candidates.filter(({ fit }) => fit.rank >= 2);
    const [only] = fitting;
    if (only === undefined || fitting.length > 1) continue;
    for (const strategy of names.strategiesOf(only.thing, key)) {
      votes.set(strategy, (votes.get(strategy) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...votes.values());
  return [...votes].find(([, count]) => count === most)?.[0];
}

/** Those that fit best; of these, those that the document's strategy, or any, calls so. */
function bestOf(
  candidates: readonly Candidate[],
  key: string,
  strategy: Strategy | undefined,
  names: ComponentNames,
): readonly Candidate[] {
  const rank = Math.max(1, ...candidates.map(({ fit }) => fit.rank));
  const fitting = candidates.filter(({ fit }) => fit.rank === rank);
  const tests: readonly ((candidate: Candidate) => boolean)[] = [
    ({ thing }) => strategy !== undefined && names.strategiesOf(thing, key).includes(strategy),
    ({ thing }) => names.strategiesOf(thing, key).length > 0,
    ({ thing }) => thing.kind === "message",
  ];
  return tests.reduce((left, test) => {
    const kept = left.length > 1 ? left.filter(test) : left;
    return kept.length > 0 ? kept : left;
  }, fitting);
}
