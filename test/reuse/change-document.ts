import { setOwn, type JsonObject, type JsonValue } from "../../generator/json/json.js";
import { mutateDocument } from "../fuzz/mutate-document.js";
import type { Random } from "../hostile/random.js";

type Branch = Record<string, JsonValue>;

/** Objects of the document, at any depth, data included. */
function objectsIn(value: JsonValue): Branch[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap((child) => objectsIn(child as JsonValue));
  return Array.isArray(value) ? inside : [value as Branch, ...inside];
}

/** Words of all kinds, with and without a meaning. */
const texts: readonly string[] = [
  "Other words.",
  "",
  "Ends a comment: */ and goes on.",
  "This message contains a oneof named kind. Only a single field of the following list may be set at a time:\n  - a\n  - b\n",
  "Deprecated: use the other one.",
];

/** What people change in a document while they look at its output: words mostly, in one place or several. */
export function changeDocument(document: JsonObject, random: Random): JsonObject {
  if (random.next() < 0.3) return mutateDocument(document, random, [document]);
  const changed = structuredClone(document);
  const change = random.pick([changeWords, changeWords, changeSchema, renameComponent, moveMember]);
  for (let times = 1 + random.below(3); times > 0; times -= 1) change(changed, random);
  return changed;
}

function changeWords(document: JsonObject, random: Random): void {
  const objects = objectsIn(document);
  const worded = objects.filter(({ description }) => typeof description === "string");
  const owner = random.pick(worded.length > 0 && random.next() < 0.7 ? worded : objects);
  const key = random.pick(["description", "description", "summary", "title", "example", "default"]);
  if (random.next() < 0.15) delete owner[key];
  else setOwn(owner, key, random.pick(texts));
}

/** A property added, what is required changed, a value of an enum removed, a direction said. */
function changeSchema(document: JsonObject, random: Random): void {
  const objects = objectsIn(document).filter(({ properties }) => typeof properties === "object");
  if (objects.length === 0) return;
  const owner = random.pick(objects);
  const properties = owner.properties as Branch;
  const names = Object.keys(properties);
  const lists = objectsIn(document).filter((one) => Array.isArray(one.enum));
  const [listed] = lists.length === 0 ? [] : [random.pick(lists)];
  const changes = [
    () => setOwn(properties, `added${random.below(3)}`, { type: "string", description: "New." }),
    () => setOwn(owner, "required", names.slice(0, random.below(3))),
    () => setOwn(properties, names[0] ?? "first", { type: "integer", readOnly: true }),
    () => delete properties[names.at(-1) ?? ""],
    () => listed && setOwn(listed, "enum", (listed.enum as readonly JsonValue[]).slice(1)),
  ];
  random.pick(changes)();
}

/** Under another name, at the same place; what refers to it follows. */
function renameComponent(document: JsonObject, random: Random): void {
  const { schemas } = (document.components ?? {}) as { schemas?: Branch };
  const name = random.pick(Object.keys(schemas ?? {}).concat("none"));
  if (schemas?.[name] === undefined) return;
  const other = `${name}Renamed`;
  const entries = Object.entries(schemas).map(([key, schema]) => {
    return [key === name ? other : key, schema] as const;
  });
  setOwn(document.components as Branch, "schemas", Object.fromEntries(entries));
  for (const object of objectsIn(document)) {
    if (object.$ref === `#/components/schemas/${name}`) {
      setOwn(object, "$ref", `#/components/schemas/${other}`);
    }
  }
}

/** The last member of an object becomes the first. */
function moveMember(document: JsonObject, random: Random): void {
  const owner = random.pick(objectsIn(document));
  const entries = Object.entries(owner);
  const last = entries.pop();
  if (last === undefined) return;
  for (const key of Object.keys(owner)) delete owner[key];
  for (const [key, value] of [last, ...entries]) setOwn(owner, key, value);
}
