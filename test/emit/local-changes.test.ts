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

/** New properties behind the first one. */
function insert(message: Message): void {
  const [first, ...rest] = Object.entries(message.properties);
  const added = Object.entries(additions);
  message.properties = Object.fromEntries([first ?? [], ...added, ...rest]);
}

async function outputOf(name: string, spec: Json): Promise<ReadonlyMap<string, string>> {
  const { also: _, ...options } = readOptions(name);
  const { files } = await generate({ ...options, spec, paths: false });
  return files;
}

/** Names, texts and signs: a list of two may go from one line to several. */
function tokensOf(text: string): string[] {
  return text.match(/[\w$]+|"(?:[^"\\]|\\.)*"|[^\s,;|&(){}]/gu) ?? [];
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

describe.each(names)("%s", (name) => {
  it("keeps every word when properties are added", async () => {
    const spec = readSpec(name);
    const before = await outputOf(name, spec);
    const [key] = messagesOf(spec)[0] ?? [];
    if (key === undefined || before.size === 0) return;
    const changed = structuredClone(spec);
    const found = messagesOf(changed).find(([other]) => other === key);
    if (found !== undefined) insert(found[1]);
    expect(lost(before, await outputOf(name, changed)), key).toEqual([]);
  });
});
