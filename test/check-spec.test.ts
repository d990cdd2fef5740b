import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "specwright-check-spec-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: folder,
  });

function check(): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [".ci/check-spec.js"], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, text: stdout + stderr };
}

/** Changes a file of the spec, checks, and takes the change back. */
function checkWith(file: string, from: string | RegExp, to: string) {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  try {
    return check();
  } finally {
    writeFileSync(path, text);
  }
}

beforeAll(() => {
  for (const name of ["dist", "node_modules"]) symlinkSync(resolve(name), join(folder, name));
  for (const name of [".ci", "spec"]) cpSync(name, join(folder, name), { recursive: true });
  mkdirSync(join(folder, "generated"));
  mkdirSync(join(folder, ".changeset"));
  cpSync("generated/package.json", join(folder, "generated/package.json"));
  git("init", "--quiet");
  git("add", "spec", "generated", ".changeset");
  git("commit", "--quiet", "--message", "The last release");
  git("tag", "v0.1.0");
});

describe("npm run check:spec", () => {
  it("passes where nothing changed since the last release", () => {
    const { status, text } = check();
    expect(text).toContain("No change of spec/openapi.yaml since v0.1.0 breaks users.");
    expect(status).toBe(0);
  });

  it("fails where the spec has a warning", () => {
    const unused = "components:\n  examples:\n    Unused:\n      value: 1\n";
    const { status, text } = checkWith("spec/openapi.yaml", "components:\n", unused);
    expect(text).toContain("unused-component");
    expect(status).toBe(1);
  });

  const field = [
    "spec/paths/apps.yaml",
    "  get:\n    operationId: listApps\n",
    "  put:\n    operationId: listApps\n",
  ] as const;

  it("fails where a change breaks users, and says what to do", () => {
    const { status, text } = checkWith(...field);
    expect(text).toContain("breaks users since v0.1.0, and no changeset says so");
    expect(status).toBe(1);
  });

  it("passes where a changeset announces that, and only for the right package and bump", () => {
    const path = join(folder, ".changeset", "gone.md");
    const announce = (line: string) => {
      writeFileSync(path, `---\n${line}\n---\n\nListing apps has moved.\n`);
      return checkWith(...field).status;
    };
    expect(announce('"specwright": minor')).toBe(1);
    expect(announce('"c1-apps-schema": patch')).toBe(1);
    expect(announce('"c1-apps-schema": minor')).toBe(0);
    rmSync(path);
  });
});
