import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { build } from "esbuild";
import { bench } from "../folders.js";
import { big, buildOurs, buildSubjects, small } from "../subjects/build-subjects.js";

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
  return { rows, typeOnly };
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
