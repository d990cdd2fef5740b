import type { StatementStructures } from "ts-morph";
import { printPieces } from "../emit/code/shell.js";
import type { EmitContext } from "../emit/emit-context.js";
import type { Link } from "../emit/linkage.js";
import type { TextFile } from "../emit/output.js";
import { inPieces, type PrintedModule } from "../emit/printed-module.js";
import type { Unit, UnitModule } from "../emit/unit-module.js";
import type { ModelStep } from "./model-versions.js";

/** What a module of units is made of. */
export interface UnitRun {
  readonly context: EmitContext;
  readonly link: Link;
  readonly step: ModelStep;
  /** All else that it depends on. */
  readonly settings: string;
}

interface MadeUnit {
  readonly count: number;
  /** The ids of the schemas that it has asked for. */
  readonly reads: ReadonlySet<string>;
}

interface Made {
  readonly run: Pick<UnitRun, "settings" | "step">;
  readonly module: PrintedModule & TextFile;
  readonly head: string;
  /** The statements as text. */
  readonly pieces: readonly string[];
  readonly units: readonly MadeUnit[];
  /** Which of the pieces is the first one of a unit. */
  readonly first: number;
}

/**
 * The text of a module of units. Where nothing but words has changed since the last run, only those units are made
 * again that have some of these words, or have asked for a schema that has.
 */
export class UnitTexts {
  #made: Made | undefined;

  make(unitsOf: (context: EmitContext) => UnitModule, run: UnitRun): PrintedModule {
    const made = this.#made;
    const isSame = made?.run.settings === run.settings;
    if (isSame && haveSameWords(made.run.step, run.step.now)) return made.module;
    const module = unitsOf(run.context);
    const mended = isSame && isNext(made.run.step, run.step) ? mend(made, module, run) : undefined;
    this.#made = mended ?? makeWhole(module, run);
    return this.#made.module;
  }
}

type Versions = ModelStep["now"];

function haveSameWords({ now }: Pick<ModelStep, "now">, other: Versions): boolean {
  const { shapes, schemaWords, operationWords } = other;
  const isSame = now.schemaWords === schemaWords && now.operationWords === operationWords;
  return isSame && now.shapes === shapes;
}

/** The run follows the one of the text, and only words have changed in between. */
function isNext(made: ModelStep, { before, now }: ModelStep): boolean {
  return haveSameWords(made, before) && before.shapes === now.shapes;
}

function makeWhole({ units, around }: UnitModule, run: UnitRun): Made {
  const each = units.map((unit) => makeUnit(unit, run));
  const module = around(each.flatMap(({ statements }) => statements));
  const [start] = each.flatMap(({ statements }) => statements);
  return {
    run,
    ...inPieces(module, run.link),
    units: each.map(({ statements, reads }) => ({ count: statements.length, reads })),
    first: start === undefined ? 0 : module.statements.indexOf(start),
  };
}

function makeUnit({ make }: Unit, { context }: UnitRun) {
  const reads = new Set<string>();
  let statements: readonly StatementStructures[] = [];
  context.schemas.recording(reads, () => {
    statements = make();
  });
  return { statements, reads };
}

/** The text with some of its units made again; undefined where these have other statements than before. */
function mend(made: Made, { units }: UnitModule, run: UnitRun): Made | undefined {
  if (units.length !== made.units.length) return undefined;
  const again: { readonly place: number; readonly statement: StatementStructures }[] = [];
  const mended: MadeUnit[] = [];
  let place = made.first;
  for (const [index, former] of made.units.entries()) {
    const unit = units[index];
    if (unit === undefined) return undefined;
    const { statements, reads } = hasChanged(unit, former, run.step)
      ? makeUnit(unit, run)
      : { statements: undefined, reads: former.reads };
    if ((statements?.length ?? former.count) !== former.count) return undefined;
    const start = place;
    statements?.forEach((statement, offset) => again.push({ place: start + offset, statement }));
    mended.push({ count: former.count, reads });
    place += former.count;
  }
  if (again.length === 0) return { ...made, run };
  return { ...made, run, units: mended, ...withPieces(made, again) };
}

function hasChanged({ part }: Unit, { reads }: MadeUnit, step: ModelStep): boolean {
  if (step.changed.has(part)) return true;
  for (const id of step.changedIds) if (reads.has(id)) return true;
  return false;
}

function withPieces(
  { head, pieces, module }: Made,
  again: readonly { readonly place: number; readonly statement: StatementStructures }[],
): Pick<Made, "pieces" | "module"> {
  const texts = printPieces(again.map(({ statement }) => statement));
  const replaced = [...pieces];
  for (const [index, { place }] of again.entries()) {
    const text = (texts[index] ?? "").replace(/^\n/, "");
    // An empty line stands before each statement but the first.
    replaced[place] = place === 0 ? text : `\n${text}`;
  }
  return { pieces: replaced, module: { ...module, text: head + replaced.join("") } };
}
