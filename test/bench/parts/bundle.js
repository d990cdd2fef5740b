import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { build } from "esbuild";
import { bench, root } from "../folders.js";
import { documents } from "./documents.js";
import { big, buildOurs, buildOutput, buildSubjects, small } from "../subjects/build-subjects.js";

/** Bytes of a bundle, minified and gzipped, that only has `is`, or `is` and `validate`. */
export async function measureBundle({ log }) {
  const rows = [];
  for (const [size, message] of [
    ["small", small],
    ["big", big],
  ]) {
    for (const formats of [true, false]) {
      const files = await buildSubjects(message, formats);
      for (const [subject, file] of files) {
        const is = await bytesOf(`export { is } from ${JSON.stringify(file)};`);
        const both = await bytesOf(`export { is, validate } from ${JSON.stringify(file)};`);
        rows.push({ message: size, formats, subject, is, both });
        log(`${size}, formats ${formats}: ${subject} ${is} / ${both} B`);
      }
    }
  }
  const types = JSON.stringify(join(await buildOurs(true), "index.ts"));
  const typeOnly = await bytesOf(`import type { App } from ${types}; export type A = App;`, {
    raw: true,
  });
  return { rows, typeOnly, client: await measureClient(log) };
}

const withoutValidators = { builtIn: { validators: false } };

/** What applications ship that make one call, or one request. Ours alone: peers have no such parts. */
async function measureClient(log) {
  const c1 = join(root, "spec/openapi.yaml");
  const call = (folder) => {
    const [client, endpoints] = ["client.ts", "endpoints.ts"].map((file) => {
      return JSON.stringify(join(folder, file));
    });
    return bytesOf(
      `import { createCall } from ${client}; import { listApps } from ${endpoints};
      export const list = (auth) => createCall({ baseUrl: "https://a.b", auth })(listApps, {});`,
    );
  };
  const github = await buildOutput("github", documents().json, withoutValidators);
  const from = (file) => JSON.stringify(join(github, file));
  const client = {
    call: await call(await buildOutput("unchecked", c1, withoutValidators)),
    checkedCall: await call(await buildOurs(true)),
    request: await bytesOf(
      `export { buildRequest } from ${from("runtime/request.ts")};
      export { reposListForOrg } from ${from("endpoints.ts")};`,
      { raw: true },
    ),
  };
  log(`client: ${JSON.stringify(client)}`);
  return client;
}

async function bytesOf(contents, { raw = false } = {}) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: bench, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    write: false,
    logLevel: "error",
  });
  const text = outputFiles[0].text;
  return raw ? text.length : gzipSync(text, { level: 9 }).length;
}
