import { resolve } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { formatGithub } from "../../generator/report/format-github.js";
import { formatSarif } from "../../generator/report/format-sarif.js";
import { workspacePath } from "../../generator/text/file-paths.js";

const here = process.cwd();
const above = resolve("..");
const folder = here.slice(above.length + 1);

describe("workspacePath", () => {
  it.each([
    ["a file below the working directory", "spec/a.yaml", above, `${folder}/spec/a.yaml`],
    ["one at the top of the checkout", "a.yaml", here, "a.yaml"],
    ["one that lies beside", resolve("../b.yaml"), above, "b.yaml"],
    ["one outside of the checkout", resolve("../b.yaml"), here, resolve("../b.yaml")],
    ["a working directory outside of it", "a.yaml", resolve("/elsewhere"), "a.yaml"],
    ["no checkout", "a.yaml", "", "a.yaml"],
    [
      "a document of the network",
      "https://example.com/a.yaml",
      above,
      "https://example.com/a.yaml",
    ],
    ["a revision", "git:main:a.yaml", above, "git:main:a.yaml"],
  ])("%s", (_, file, workspace, want) => {
    expect(workspacePath(file, workspace)).toBe(want);
  });
});

describe("reports for GitHub", () => {
  afterEach(() => vi.unstubAllEnvs());
  const finding = {
    code: "unused-component",
    severity: "warning",
    message: "Nothing refers to it.",
    fix: "Remove it.",
    file: "a.yaml",
    line: 3,
  } as const;

  it("name files from the top of the checkout", () => {
    vi.stubEnv("GITHUB_WORKSPACE", above);
    expect(formatGithub([finding])).toContain(`file=${folder}/a.yaml,line=3`);
    expect(formatSarif([finding])).toContain(`"uri": "${folder}/a.yaml"`);
  });

  it("elsewhere name them from the working directory", () => {
    vi.stubEnv("GITHUB_WORKSPACE", undefined);
    expect(formatGithub([finding])).toContain("file=a.yaml,line=3");
    expect(formatSarif([finding])).toContain('"uri": "a.yaml"');
  });
});
