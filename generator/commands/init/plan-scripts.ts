import type { Project } from "./project.js";

const wanted = {
  generate: "specwright generate",
  "generate:check": "specwright generate --check",
} as const;

export interface ScriptPlan {
  /** Edits of package.json. */
  readonly changes: readonly (readonly [path: readonly string[], value: unknown])[];
  /** What was done and what was not, in lines. */
  readonly report: string;
  /** Whether `run generate` and `run generate:check` will do what they say. */
  readonly usable: boolean;
}

/** The scripts to add to package.json; those that are there stay, unless `force` says otherwise. */
export function planScripts(project: Project, isWanted: boolean, force: boolean): ScriptPlan {
  if (!isWanted) return { changes: [], report: "", usable: false };
  if (project.manifest === undefined) {
    const report = "No package.json here: scripts were left out.\n";
    return { changes: [], report, usable: false };
  }
  const { scripts } = project;
  const missing = Object.entries(wanted).filter(([name, line]) => scripts[name] !== line);
  const taken = missing.filter(([name]) => Object.hasOwn(scripts, name) && !force);
  const added = missing.filter((script) => !taken.includes(script));
  const names = added.map(([name]) => `\`${name}\``).join(" and ");
  const report = [
    added.length === 0 ? "" : `package.json: ${scriptsNoun(added.length)} ${names} added.\n`,
    ...taken.map(
      ([name, line]) =>
        `package.json: the script \`${name}\` exists already and was not changed; specwright would add \`${line}\`.\n`,
    ),
  ].join("");
  const changes = added.map(([name, line]) => [["scripts", name], line] as const);
  return { changes, report, usable: taken.length === 0 };
}

function scriptsNoun(count: number): string {
  return count === 1 ? "script" : "scripts";
}
