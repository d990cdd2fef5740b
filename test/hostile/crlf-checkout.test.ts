import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { good } from "../cli/documents.js";
import { runCli } from "../cli/run-cli.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "specwright-crlf-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesIn(out: string): string[] {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** As git does where `core.autocrlf` is on. */
function toCrlf(path: string): void {
  writeFileSync(path, readFileSync(path, "utf8").replace(/\r?\n/g, "\r\n"));
}

it(
  "a checkout with CRLF is no drift, stays ours, and is written with LF",
  { timeout: 120_000 },
  async () => {
    const out = join(folder, "api");
    mkdirSync(join(folder, "spec"));
    writeFileSync(join(folder, "spec/openapi.yaml"), good);
    const args = ["generate", "spec/openapi.yaml", "--out", "api"];
    expect(await runCli(folder, args)).toMatchObject({ code: 0 });
    const lf = Object.fromEntries(filesIn(out).map((path) => [path, readFileSync(path, "utf8")]));
    filesIn(out).forEach(toCrlf);
    // The document itself was checked out in the same way.
    toCrlf(join(folder, "spec/openapi.yaml"));
    expect(await runCli(folder, [...args, "--check"])).toMatchObject({ code: 0 });
    const [first = ""] = filesIn(out).filter((path) => path.endsWith("types.ts"));
    writeFileSync(first, `${readFileSync(first, "utf8")}// mine\r\n`);
    expect(await runCli(folder, [...args, "--check"])).toMatchObject({ code: 1 });
    expect(await runCli(folder, args)).toMatchObject({ code: 0 });
    const again = Object.fromEntries(
      filesIn(out).map((path) => [path, readFileSync(path, "utf8")]),
    );
    expect(again).toEqual(lf);
  },
);
