import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "specwright-client-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What people write once for all operations: not a single assertion in it. */
const client = `
import { buildRequest, listApps, paginate, parseResponse, unwrapResponse } from "./api/index.js";
import type { Endpoint, InputOf, ParsedResponse, SuccessOf } from "./api/index.js";

const options = { baseUrl: "https://example.com" };

export async function send<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<SuccessOf<E>> {
  return unwrapResponse(endpoint, await answer(endpoint, input));
}

export async function answer<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
): Promise<ParsedResponse<E>> {
  const { url, ...init } = buildRequest(endpoint, input, options);
  const response = await fetch(url, init);
  const parsed = parseResponse(endpoint, response.status, await response.json());
  if (!parsed.declared) throw new Error(\`\${parsed.status} \${String(parsed.value)}\`);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ pointer }) => pointer).join());
  return parsed;
}

export async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const app of paginate(listApps, {}, (page) => send(listApps, page))) found.push(app);
  return found;
}
// @ts-expect-error The input is checked all the same.
export const wrong = send(listApps, { query: { page_size: "many" } });
`;

it.each([
  ["lib.dom", { lib: ["ES2022", "DOM"], types: [] }],
  ["Node's types", { lib: ["ES2022"], types: ["node"] }],
])("a client for any operation needs no assertion, with %s", async (_, platform) => {
  const spec = {
    openapi: "3.1.1",
    info: { title: "Apps", version: "1" },
    paths: {
      "/apps": {
        get: {
          operationId: "listApps",
          parameters: [
            { name: "page_token", in: "query", schema: { type: "string" } },
            { name: "page_size", in: "query", schema: { type: "integer" } },
          ],
          responses: {
            200: {
              description: "Apps.",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    properties: {
                      next_page_token: { type: "string" },
                      items: { type: "array", items: { type: "string" } },
                    },
                  },
                },
              },
            },
            404: { description: "None." },
          },
        },
      },
    },
  };
  await generate({ spec, paths: false, out: join(folder, "api") });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "client.ts"), client);
  const compilerOptions = {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    // Output is not declarations: those of the platform are not what is asked about.
    skipLibCheck: true,
    typeRoots: [join(repository, "node_modules/@types")],
    ...platform,
  };
  const config = { compilerOptions, files: ["client.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  let complaints = "";
  try {
    execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  } catch (error) {
    complaints = (error as { readonly stdout: string }).stdout;
  }
  expect(complaints).toBe("");
});
