import { expect, it } from "vitest";
import { validate } from "../../generator/index.js";

async function messagesOf(schema: object): Promise<string[]> {
  const info = { title: "Case", version: "1" };
  const spec = { openapi: "3.1.1", info, components: { schemas: { A: schema } } };
  const { diagnostics } = await validate({ spec });
  return diagnostics.filter(({ code }) => code === "foreign-pattern").map(({ message }) => message);
}

it.each([
  ["\\A[a-z]+\\z", "`\\A` in the pattern means the letter A in ECMAScript: write `^`."],
  ["^[a-z]+\\Z", "`\\Z` in the pattern means the letter Z in ECMAScript: write `$`."],
  ["^[\\p{L}\\-_]+\\@$", "`\\p{L}` in the pattern means the letter p and braces"],
  ["^[\\p{Print}]*$", "`\\p{Print}` in the pattern means the letter p and braces"],
  ["^\\Q.\\E$", "`\\Q` in the pattern means the letter Q"],
  ["^[[:alpha:]]+$", "`[[:alpha:]` in the pattern means one of these characters, and then `]`"],
])("%s is of another language", async (pattern, message) => {
  const [found, ...others] = await messagesOf({ type: "string", pattern });
  expect(found).toContain(message);
  expect(others).toEqual([]);
});

it.each([
  "^A-Z$",
  "\\\\A",
  "^\\p{L}+$",
  "^\\\\p{2}$",
  "^[\\w-.]+$",
  "^[[:]x$",
  "\\-\\@",
  "^\\\\h\\-",
])("%s is of ECMAScript", async (pattern) => {
  expect(await messagesOf({ type: "string", pattern })).toEqual([]);
});

it("is told of names of properties too", async () => {
  const patternProperties = { "\\Ax-": { type: "string" } };
  expect(await messagesOf({ type: "object", patternProperties })).toHaveLength(1);
});
