import type { StatementStructures } from "ts-morph";
import type { Api } from "../model/model.js";
import type { Code } from "./code/code.js";
import type { EmitOptions, TextFile } from "./output.js";

/** A module that a custom emitter makes: what built-in emitters make, and plain code too. */
export interface EmittedModule {
  /** Relative to the output's root, with forward slashes; ends in `.ts`. */
  readonly path: string;
  /** In order. Imports come first: `sourceModule` puts them there. */
  readonly statements: readonly (StatementStructures | Code)[];
  /** Files of the runtime that the module imports: `Imports.runtimeFiles`. */
  readonly runtime: readonly string[];
  /** Whether `index.ts` exports everything that the module does. */
  readonly inIndex?: boolean;
}

export type Emitted = EmittedModule | TextFile;

/** What an emitter returns: one file, or any number of them. */
export type EmitterResult = Emitted | readonly Emitted[];

/** Makes files from the model, and writes nothing. The same model gives the same files. */
export type Emitter = (api: Api, options: EmitOptions) => EmitterResult | Promise<EmitterResult>;
