import { printDeclarations, printScript } from "./code/compiled.js";
import { printModule, printPieces } from "./code/shell.js";
import { linked, type Link } from "./linkage.js";
import type { SourceModule, TextFile } from "./output.js";
import { exportedNames } from "./package/exported-names.js";

/** What is known of a module once it is printed: nobody has to keep its trees. */
interface Facts extends Pick<SourceModule, "path" | "runtime"> {
  readonly isEmpty: boolean;
  readonly exports: readonly string[];
}

/** A module as JavaScript, and the declarations of that. */
interface Compiled {
  readonly script: string;
  readonly declarations: string;
}

/** A printed module: as TypeScript, or compiled. */
export type PrintedModule = Facts & (TextFile | { readonly compiled: Compiled });

export type Print = (module: SourceModule) => PrintedModule;

/** How the modules of an output are printed. */
export function printer(target: "ts" | "js", link: Link): Print {
  return target === "js"
    ? (module) => ({ ...factsOf(module), compiled: compiled(module) })
    : (module) => ({ ...factsOf(module), text: typeScript(module, link) });
}

/** A module as TypeScript, with the texts of its statements. */
export function inPieces(
  module: SourceModule,
  link: Link,
): {
  readonly module: Facts & TextFile;
  readonly head: string;
  readonly pieces: readonly string[];
} {
  const head = introductionOf(module);
  const pieces = printPieces(linked(module.statements, link));
  const text = pieces.length === 0 ? typeScript(module, link) : head + pieces.join("");
  return { module: { ...factsOf(module), text }, head, pieces };
}

function typeScript(module: SourceModule, link: Link): string {
  return introductionOf(module) + printModule(linked(module.statements, link));
}

function compiled(module: SourceModule): Compiled {
  const script = introductionOf(module) + printScript(module.statements);
  return { script, declarations: printDeclarations(module.statements) };
}

function factsOf({ path, runtime, statements }: SourceModule): Facts {
  return { path, runtime, isEmpty: statements.length === 0, exports: exportedNames(statements) };
}

function introductionOf({ introduction = [] }: SourceModule): string {
  const comment = introduction.map((line) => `// ${line}\n`).join("");
  return comment === "" ? "" : `${comment}\n`;
}
