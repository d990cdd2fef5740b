import { execFile, execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { badReference, good, withWarning } from "./cli/documents.js";
import { makeFolder, runCli } from "./cli/run-cli.js";

const repository = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(repository + path, "utf8");

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly shell?: string;
  readonly run?: string;
}
interface Action {
  readonly inputs: Readonly<Record<string, { description: string; default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly pass_filenames: boolean;
}

const action = parse(read("action.yml")) as Action;
const hooks = parse(read(".pre-commit-hooks.yaml")) as readonly Hook[];
const { steps } = action.runs;
const scripts = steps.filter(({ run }) => run !== undefined);
const page = read("docs/ci.md");

const askedFlags = new Map<string, Promise<ReadonlySet<string>>>();

/** The long flags that the help of a command declares, which is asked once. */
function flagsOf(command: string): Promise<ReadonlySet<string>> {
  const known = askedFlags.get(command) ?? askFlags(command);
  askedFlags.set(command, known);
  return known;
}

async function askFlags(command: string): Promise<ReadonlySet<string>> {
  const { stdout } = await runCli(makeFolder(), [command, "--help"]);
  return new Set(
    [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag ?? ""),
  );
}

const expressions = (text: string): string[] => [...text.matchAll(/\$\{\{.*?\}\}/gs)].map(String);
const inputsIn = (text: string): string[] =>
  [...text.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name ?? "");

describe("action.yml", () => {
  it("is a composite action of scripts in bash, and of setup-node at a commit", () => {
    expect(action.runs.using).toBe("composite");
    expect(scripts.length).toBe(4);
    for (const { shell } of scripts) expect(shell).toBe("bash");
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used).toEqual([expect.stringMatching(/^actions\/setup-node@[0-9a-f]{40}$/)]);
    expect(read("action.yml")).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+\n/);
  });

  it("has no expression in the text of a script, where it could become a command", () => {
    for (const { run } of scripts) expect(expressions(run ?? "")).toEqual([]);
    // Nor anywhere else but in the values of `env`, `with` and `if`.
    for (const { env, with: inputs, if: _condition, ...rest } of steps) {
      expect(expressions(JSON.stringify(rest))).toEqual([]);
      for (const value of [...Object.values(env ?? {}), ...Object.values(inputs ?? {})]) {
        expect(value).toMatch(/^\$\{\{ (inputs\.[\w-]+|steps\.package\.outputs\.package) \}\}$/);
      }
    }
  });

  it("declares the inputs that it uses, and uses those that it declares", () => {
    const used = new Set(inputsIn(JSON.stringify(steps)));
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  it("uses the variables that it sets", () => {
    for (const { env = {}, run = "" } of scripts) {
      const unused = Object.keys(env).filter((name) => !new RegExp(`\\$\\{?${name}\\b`).test(run));
      expect(unused).toEqual([]);
    }
  });

  it.each(["validate", "check", "diff"])("has a switch for %s", (name) => {
    const switched = steps.filter((step) => step.if?.includes(`inputs.${name} == 'true'`));
    expect(switched.length).toBe(1);
    expect(action.inputs[name]?.default).toBe("true");
    // Steps run after others have failed.
    expect(switched[0]?.if).toContain("!cancelled()");
  });

  it.each(scripts.map((step) => [step.name ?? "", step.run ?? ""]))(
    "uses flags that there are: %s",
    async (_, run) => {
      const commands = [...run.matchAll(/"\$PACKAGE" (\w+)/g)].map(([, command]) => command ?? "");
      const lines = run.split("\n").filter((line) => !/\bgit (?:fetch|rev-parse)\b/.test(line));
      const text = lines.join("\n").replaceAll("npx --yes", "npx");
      const flags = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(String);
      const known = await Promise.all([...new Set(commands)].map(flagsOf));
      for (const flag of flags) {
        expect(
          known.some((set) => set.has(flag)),
          flag,
        ).toBe(true);
      }
      expect(flags.length > 0).toBe(commands.length > 0);
    },
  );
});

describe("docs/ci.md", () => {
  const rows = [...page.matchAll(/^\| `([\w-]+)` +\| (?:`([^`|]*)`)? +\|/gm)];
  const documented = new Map(rows.map(([, name, value]) => [name ?? "", value ?? ""]));

  it("has every input with its default, and no other", () => {
    const table = page.slice(page.indexOf("| input "), page.indexOf("**Which version runs.**"));
    const names = [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    expect(names).toEqual(Object.keys(action.inputs));
    for (const [name, { default: value }] of Object.entries(action.inputs)) {
      expect(documented.get(name), name).toBe(value);
    }
  });

  it("has every hook with what it runs", () => {
    for (const { id, entry } of hooks)
      expect(page).toMatch(new RegExp(`\`${id}\` *\\| \`${entry}\``));
  });

  it("uses in its examples inputs, hooks, commands and flags that there are", async () => {
    const blocks = [...page.matchAll(/^```(yaml|sh)\n(.*?)^```/gms)];
    const examples = blocks.map(([, language, text]) => ({ language, text: text ?? "" }));
    const yaml = examples.filter(({ language }) => language === "yaml");
    expect(yaml.length).toBeGreaterThan(3);
    for (const { text } of yaml) {
      for (const step of stepsIn(parse(text))) {
        if (step.uses?.startsWith("OWNER/specwright@") !== true) continue;
        expect(Object.keys(action.inputs)).toEqual(
          expect.arrayContaining(Object.keys(step.with ?? {})),
        );
      }
      for (const [, id] of text.matchAll(/- id: (\S+)/g))
        expect([...hooks.map((hook) => hook.id), "specwright"]).toContain(id);
    }
    const lines = examples.flatMap(({ text }) => text.split("\n"));
    const calls = lines.filter((line) => line.includes("npx specwright "));
    expect(calls.length).toBeGreaterThan(5);
    for (const call of calls) {
      const command = /npx specwright (\w+)/.exec(call)?.[1] ?? "";
      const known = await flagsOf(command);
      for (const [flag] of call.matchAll(/--[a-z-]+/g)) expect([...known], call).toContain(flag);
    }
  });
});

/** The steps in an example: of a whole workflow, of a job, or by themselves. */
function stepsIn(value: unknown): Step[] {
  if (Array.isArray(value)) return value.flatMap((item: Step) => [item, ...stepsIn(item.with)]);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stepsIn);
}

describe(".pre-commit-hooks.yaml", () => {
  it("has the two hooks", () => {
    expect(hooks.map(({ id }) => id)).toEqual(["specwright-validate", "specwright-check"]);
  });

  it.each(hooks)("$id has flags that there are", async ({ entry, pass_filenames }) => {
    expect(pass_filenames).toBe(false);
    const [command, ...flags] = entry.replace(/^npx --no specwright /, "").split(" ");
    const known = await flagsOf(command ?? "");
    for (const flag of flags) expect([...known]).toContain(flag);
  });

  it.skipIf(process.platform === "win32")("run the specwright of the project", async () => {
    const folder = makeFolder({
      "package.json": "{}",
      "openapi.yaml": good,
      "specwright.config.json": JSON.stringify({ spec: "openapi.yaml", out: "api" }),
      "node_modules/.bin/specwright": `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`,
    });
    chmodSync(join(folder, "node_modules/.bin/specwright"), 0o755);
    const codes = (): number[] =>
      hooks.map(({ entry }) => {
        const [program = "", ...args] = entry.split(" ");
        return spawnSync(program, args, { cwd: folder, stdio: "pipe" }).status ?? 99;
      });
    expect(await runCli(folder, ["generate"])).toMatchObject({ code: 0 });
    expect(codes()).toEqual([0, 0]);
    writeFileSync(join(folder, "openapi.yaml"), breaking);
    expect(codes()).toEqual([0, 1]);
    writeFileSync(join(folder, "openapi.yaml"), badReference);
    expect(codes()).toEqual([1, 1]);
  });
});

const cli = join(repository, "dist/generator/cli.js");
const pull = { GITHUB_BASE_REF: "main" };
/** Where it does not matter: the configuration need not be asked. */
const named = { spec: "openapi.yaml" };
const breaking = good.replace("required: [name]", "required: []");

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What the step wrote to GitHub's files. */
  readonly output: string;
  readonly summary: string;
}

describe.skipIf(process.platform === "win32")("the steps, as GitHub runs them", () => {
  let home = "";
  let clone = "";

  beforeAll(async () => {
    home = makeFolder({
      "bin/npx": `#!/bin/sh\n[ "$1" = --yes ] || exit 97\n[ "$2" = specwright@0.0.7 ] || exit 98\nshift 2\nexec "${process.execPath}" "${cli}" "$@"\n`,
      "origin/openapi.yaml": good,
      "origin/specwright.config.json": JSON.stringify({ spec: "openapi.yaml", out: "api" }),
    });
    chmodSync(join(home, "bin/npx"), 0o755);
    const origin = join(home, "origin");
    expect(await runCli(origin, ["generate"])).toMatchObject({ code: 0 });
    git(origin, "init", "--quiet", "--initial-branch=main");
    git(origin, "add", ".");
    git(origin, "commit", "--quiet", "--message=first");
    git(origin, "checkout", "--quiet", "-b", "feature");
    // As actions/checkout does: one commit of one branch.
    clone = join(home, "clone");
    git(home, "clone", "--quiet", "--depth=1", "--branch=feature", `file://${origin}`, "clone");
  }, 120_000);

  /** Runs a step on a document, with inputs on top of the defaults, and mends the folder again. */
  async function run(
    name: string,
    document: string,
    given: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = pull,
  ): Promise<Ran> {
    const step = scripts.find((candidate) => candidate.name === name);
    const values = { ...Object.fromEntries(defaults()), ...given };
    const files = {
      GITHUB_OUTPUT: join(home, "output"),
      GITHUB_STEP_SUMMARY: join(home, "summary"),
    };
    for (const file of Object.values(files)) writeFileSync(file, "");
    writeFileSync(join(home, "script.sh"), step?.run ?? "exit 99");
    writeFileSync(join(clone, "openapi.yaml"), document);
    const options = {
      cwd: clone,
      env: {
        PATH: `${join(home, "bin")}${delimiter}${process.env["PATH"]}`,
        HOME: home,
        CI: "true",
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: clone,
        GITHUB_ACTION_PATH: repository,
        GITHUB_BASE_REF: "",
        ...files,
        ...env,
        ...Object.fromEntries(
          Object.entries(step?.env ?? {}).map(([key, value]) => [key, evaluate(value, values)]),
        ),
      },
    };
    const args = ["--noprofile", "--norc", "-eo", "pipefail", join(home, "script.sh")];
    const ran = await new Promise<Omit<Ran, "output" | "summary">>((done) => {
      execFile("bash", args, options, (error, stdout, stderr) => {
        done({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      });
    });
    writeFileSync(join(clone, "openapi.yaml"), good);
    const [output, summary] = Object.values(files).map((file) => readFileSync(file, "utf8"));
    return { ...ran, output: output ?? "", summary: summary ?? "" };
  }

  const validate = "Validate";
  const check = "Check the generated code";
  const compare = "Compare with the base branch";

  it.each([
    [validate, "clean", good, {}, 0, ""],
    [validate, "broken", badReference, {}, 1, "::error file=openapi.yaml,line=21"],
    [validate, "with a warning", withWarning, {}, 0, "::warning file=openapi.yaml"],
    [validate, "with a warning too many", withWarning, { "max-warnings": "0" }, 1, "::warning"],
    [validate, "named", good, { spec: "openapi.yaml\n", root: "." }, 0, ""],
    [validate, "that is not there", good, { spec: "none.yaml" }, 2, ""],
    [validate, "whose SARIF has no folder", good, { sarif: "none/out.sarif" }, 2, ""],
    [validate, "with a wrong number", good, { "max-warnings": "many" }, 2, ""],
    [check, "clean", good, {}, 0, ""],
    [check, "drifted", breaking, { config: "specwright.config.json" }, 1, "types.ts"],
    [check, "broken", badReference, {}, 1, ""],
    [check, "without its configuration", good, { config: "none.json" }, 2, ""],
    [compare, "clean", good, {}, 0, ""],
    [compare, "that breaks clients", breaking, {}, 1, "::error file=openapi.yaml"],
    [compare, "that may break them", breaking, { ...named, "fail-on": "none" }, 0, "::error"],
    [compare, "broken", badReference, named, 1, ""],
    [
      compare,
      "that is new",
      good,
      { spec: "openapi.yaml\nnew.yaml" },
      0,
      "new.yaml is not in main",
    ],
    [compare, "with a wrong fail-on", good, { ...named, "fail-on": "all" }, 2, ""],
    [compare, "without its configuration", good, { config: "none.json" }, 2, ""],
    [compare, "against no branch", good, { base: "none" }, 2, "::error"],
    [compare, "against what is no name", good, { base: "a..b" }, 2, "::error"],
  ])("%s: a document %s", async (name, _, document, inputs, code, text) => {
    const ran = await run(name, document, inputs);
    expect(ran).toMatchObject({ code });
    expect(ran.stdout + ran.stderr).toContain(text);
  });

  it("writes SARIF beside the annotations", async () => {
    const { code } = await run(validate, badReference, { sarif: "out.sarif" });
    const log = JSON.parse(readFileSync(join(clone, "out.sarif"), "utf8")) as {
      runs: { results: { ruleId: string }[] }[];
    };
    expect(code).toBe(1);
    expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(["unresolved-reference"]);
  });

  it("does not report what the baseline has", async () => {
    writeFileSync(join(clone, "openapi.yaml"), withWarning);
    const accept = ["validate", "openapi.yaml", "--update-baseline"];
    expect(await runCli(clone, accept)).toMatchObject({ code: 0 });
    const inputs = { baseline: "specwright-baseline.json", "max-warnings": "0" };
    const ran = await run(validate, withWarning, inputs);
    expect(ran).toMatchObject({ code: 0, stdout: "" });
  });

  it("works in a folder, and names files from the top", async () => {
    execFileSync("mkdir", ["-p", join(clone, "sub/deep")]);
    writeFileSync(join(clone, "sub/deep/a.yaml"), badReference);
    const inputs = { "working-directory": "sub", spec: "deep/a.yaml" };
    const ran = await run(validate, good, inputs);
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stdout).toContain("::error file=sub/deep/a.yaml,line=21");
  });

  it("writes the comparison to the summary, unless told not to", async () => {
    const told = await run(compare, breaking, named);
    expect(told.summary).toMatch(/^# openapi\.yaml\n\n## API changes\n/);
    expect(told.summary).toContain("<code>Pet.name</code> may be absent now");
    const silent = await run(compare, breaking, { ...named, comment: "false" });
    expect(silent).toMatchObject({ code: 1, summary: "" });
  });

  it("says in the summary that a broken document was not compared", async () => {
    const { code, summary } = await run(compare, badReference, named);
    expect({ code, summary }).toEqual({
      code: 1,
      summary: "# openapi.yaml\n\nThe document has errors, so it was not compared.\n",
    });
  });

  it("compares with nothing outside of pull requests, unless told a branch", async () => {
    const push = await run(compare, breaking, {}, {});
    expect(push).toMatchObject({ code: 0, summary: "" });
    expect(push.stdout).toMatch(/^::notice .*no pull request/);
    expect(await run(compare, breaking, { ...named, base: "main" }, {})).toMatchObject({ code: 1 });
  });

  it.each([validate, check, compare])(
    "takes no input for a command: %s",
    async (name) => {
      const marker = join(home, "taken");
      const evil = `";touch ${marker};$(touch ${marker})\`touch ${marker}\``;
      const own = JSON.stringify(scripts.find((step) => step.name === name)?.env);
      const texts = inputsIn(own).filter((input) => input !== "working-directory");
      expect(texts.length).toBeGreaterThan(0);
      for (const input of texts) {
        const { code } = await run(name, good, { ...named, [input]: evil });
        expect(existsSync(marker), input).toBe(false);
        expect([0, 2], `${name}: ${input}`).toContain(code);
      }
      rmSync(join(clone, evil), { force: true });
    },
    180_000,
  );

  it("takes a version, the project's own, or that of the action", async () => {
    const find = "Find specwright";
    const { version } = JSON.parse(read("package.json")) as { version: string };
    expect(await run(find, good)).toMatchObject({ output: `package=specwright@${version}\n` });
    expect(await run(find, good, { version: "1.2.3-rc.1" })).toMatchObject({
      output: "package=specwright@1.2.3-rc.1\n",
    });
    for (const wrong of ["npm:other@1", "--flag", "1\npackage=other", "$(id)", "git+https://x/y"]) {
      expect(await run(find, good, { version: wrong }), wrong).toMatchObject({
        code: 2,
        output: "",
      });
    }
    const own = join(clone, "node_modules/specwright");
    execFileSync("mkdir", ["-p", own]);
    writeFileSync(join(own, "package.json"), '{ "name": "specwright", "version": "0.0.1" }');
    expect(await run(find, good)).toMatchObject({ output: "package=specwright\n" });
    rmSync(join(clone, "node_modules"), { recursive: true });
  });
});

function defaults(): [string, string][] {
  return Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
}

/** The two forms of expression that `env` has here. */
function evaluate(value: string, inputs: Readonly<Record<string, string>>): string {
  const name = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1];
  if (name === undefined) return "specwright@0.0.7";
  const text = inputs[name];
  if (text === undefined) throw new Error(`There is no input ${name}.`);
  return text;
}

function git(folder: string, ...args: readonly string[]): void {
  const own = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...own, ...args], { cwd: folder, stdio: "pipe" });
}
