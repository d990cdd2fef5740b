import type { Findings, Report } from "../findings/diagnostics.js";
import type { EmitContext } from "../emit/emit-context.js";
import type { Link } from "../emit/linkage.js";
import type { ModuleRow } from "../emit/modules.js";
import type { PrintedModule } from "../emit/printed-module.js";
import type { Api } from "../model/model.js";
import type { GenerateOptions } from "../options/options.js";
import type { PathsJob } from "../paths/paths-form.js";
import { Memo, type Inputs } from "./memo.js";
import { VersionedModel, type ModelVersions } from "./model-versions.js";
import { ReusedPaths, type MadePaths } from "./reused-paths.js";
import { UnitTexts } from "./unit-texts.js";

/**
 * What a run leaves for the next one of the same output, in a process that makes it again whenever the document
 * changes. Nothing is kept longer than for one run.
 */
export class Reuse {
  readonly #model = new VersionedModel();
  readonly #modules = new Memo<PrintedModule | undefined>();
  /** Of the one module that has units. */
  readonly #units = new UnitTexts();
  readonly #reports = new Memo<readonly Report[]>();
  readonly #paths: { made?: MadePaths } = {};

  /** Reports what a check finds that reads nothing of the words; what it has found before, where nothing else differs. */
  report(name: string, { api, options, findings, check }: Check): void {
    const { shapes, structure } = this.#model.stepTo(api).now;
    const inputs = [shapes, structure, optionsText(options)];
    const known = this.#reports.find(name, inputs);
    if (known === undefined) this.#reports.keep(name, inputs, findings.recorded(check));
    else findings.repeat(known.result);
  }

  /** The modules that are made of a model. */
  modulesOf(context: EmitContext, options: GenerateOptions, link: Link): ModuleMaker {
    const step = this.#model.stepTo(context.api);
    const { files, exports, folder } = context.options.templates;
    const runtime = JSON.stringify([[...files], [...exports], folder]);
    const settings = optionsText(options) + runtime;
    const run = { context, link, step, settings };
    return (row, make) => {
      const { units } = row;
      if (units !== undefined && options.target !== "js") return this.#units.make(units, run);
      return this.#modules.take(row.path, [settings, ...wordsOf(row, step.now)], make);
    };
  }

  /** `paths.ts`: the last one, or made by the job that is started for it. */
  paths(start: () => PathsJob): PathsJob {
    return new ReusedPaths(start, this.#paths);
  }

  /** At the end of a run that succeeded. */
  sweep(): void {
    this.#modules.sweep();
    this.#reports.sweep();
  }
}

/** A check of a model, and where it reports what it finds. */
interface Check {
  readonly api: Api;
  readonly options: GenerateOptions;
  readonly findings: Findings;
  readonly check: () => void;
}

/** All options but for those which say what is read, and what is made anew in each run. */
function optionsText(options: GenerateOptions): string {
  const { spec: _, documents: __, descriptors: ___, emitters: ____, ...rest } = options;
  return JSON.stringify(rest);
}

/** Makes the module of a row, or takes it from the last run; undefined where there is no such module. */
export type ModuleMaker = (
  row: ModuleRow,
  make: () => PrintedModule | undefined,
) => PrintedModule | undefined;

/** The parts of the model that a module depends on. */
function wordsOf({ words }: ModuleRow, versions: ModelVersions): Inputs {
  const { shapes, schemaWords, operationWords } = versions;
  switch (words) {
    case "none":
      return [shapes];
    case "operations":
      return [shapes, operationWords];
    case undefined:
      return [shapes, operationWords, schemaWords];
    default:
      return words satisfies never;
  }
}
