import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDiff } from "../generator/commands/diff.js";
import { runValidate } from "../generator/commands/validate.js";
import { makeFolder } from "./cli/run-cli.js";
import { terminalSvg, type TerminalRun } from "./picture/terminal-svg.js";

const terminal = { color: true, interactive: true };
const document = readFileSync(new URL("picture/openapi.yaml", import.meta.url), "utf8");

/** Replaces what must be there. */
function edited(text: string, ...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((result, [from, to]) => {
    expect(result).toContain(from);
    return result.replace(from, to);
  }, text);
}

const revision = edited(
  document,
  ["method: [card, transfer]", "method: [card, transfer, wallet]"],
  ["        note:", "        wallet: { type: string }\n        note:"],
  ["minimum: 1 ", "minimum: 100 "],
);
const broken = edited(revision, ["transfer, wallet]", "transfer, walet]"]);

const former = process.cwd();
afterAll(() => process.chdir(former));

/** In a repository with the document on `main`: a slip is found, fixed, and the rest compared. */
async function record(): Promise<TerminalRun[]> {
  const folder = makeFolder({ "openapi.yaml": document });
  const git = (...args: readonly string[]): void => {
    const own = [
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    execFileSync("git", [...own, ...args], { cwd: folder, stdio: "pipe" });
  };
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "--message=first");
  process.chdir(folder);
  const file = join(folder, "openapi.yaml");
  writeFileSync(file, broken);
  const findings = await runValidate(["openapi.yaml"], { format: "text" }, terminal);
  expect(findings).toMatchObject({ exitCode: 1 });
  writeFileSync(file, revision);
  const base = "git:main:openapi.yaml";
  const flags = { format: "text", failOn: "breaking" } as const;
  const changes = await runDiff(base, "openapi.yaml", flags, terminal);
  expect(changes).toMatchObject({ exitCode: 1 });
  return [
    { command: "npx specwright validate openapi.yaml", output: findings.stdout ?? "" },
    { command: `npx specwright diff ${base} openapi.yaml`, output: changes.stdout ?? "" },
  ];
}

/** The text of a picture, and a complaint where it is no well-formed XML. */
function textsOf(svg: string): string[] {
  const parser = new SaxesParser();
  const texts: string[] = [];
  parser.on("error", (error) => expect.fail(error.message));
  parser.on("text", (text) => texts.push(text));
  parser.write(svg).close();
  return texts.filter((text) => text.trim() !== "");
}

describe("docs/terminal.svg", () => {
  let runs: TerminalRun[] = [];
  beforeAll(async () => {
    runs = await record();
  });

  it("shows what the commands print today (npm run docs:picture renews it)", async () => {
    const title = "specwright validate finds a slip, specwright diff tells whom a change breaks";
    const svg = terminalSvg(title, runs);
    await expect(svg).toMatchFileSnapshot("../docs/terminal.svg");
  });

  it("holds every word of it, in colours", () => {
    const words = textsOf(terminalSvg("", runs)).join(" ").split(/\s+/);
    const printed = runs.map(({ output }) => output).join("");
    expect(printed).toContain("\u001B[31merror\u001B[39m");
    const want = printed
      .replace(/\u001B\[\d+m/g, "")
      .split(/\s+/)
      .filter((word) => word !== "");
    expect(want.length).toBeGreaterThan(50);
    expect(words.filter((word) => want.includes(word))).toEqual(expect.arrayContaining(want));
  });
});

describe("terminalSvg", () => {
  it("keeps text from being markup", () => {
    const svg = terminalSvg("a <b> & c", [{ command: "x", output: '</svg><script a="1">&amp;' }]);
    expect(textsOf(svg)).toEqual(["a <b> & c", "$", "x", '</svg><script a="1">&amp;']);
    expect(svg).not.toContain("<script");
  });

  it.each([
    ["a colour that it does not know", "\u001B[35mx\u001B[39m", "SGR 35"],
    ["a sequence that moves the cursor", "a\u001B[2Kb", "Not for a picture"],
    ["a bell", "a\u0007b", "Not for a picture"],
  ])("refuses %s", (_, output, complaint) => {
    expect(() => terminalSvg("", [{ command: "x", output }])).toThrow(complaint);
  });

  it("carries colours over line ends, and sets each text at its column", () => {
    const svg = terminalSvg("", [{ command: "x", output: "\u001B[31mab\n  cd\u001B[39m e" }]);
    expect(svg).toContain('fill="#ff7b72" xml:space="preserve" textLength="16.8"');
    expect(svg).toMatch(/<text x="36\.8" [^>]*fill="#ff7b72"[^>]*>cd<\/text><text x="62\.0" /);
  });
});
