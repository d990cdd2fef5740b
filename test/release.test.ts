import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
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
interface Workflow<Name extends string> {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<Name, Job>>;
}

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");
const text = read(".github/workflows/release.yml");
const { jobs, permissions } = parse(text) as Workflow<"check" | "publish">;
const steps = [...jobs.check.steps, ...jobs.publish.steps];

describe("release.yml", () => {
  it("publishes with provenance, after everything was checked", () => {
    expect(jobs.check.steps.map(({ run }) => run)).toContain(".ci/run");
    expect(jobs.publish.needs).toBe("check");
    const run = jobs.publish.steps.at(-1)?.run;
    expect(run).toContain("for package in . ./generated; do");
    expect(run).toContain('npm publish "$package" --provenance ');
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
    const manifest = (version: string): string => JSON.stringify({ version });
    const folder = makeFolder({
      "said/package.json": manifest("1.2.3"),
      "said/generated/package.json": manifest("1.2.3"),
      "said/CHANGELOG.md": "# Changelog\n\n## 1.2.3\n\nText.\n",
      "apart/package.json": manifest("1.2.3"),
      "apart/generated/package.json": manifest("1.2.2"),
      "apart/CHANGELOG.md": "# Changelog\n\n## 1.2.3\n\nText.\n",
      "unsaid/package.json": manifest("1.2.3"),
      "unsaid/generated/package.json": manifest("1.2.3"),
      "unsaid/CHANGELOG.md": "# Changelog\n\n## 1.2.30\n",
    });

    it.each([
      ["of this version", "v1.2.3", "said", 0],
      ["of another version", "v1.2.4", "said", 1],
      ["that only begins like it", "v1.2.3-rc.1", "said", 1],
      ["of one package only", "v1.2.3", "apart", 1],
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

describe("version.yml", () => {
  const version = read(".github/workflows/version.yml");
  const { jobs: opened, permissions: rights } = parse(version) as Workflow<"pull-request">;

  it("may write only where it opens the pull request", () => {
    expect(rights).toEqual({ contents: "read" });
    const wanted = { contents: "write", "pull-requests": "write" };
    expect(opened["pull-request"].permissions).toEqual(wanted);
  });

  it("takes actions at commits, and runs no script of a dependency", () => {
    const used = opened["pull-request"].steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(2);
    for (const name of used) {
      expect(name).toMatch(/^(?:actions\/[\w-]+|changesets\/action)@[0-9a-f]{40}$/);
      expect(version).toMatch(new RegExp(`${name} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
    expect(opened["pull-request"].steps.map(({ run }) => run).join("\n")).toContain(
      "npm ci --ignore-scripts",
    );
  });
});

describe("changesets", () => {
  const manifest = JSON.parse(read("package.json")) as { name: string; version: string };

  it("find one version in all places that name it", () => {
    const config = JSON.parse(read("specwright.config.json")) as { package: { version: string } };
    const lockfile = JSON.parse(read("package-lock.json")) as { version: string };
    expect(config.package.version).toBe(manifest.version);
    expect(lockfile.version).toBe(manifest.version);
  });

  it("speak of packages that exist", () => {
    const folder = fileURLToPath(new URL("../.changeset/", import.meta.url));
    const texts = readdirSync(folder).filter((name) => name.endsWith(".md"));
    expect(texts).toContain("README.md");
    for (const name of texts.filter((other) => other !== "README.md")) {
      const header = /^---\n([^]*?)\n---\n\n\S/.exec(read(`.changeset/${name}`))?.[1];
      expect(header, name).toMatch(/^(?:"specwright": (?:patch|minor|major))$/);
    }
  });

  it("are installed from a lockfile, whole and without scripts", () => {
    const { packages } = JSON.parse(read(".github/release/package-lock.json")) as {
      packages: Record<string, { integrity?: string; hasInstallScript?: boolean }>;
    };
    for (const [path, { integrity, hasInstallScript }] of Object.entries(packages)) {
      if (path !== "") expect(integrity, path).toMatch(/^sha512-/);
      expect(hasInstallScript, path).toBeUndefined();
    }
  });
});
