import type { Change, CoreGenerateOptions, Diagnostic } from "specwright/core";

/** The options that the page offers, as the configuration names them. */
export type PlayOptions = Omit<
  CoreGenerateOptions,
  "spec" | "name" | "texts" | "descriptors" | "emitters" | "package"
>;

export type Texts = Readonly<Record<string, string>>;

/** What the page asks of the worker that generates. */
export type Request =
  | {
      readonly kind: "make";
      readonly text: string;
      /** Files that the text refers to, by path. */
      readonly texts: Texts;
      readonly options: PlayOptions;
    }
  /** What is wrong with the same: the output does not wait for it. */
  | {
      readonly kind: "check";
      readonly text: string;
      readonly texts: Texts;
      readonly options: PlayOptions;
    }
  | {
      readonly kind: "compare";
      readonly base: string;
      readonly revision: string;
      readonly texts: Texts;
      readonly options: PlayOptions;
    }
  /** The validators as one script. */
  | { readonly kind: "link"; readonly files: ReadonlyMap<string, string> };

export interface Made {
  readonly kind: "make";
  /** Empty where a finding is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Diagnostic[];
  readonly milliseconds: number;
}

export interface Checked {
  readonly kind: "check";
  readonly findings: readonly Diagnostic[];
}

export interface Compared {
  readonly kind: "compare";
  readonly changes: readonly Change[];
  readonly breaking: boolean;
  readonly findings: readonly Diagnostic[];
}

export interface Linked {
  readonly kind: "link";
  readonly script: string;
  /** The names of the validators: `Foo` of `validateFoo`. */
  readonly names: readonly string[];
}

export interface Failed {
  readonly kind: "failed";
  readonly message: string;
}

export type Answer = Made | Checked | Compared | Linked | Failed;
