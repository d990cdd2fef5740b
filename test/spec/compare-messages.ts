import { readShape } from "./document.js";
import type { Facts, MessageFacts } from "./facts.js";
import { objectAt, stringAt, stringsAt, valueAt } from "./json.js";
import { compareNames, compareShapes, type Shape } from "./shape.js";

/** Compares the components with the messages that the operations reach. */
export function compareMessages(document: unknown, facts: Facts): string[] {
  const components = objectAt(document, "components", "schemas");
  const reached = reachedMessages(facts);
  const wanted = usesAny(reached, facts) ? [...reached, "Any"] : [...reached];
  return [
    ...compareNames("components: schemas", Object.keys(components), wanted),
    ...(wanted.includes("Any") ? compareAny(components["Any"]) : []),
    ...[...reached].flatMap((key) => compareMessage(key, components[key], facts.messages.get(key))),
  ];
}

/** Component keys, in the order in which the operations lead to them. */
function reachedMessages(facts: Facts): Set<string> {
  const queue = facts.operations.flatMap(({ body, returns }) => [body, returns]);
  const reached = new Set<string>();
  for (const key of queue) {
    const message = key === undefined ? undefined : facts.messages.get(key);
    if (key === undefined || message === undefined || reached.has(key)) continue;
    reached.add(key);
    queue.push(...[...message.fields.values()].map(elementType));
  }
  return reached;
}

function usesAny(keys: ReadonlySet<string>, facts: Facts): boolean {
  return [...keys].some((key) =>
    [...(facts.messages.get(key)?.fields.values() ?? [])].some((f) => elementType(f) === "Any"),
  );
}

function elementType({ type }: Shape): string {
  return type.replace(/^(?:array|map) of /, "");
}

/** `Any` carries its type and whatever that type has. */
function compareAny(component: unknown): string[] {
  const differences = compareShapes(
    "Any.@type",
    readShape(valueAt(component, "properties", "@type")),
    { type: "string", format: undefined, values: undefined, nullable: false, readOnly: false },
  );
  if (valueAt(component, "additionalProperties") !== true) {
    differences.push("Any: additionalProperties must be true");
  }
  return differences;
}

function compareMessage(key: string, component: unknown, message?: MessageFacts): string[] {
  if (component === undefined || message === undefined) return [];
  const properties = objectAt(component, "properties");
  const differences = [
    ...compareNames(`${key}: properties`, Object.keys(properties), [...message.fields.keys()]),
    ...compareNames(`${key}: required`, stringsAt(component, "required"), message.required),
    ...compareOneofs(key, component, message.oneofs),
  ];
  if (stringAt(component, "type") !== "object") differences.push(`${key}: type must be object`);
  for (const [name, shape] of message.fields) {
    const property = properties[name];
    if (property === undefined) continue;
    differences.push(...compareShapes(`${key}.${name}`, readShape(property), shape));
  }
  return differences;
}

function compareOneofs(key: string, component: unknown, wanted: MessageFacts["oneofs"]): string[] {
  const found = objectAt(component, "x-oneofs");
  const differences = compareNames(`${key}: x-oneofs`, Object.keys(found), [...wanted.keys()]);
  for (const [group, members] of wanted) {
    if (found[group] === undefined) continue;
    differences.push(
      ...compareNames(`${key}: oneof ${group}`, stringsAt(found, group), members, {
        ordered: true,
      }),
    );
  }
  return differences;
}
