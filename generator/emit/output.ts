import type { StatementStructures } from "ts-morph";
import type { TypeStyle } from "./types/type-style.js";

/** A module as data: printed and formatted by `write`. */
export interface SourceModule {
  /** Relative to the output's root, with forward slashes. */
  readonly path: string;
  readonly statements: readonly StatementStructures[];
  /** Runtime templates that the module imports, by file name. */
  readonly runtime: readonly string[];
  /** What its readers should know first: the lines of a comment at the top. */
  readonly introduction?: readonly string[];
}

/** A file whose text is final. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface EmitOptions {
  /** Check `format`, or take it as an annotation (JSON Schema's default). */
  readonly formats: "assert" | "annotate";
  readonly templates: RuntimeTemplates;
  /** The module whose `compile` makes patterns; `RegExp` where there is none. */
  readonly regexEngine?: string;
  /** Whether there are validators; without them descriptors have no schemas. */
  readonly validators?: boolean;
  /** Whether there is a client; there is where it is not said. */
  readonly client?: boolean;
  /** Whether there is a module of field masks; there is where it is not said. */
  readonly masks?: boolean;
  /** Whether the validators' schemas give JSON Schemas too; they do not where it is not said. */
  readonly jsonSchemas?: boolean;
  /** How types are written; the usual style where it is not said. */
  readonly style?: TypeStyle;
}

/** The hand-written runtime: what each file exports, and its text. */
export interface RuntimeTemplates {
  readonly files: ReadonlyMap<string, string>;
  /** Exported name -> file: `matchesDateTime` -> `date-time.ts`. */
  readonly exports: ReadonlyMap<string, string>;
  /** Where the modules of the output find them: `./runtime`, or the way to a shared folder. */
  readonly folder: string;
}
