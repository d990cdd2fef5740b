import { visibleText } from "../../text/visible-text.js";
import type { NewConfig } from "./config-text.js";
import type { ScriptPlan } from "./plan-scripts.js";
import type { PackageManager, Project } from "./project.js";

export interface NextSteps {
  readonly project: Project;
  readonly config: NewConfig;
  readonly scripts: ScriptPlan;
  /** The document has errors, and nothing was generated. */
  readonly failed: boolean;
}

const install: Readonly<Record<PackageManager, string>> = {
  npm: "npm install --save-dev specwright",
  pnpm: "pnpm add --save-dev specwright",
  yarn: "yarn add --dev specwright",
  bun: "bun add --dev specwright",
};

/** What to do after `init`, as command lines with their meaning. */
export function nextSteps({ project, config, scripts, failed }: NextSteps): string {
  const { packageManager, hasSpecwright, manifest } = project;
  const run = (script: string, flags: string) =>
    scripts.usable ? `${packageManager} run ${script}` : `npx specwright generate${flags}`;
  const spec = visibleText(config.spec);
  const steps = [
    ...(hasSpecwright || manifest === undefined
      ? []
      : [[install[packageManager], "so that everybody has the same version"]]),
    ...(failed
      ? [[run("generate", ""), `when ${spec} is fixed`]]
      : [
          [`import … from "./${config.out}/index.js"`, "types, validators, endpoints"],
          [run("generate", ""), `after every change of ${spec}`],
        ]),
    [run("generate:check", " --check"), `in CI: fails if ${config.out} is out of date`],
  ];
  const width = Math.max(...steps.map(([line = ""]) => line.length));
  const lines = steps.map(([line = "", meaning = ""]) => `  ${line.padEnd(width)}  ${meaning}`);
  return `\nNext:\n${lines.join("\n")}\n`;
}
