import { diffArrays } from "diff";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { generate } from "../../generator/index.js";
import { caseNames, casesFolder, readOptions } from "../golden/golden-case.js";

/**
 * Output is reviewed as a diff and merged by git: what is added to a schema adds lines, and changes none of
 * those that are there.
 */

type Json = Record<string, unknown>;
interface Message {
  properties: Json;
  description?: string;
}

/** Cases with a document that the generator takes, in YAML: others are about faults. */
const names = caseNames.filter((name) => {
  const path = join(casesFolder, name, "spec.yaml");
  return existsSync(path) && parseDocument(readFileSync(path, "utf8")).errors.length === 0;
});

function readSpec(name: string): Json {
  return parse(readFileSync(join(casesFolder, name, "spec.yaml"), "utf8")) as Json;
}

/** A message that is one list is checked by its second pass; with a second list it is checked as all others are. */
const changesKind: ReadonlySet<string> = new Set(["listResult"]);

/** The component schemas with two properties or more that the document declares in place. */
function messagesOf(spec: Json): [string, Message][] {
  const components = (spec["components"] ?? {}) as { readonly schemas?: Json };
  const all = Object.entries(components.schemas ?? (spec["definitions"] as Json | undefined) ?? {});
  return all.filter((entry): entry is [string, Message] => {
    const schema = entry[1] as (Partial<Message> & Json) | null;
    // The type of all other properties, where the document says it, has the new one's in it.
    const isMap =
      typeof schema?.["additionalProperties"] === "object" ||
      schema?.["patternProperties"] !== undefined;
    return schema !== null && !isMap && Object.keys(schema.properties ?? {}).length > 1;
  });
}

const additions: Readonly<Json> = {
  zzText: { type: "string" },
  zzList: { type: "array", items: { type: "string", minLength: 77 } },
  zzPattern: { type: "string", pattern: "^zz+y$" },
  zzObject: { type: "object", properties: { zzInner: { type: "boolean" } } },
};

/** New properties behind the first one, another value for each enum in place, and more words. */
function insert(message: Message, isOnlyProperties: boolean): void {
  const [first, ...rest] = Object.entries(message.properties);
  const added = Object.entries(additions);
  message.properties = Object.fromEntries([first ?? [], ...added, ...rest]);
  if (isOnlyProperties) return;
  for (const property of Object.values(message.properties)) {
    const { type, enum: values } = (property ?? {}) as { type?: string; enum?: unknown[] };
    if (type === "string" && values !== undefined) values.push("zz_value");
  }
  if (message.description !== undefined) message.description += " Zz ends it.";
}

/** What the names of types that are made of a field's begin or end with: `wheels` gives `CarWheel`. */
function stemOf(field: string): string {
  return field.toLowerCase().replace(/s$/, "");
}

/** The last property under another name, where nothing else speaks of it. */
function rename(spec: Json, key: string): string | undefined {
  const message = messagesOf(spec).find(([other]) => other === key)?.[1];
  const name = Object.keys(message?.properties ?? {}).at(-1);
  if (message === undefined || name === undefined) return undefined;
  const isNamed = JSON.stringify(spec).split(JSON.stringify(name)).length > 2;
  if (isNamed || !/^[a-z]\w+$/i.test(name)) return undefined;
  const entries = Object.entries(message.properties);
  message.properties = Object.fromEntries(
    entries.map(([other, value]) => [other === name ? `${name}Zz` : other, value]),
  );
  return name;
}

async function outputOf(name: string, spec: Json): Promise<ReadonlyMap<string, string>> {
  const { also: _, ...options } = readOptions(name);
  const { files } = await generate({ ...options, spec, paths: false });
  return files;
}

/** Names, texts and signs: a list of two may go from one line to several. */
function tokensOf(text: string): string[] {
  return text.match(/[\w$]+|[^\s,;|&(){}"]/gu) ?? [];
}

/** The words that are gone, by file. */
function lost(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...before].flatMap(([path, text]) => {
    if (!path.endsWith(".ts") || after.get(path) === text) return [];
    return diffArrays(tokensOf(text), tokensOf(after.get(path) ?? ""))
      .filter(({ removed, value }) => removed && !value.every((word) => changesKind.has(word)))
      .map(({ value }) => `${path}: ${value.join(" ")}`);
  });
}

/** Where a new value, or a renamed field, means more than its own lines: there, properties are added only. */
const meansMore: Readonly<Record<string, string>> = {
  "enums-all-open":
    "schemas share a list of values, which is named after them; one of them no longer does",
  "strip-closed-forms":
    "an open form and its closed one share a list of values, which is named after them",
  pagination: "the field that is renamed is the cursor: the operation has no pages any more",
};

it("every exception is a case", () => {
  expect(names).toEqual(expect.arrayContaining(Object.keys(meansMore)));
});

describe.each(names)("%s", (name) => {
  it("keeps every word when properties, values and words are added, and all others when a field is renamed", async () => {
    const spec = readSpec(name);
    const before = await outputOf(name, spec);
    const [key] = messagesOf(spec)[0] ?? [];
    if (key === undefined || before.size === 0) return;
    const changed = structuredClone(spec);
    const found = messagesOf(changed).find(([other]) => other === key);
    if (found !== undefined) insert(found[1], name in meansMore);
    expect(lost(before, await outputOf(name, changed)), key).toEqual([]);
    const renamed = structuredClone(spec);
    const field = rename(renamed, key);
    if (field === undefined || name in meansMore) return;
    const others = lost(before, await outputOf(name, renamed)).filter(
      (words) => !words.toLowerCase().includes(stemOf(field)),
    );
    expect(others, `${key}.${field}`).toEqual([]);
  });
});
