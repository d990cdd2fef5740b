import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { listAt, objectAt, stringAt, stringsAt } from "./json.js";

const document = JSON.parse(readFileSync("generated/openapi.json", "utf8")) as object;
const facts: unknown = parse(readFileSync("test/spec/facts.yaml", "utf8"));
const readme = readFileSync("generated/README.md", "utf8");

/** The pages name a result after its operation, unless several operations give the same message. */
const returns = listAt(facts, "operations").map((operation) => stringAt(operation, "returns"));

const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const singular = (word: string) => word.replace(/(?<!s)s$/, "");

/** `client.apps.list`, `AppListParams`, `AppListResponse`: the names that the pages make of an accessor. */
function pageNames(accessor: string, result: string | undefined): string[] {
  const [method = "", resource = ""] = accessor.split(".").reverse();
  const stem = `${upper(singular(resource))}${upper(method)}`.replace("Http", "HTTP");
  const isShared = returns.filter((other) => other === result).length > 1;
  return [`client.${accessor}`, `${stem}Params`, ...(isShared ? [] : [`${stem}Response`])];
}

describe("the names of the pages", () => {
  it.each(listAt(facts, "operations").map((fact) => [stringAt(fact, "sdk") ?? "", fact] as const))(
    "client.%s leads to the package's names",
    (accessor, fact) => {
      const path = objectAt(document, "paths", stringAt(fact, "path") ?? "");
      const operation = objectAt(path, stringAt(fact, "method") ?? "");
      const names = pageNames(accessor, stringAt(fact, "returns"));
      expect(stringsAt(operation, "x-aliases")).toEqual(names);
      const row = readme.split("\n").find((line) => line.includes(`\`client.${accessor}\``));
      expect(row).toContain(`\`endpoints.${accessor}\``);
      for (const name of names) expect(row).toContain(`\`${name}\``);
    },
  );

  it("of messages have the package of the message, and lead to its type", () => {
    const schemas = objectAt(document, "components", "schemas");
    const named = Object.keys(schemas).flatMap((key) =>
      stringsAt(schemas, key, "x-aliases").map((alias) => [key, alias] as const),
    );
    const messages = Object.keys(objectAt(facts, "messages"));
    // Not in letter case: the pages write `RuleCel` for `RuleCEL`.
    const known = messages.map((message) => `c1api${message.replaceAll(".", "").toLowerCase()}`);
    for (const [key, alias] of named) {
      expect(known).toContain(alias.toLowerCase());
      expect(alias.toLowerCase().endsWith(key.toLowerCase())).toBe(true);
      expect(readme).toMatch(new RegExp(`\\| \`${alias}\`\\s+\\| \`${key}\``));
    }
    // The pages have a section for each of these.
    expect(named).toHaveLength(34);
  });
});
