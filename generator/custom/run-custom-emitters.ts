import type { StatementStructures } from "ts-morph";
import { Code } from "../emit/code/code.js";
import type { EmittedModule, Emitter } from "../emit/emitter.js";
import type { EmitOptions, TextFile } from "../emit/output.js";
import type { Api } from "../model/model.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { findModuleFault } from "../write/examine-module.js";
import { printModule } from "../emit/code/shell.js";

/** A file of a custom emitter, as text that is not formatted yet. */
export interface CustomFile extends TextFile {
  /** What messages call the emitter: `` `emitQueries` ``. */
  readonly emitter: string;
  readonly runtime: readonly string[];
  readonly inIndex: boolean;
  /** The emitter has returned it as text, laid out in any way. */
  readonly isFree: boolean;
}

/**
 * Runs custom emitters, in their order.
 *
 * @throws SpecwrightError - that names the emitter, if it throws or returns what is no file.
 */
export async function runCustomEmitters(
  api: Api,
  options: EmitOptions,
  emitters: readonly Emitter[],
  needsTypes: boolean,
): Promise<CustomFile[]> {
  const files: CustomFile[] = [];
  for (const [index, emit] of emitters.entries()) {
    const emitter = emit.name === "" ? `number ${index + 1}` : `\`${emit.name}\``;
    for (const emitted of await run(emit, emitter, api, options)) {
      files.push(readEmitted(emitted, emitter, options, needsTypes));
    }
  }
  return files;
}

async function run(
  emit: Emitter,
  emitter: string,
  api: Api,
  options: EmitOptions,
): Promise<readonly unknown[]> {
  try {
    const result: unknown = await emit(api, options);
    return Array.isArray(result) ? (result as readonly unknown[]) : [result];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SpecwrightError(`The emitter ${emitter} failed: ${reason}`, { cause: error });
  }
}

/** Configurations are run without being compiled, so nothing is believed of what comes back. */
function readEmitted(
  emitted: unknown,
  emitter: string,
  options: EmitOptions,
  needsTypes: boolean,
): CustomFile {
  const refuse = (why: string): never => {
    throw new SpecwrightError(`The emitter ${emitter} ${why}.`);
  };
  if (typeof emitted !== "object" || emitted === null) {
    return refuse(
      `returned ${nameOf(emitted)}: a module is { path, statements, runtime }, another file { path, text }`,
    );
  }
  const { path }: { readonly path?: unknown } = emitted;
  if (typeof path !== "string") return refuse("returned a file without `path`");
  if (/^runtime\//i.test(path)) {
    return refuse(
      `generated \`${path}\`: the folder runtime/ belongs to specwright's runtime, which the option \`templates\` replaces`,
    );
  }
  const file = isModule(emitted)
    ? readModule(emitted, path, options, refuse)
    : readText(emitted, path, refuse);
  if (/(?<!\.d)\.ts$/.test(path)) {
    const fault = findModuleFault(path, file.text, needsTypes);
    if (fault !== undefined) {
      const line = file.text.split("\n")[fault.line - 1]?.trim() ?? "";
      return refuse(`generated invalid code in \`${path}\`: ${fault.message} (\`${line}\`)`);
    }
  }
  return { ...file, emitter };
}

type Refuse = (why: string) => never;
type ReadFile = Omit<CustomFile, "emitter">;

function isModule(emitted: object): emitted is Partial<EmittedModule> {
  return "statements" in emitted;
}

function readText({ text }: Partial<TextFile>, path: string, refuse: Refuse): ReadFile {
  if (typeof text !== "string") {
    return refuse(`returned \`${path}\` with neither \`statements\` nor a string \`text\``);
  }
  return { path, text, isFree: true, runtime: [], inIndex: false };
}

function readModule(
  emitted: Partial<Record<keyof EmittedModule, unknown>>,
  path: string,
  { templates }: EmitOptions,
  refuse: Refuse,
): ReadFile {
  const { statements, runtime = [], inIndex = false } = emitted;
  if (!/(?<!\.d)\.ts$/.test(path))
    return refuse(`generated the module \`${path}\`: its name must end in .ts`);
  if (!Array.isArray(statements) || !statements.every(isStatement)) {
    return refuse(
      `returned \`${path}\` with \`statements\` that are not a list of code and declarations; a string is not code`,
    );
  }
  if (!isTexts(runtime))
    return refuse(`returned \`${path}\` with \`runtime\` that is not a list of names`);
  const unknown = runtime.find((file) => !templates.files.has(file));
  if (unknown !== undefined) {
    return refuse(`asks in \`${path}\` for \`${unknown}\`, which is not a file of the runtime`);
  }
  const text = printModule(statements);
  return { path, text, isFree: false, runtime, inIndex: inIndex === true };
}

function isStatement(value: unknown): value is StatementStructures | Code {
  if (value instanceof Code) return true;
  return typeof (value as Partial<StatementStructures> | null | undefined)?.kind === "number";
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function nameOf(value: unknown): string {
  if (value === undefined) return "nothing";
  return value === null ? "null" : `a ${typeof value}`;
}
