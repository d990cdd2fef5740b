import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { makeFolder } from "./cli/run-cli.js";

interface Job {
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly name?: string;
    readonly uses?: string;
    readonly run?: string;
  }[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<"check" | "publish", Job>>;
}

const path = fileURLToPath(new URL("../.github/workflows/release.yml", import.meta.url));
const text = readFileSync(path, "utf8");
const { jobs, permissions } = parse(text) as Workflow;
const steps = [...jobs.check.steps, ...jobs.publish.steps];

describe("release.yml", () => {
  it("publishes with provenance, after everything was checked", () => {
    expect(jobs.check.steps.map(({ run }) => run)).toContain(".ci/run");
    expect(jobs.publish.needs).toBe("check");
    expect(jobs.publish.steps.at(-1)?.run).toContain("npm publish --provenance ");
  });

  it("has an identity only where it publishes", () => {
    expect(permissions).toEqual({ contents: "read" });
    expect(jobs.check.permissions).toBeUndefined();
    expect(jobs.publish.permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  it("takes actions at commits, with their versions beside", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(2);
    for (const name of used) {
      expect(name).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`${name} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
  });

  it("has no expression in the text of a script", () => {
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  describe.skipIf(process.platform === "win32")("the tag", () => {
    const script = jobs.check.steps.find(({ name }) => name?.startsWith("The tag"))?.run;
    const folder = makeFolder({
      "said/package.json": '{ "version": "1.2.3" }',
      "said/CHANGELOG.md": "# Changelog\n\n## 1.2.3\n\nText.\n",
      "unsaid/package.json": '{ "version": "1.2.3" }',
      "unsaid/CHANGELOG.md": "# Changelog\n\n## 1.2.30\n",
    });

    it.each([
      ["of this version", "v1.2.3", "said", 0],
      ["of another version", "v1.2.4", "said", 1],
      ["that only begins like it", "v1.2.3-rc.1", "said", 1],
      ["of a version that the changelog lacks", "v1.2.3", "unsaid", 1],
    ])("%s", async (_, tag, sub, want) => {
      const options = {
        cwd: `${folder}/${sub}`,
        env: { PATH: process.env["PATH"], GITHUB_REF_NAME: tag },
      };
      const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script ?? "exit 99"];
      const code = await new Promise((done) => {
        execFile("bash", args, options, (error) => done(error?.code ?? 0));
      });
      expect(code).toBe(want);
    });
  });
});
