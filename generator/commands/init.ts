import { existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { stringifySafely } from "../report/format-json.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { visibleText } from "../text/visible-text.js";
import type { CommandContext } from "./run/command-context.js";
import { describeJob } from "./run/describe-job.js";
import { runShown } from "./generate.js";
import { chooseSpec } from "./init/choose-spec.js";
import {
  configFormats,
  configJson,
  configModuleText,
  type ConfigFormat,
  type NewConfig,
} from "./init/config-text.js";
import { nextSteps } from "./init/next-steps.js";
import { planScripts, type ScriptPlan } from "./init/plan-scripts.js";
import { planMarks, type MarkPlan } from "./init/mark-output.js";
import { readProject, type Project } from "./init/project.js";
import { offerOfJs, suitProject } from "./init/suit-project.js";
import type { Outcome } from "./run/outcome.js";
import { readJobs } from "./run/read-jobs.js";
import { writeUserFile } from "./user-file.js";
import { applyEdits, modify, type FormattingOptions } from "jsonc-parser";
import { manifestName } from "../write/output-path.js";

export interface InitFlags {
  readonly spec?: string;
  readonly out?: string;
  readonly configFormat?: ConfigFormat;
  readonly yes?: boolean;
  /** commander gives `--no-scripts` as `scripts: false`, and `true` where it is absent. */
  readonly scripts?: boolean;
  /** Likewise of `--no-ignores`. */
  readonly ignores?: boolean;
  readonly force?: boolean;
}

/**
 * Writes a configuration that suits the project in the working directory, adds scripts, marks the
 * output as generated, and generates once. Everything is decided and shown before anything is written.
 */
export async function runInit(flags: InitFlags, context: CommandContext): Promise<Outcome> {
  const folder = process.cwd();
  const project = await readProject(folder);
  const format = flags.configFormat ?? (project.isTypeScript ? "ts" : "js");
  refuseExisting(project, format, flags.force === true);
  const config = await decide(flags, project, context);
  const scripts = planScripts(project, flags.scripts !== false, flags.force === true);
  const marks = flags.ignores === false ? noMarks : await planMarks(folder, config.out);
  const plan: Plan = { project, format, config, scripts, marks };

  const say = (text: string) => context.print({ stderr: text, exitCode: 0 });
  say(planText(plan));
  const answer = flags.yes === true ? "" : ((await context.ask?.("Write this? (Y/n): ")) ?? "");
  if (/^\s*n/i.test(answer)) return { stderr: "Nothing was written.\n", exitCode: 0 };
  await write(plan);
  say(`${fileOf(format)}: written.\n${scripts.report}`);

  const { jobs } = await readJobs(undefined, { config: fileOf(format) });
  const [job] = jobs;
  if (job === undefined) throw new Error("The configuration that was written has no document.");
  const result = await runShown(job, "write", context);
  say(describeJob(result, "write", context.terminal));
  const stderr = nextSteps({ project, config, scripts, failed: result.exitCode !== 0 });
  return { stderr, exitCode: result.exitCode };
}

/** All that will be written, except the output. */
interface Plan {
  readonly project: Project;
  readonly format: ConfigFormat;
  readonly config: NewConfig;
  readonly scripts: ScriptPlan;
  readonly marks: MarkPlan;
}

const noMarks: MarkPlan = { edits: [], notes: [] };

function planText({ project, format, config, marks }: Plan): string {
  const { target, targetReason, importExtension, extensionReason } = config;
  const why = (name: string, value: string | undefined, reason: string | undefined) =>
    value === undefined || reason === undefined
      ? []
      : [`  ${name}: ${JSON.stringify(value)}  (${reason})`];
  const lines = [
    `${project.framework.name}: this suits the project.`,
    ...why("target", target, targetReason),
    ...why("importExtension", importExtension, extensionReason),
    "To be written:",
    `  ${fileOf(format)}`,
    ...marks.edits.map(({ file, added }) => `  ${file}: ${visibleText(added)}`),
    ...[...(config.notes ?? []), ...marks.notes].map((note) => `Note: ${visibleText(note)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function fileOf(format: ConfigFormat): string {
  return format === "package.json" ? format : `specwright.config.${format}`;
}

/** @throws SpecwrightError - if a configuration is there that must not be replaced, or would win. */
function refuseExisting(project: Project, format: ConfigFormat, force: boolean): void {
  const wanted = fileOf(format);
  if (format === "package.json" && project.manifest === undefined) {
    throw new SpecwrightError(
      "There is no package.json here: make one (npm init), or choose another --config-format.",
    );
  }
  const isThere = (file: string) =>
    file === "package.json" ? project.hasConfigKey : isNamed(join(project.folder, file));
  const files = [...configFormats.map(fileOf), "specwright.config.mts", "specwright.config.mjs"];
  const found = files.filter(isThere);
  const other = found.find((file) => file !== wanted);
  if (other !== undefined && force) {
    throw new SpecwrightError(`The configuration is in ${other}: remove it, or choose its format.`);
  }
  const [first] = found;
  if (first !== undefined && !force) {
    throw new SpecwrightError(
      `There is a configuration already, in ${first}. Run \`specwright generate\`, or give --force to write a new one.`,
    );
  }
}

async function decide(
  { spec, out, yes }: InitFlags,
  project: Project,
  context: CommandContext,
): Promise<NewConfig> {
  const ask = yes === true ? undefined : context.ask;
  const print = (text: string) => context.print({ stderr: text, exitCode: 0 });
  const chosen = await chooseSpec(project.folder, { given: spec, ask, print });
  const suggested = suggestOut(project.folder);
  const answer = out ?? (spec === undefined ? await ask?.(`Output folder (${suggested}): `) : "");
  const folder = (answer ?? "").trim().replaceAll("\\", "/");
  const suited = suitProject(project);
  const offer = offerOfJs(sizeOf(join(project.folder, chosen)), project, suited);
  const wantsJs =
    offer !== undefined && /^\s*y/i.test((await ask?.(`${offer}. Take it? (y/N): `)) ?? "");
  const base = { spec: chosen, out: folder === "" ? suggested : folder };
  if (wantsJs) return { ...base, target: "js", targetReason: "the document is large" };
  const notes =
    offer === undefined || ask !== undefined ? suited.notes : [...suited.notes, `${offer}.`];
  return { ...base, ...suited, notes };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function write({ project, format, config, scripts, marks }: Plan): Promise<void> {
  const { folder, manifest } = project;
  const { changes } = scripts;
  const key = format === "package.json" ? [[["specwright"], configJson(config)] as const] : [];
  const edits = [...changes, ...key];
  if (manifest !== undefined && edits.length > 0) {
    await writeUserFile(join(folder, "package.json"), editManifest(manifest, edits));
  }
  if (format === "json") {
    const text = stringifySafely(configJson(config));
    await writeUserFile(join(folder, fileOf(format)), text);
  } else if (format !== "package.json") {
    await writeUserFile(join(folder, fileOf(format)), configModuleText(config, format));
  }
  for (const { file, text } of marks.edits) await writeUserFile(join(folder, file), text);
}

/** Also for a link that leads nowhere: its name is taken. */
function isNamed(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Sets keys of a package.json, and leaves the rest of its text as it is: indentation, order, line ends. */
export function editManifest(
  text: string,
  changes: readonly (readonly [path: readonly string[], value: unknown])[],
): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const formattingOptions = formattingOf(text);
  let result = text.slice(mark.length);
  for (const [path, value] of changes) {
    result = applyEdits(result, modify(result, [...path], value, { formattingOptions }));
  }
  return mark + result;
}

function formattingOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.includes("\t"),
    tabSize: indent.includes("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}

/** A folder for the output that is free, or ours: in the sources if there are any. */
function suggestOut(folder: string): string {
  const suggestions = existsSync(join(folder, "src"))
    ? ["src/api", "src/generated", "src/generated-api"]
    : ["generated", "generated-api"];
  const free = suggestions.find((out) => isFree(join(folder, out)));
  return free ?? suggestions.at(-1) ?? "generated";
}

function isFree(path: string): boolean {
  if (!existsSync(path)) return true;
  try {
    const names = readdirSync(path);
    return names.length === 0 || names.includes(manifestName);
  } catch {
    return false;
  }
}
