import type { CustomFile } from "./run-custom-emitters.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import { exportsOf } from "../write/examine-module.js";
import { checkOutputPaths } from "../write/output-path.js";
import { WriteError } from "../write/write-error.js";

/** How files of an output are laid out. */
interface Layout {
  readonly target: "ts" | "js";
  readonly isPackage: boolean;
}

/**
 * Refuses files of custom emitters whose paths leave the folder, or that overwrite another
 * file. Paths that differ in letter case only count as the same file, as they do on some systems.
 *
 * @throws SpecwrightError - that names the emitter.
 */
export function checkCustomPaths(
  own: readonly CustomFile[],
  builtIn: readonly string[],
  layout: Layout,
): void {
  const owners = new Map<string, string>();
  for (const path of builtIn.flatMap((path) => placesOf(path, layout)))
    owners.set(path, "specwright");
  if (layout.isPackage) {
    for (const path of ["package.json", "README.md", "tsconfig.json"])
      owners.set(path, "specwright");
  }
  for (const { path, emitter } of own) {
    for (const place of placesOf(path, layout)) {
      const owner = owners.get(place);
      if (owner !== undefined) {
        const whose =
          owner === "specwright"
            ? "specwright generates a file of that name. Choose another one, or turn that module off by `builtIn`"
            : `${owner === emitter ? "it" : `the emitter ${owner}`} already generates that file`;
        throw new SpecwrightError(`The emitter ${emitter} generated \`${path}\`: ${whose}.`);
      }
      owners.set(place, emitter);
    }
  }
  refuseBadPlaces(owners);
}

/** All at once first: only where something is wrong it matters with whose file it begins. */
function refuseBadPlaces(owners: ReadonlyMap<string, string>): void {
  if (faultOf(owners.keys()) === undefined) return;
  const seen: string[] = [];
  for (const [place, owner] of owners) {
    seen.push(place);
    const fault = faultOf(seen);
    if (fault === undefined) continue;
    throw new SpecwrightError(`The emitter ${owner}: ${fault.message} ${fault.fix}`);
  }
}

function faultOf(places: Iterable<string>): WriteError | undefined {
  try {
    checkOutputPaths(places);
    return undefined;
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    return error;
  }
}

/** Where a file lies in the end: a module may become two files, and in a package it is under `src/`. */
function placesOf(path: string, { target, isPackage }: Layout): string[] {
  const isModule = /(?<!\.d)\.ts$/.test(path);
  const stem = path.replace(/\.ts$/, "");
  const made = target === "js" && isModule ? [`${stem}.js`, `${stem}.d.ts`] : [path];
  return made.map((place) => (isPackage && place.endsWith(".ts") ? `src/${place}` : place));
}

/**
 * Refuses names that a module brings into `index.ts` though they are there already: TypeScript leaves
 * out both without a word.
 *
 * @throws SpecwrightError - that names the emitter.
 */
export function checkCustomNames(own: readonly CustomFile[], taken: readonly string[]): void {
  const owners = new Map(taken.map((name) => [name, "`index.ts`"]));
  for (const { path, text, emitter, inIndex } of own) {
    if (!inIndex) continue;
    for (const name of exportsOf(path, text).names.keys()) {
      const owner = owners.get(name);
      if (owner !== undefined) {
        throw new SpecwrightError(
          `The emitter ${emitter} exports \`${name}\` from \`${path}\`, and ${owner} has that name already. Choose another one, or leave \`inIndex\` out.`,
        );
      }
      owners.set(name, `\`${path}\``);
    }
  }
}
