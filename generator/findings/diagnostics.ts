import {
  diagnosticCatalogue,
  type DiagnosticCode,
  type Rule,
  type RuleSetting,
  type Severity,
} from "./diagnostic-catalogue.js";

import {
  textFor,
  withOwnPointers,
  type DocumentWords,
  type SpecificationVersion,
  type VersionedText,
} from "./document-words.js";

export type { DiagnosticCode, RuleSetting, Severity };

/** A finding, as the API returns it. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
  /** Relative to the working directory where it lies below it; with forward slashes. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  /** Place in the bundled document. */
  readonly pointer?: string;
  /** The lines around the place, with line numbers and a marker. */
  readonly frame?: string;
}

/** A place in a file, as the loader knows it. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
  readonly frame?: string;
}

/** Where a finding belongs: a pointer is turned into a location by the document's loader. */
export type Place =
  | {
      readonly pointer: string;
      readonly at?: "key" | "value";
      /** Of a document that was converted: the pointer is one of the document as it was written. */
      readonly isOriginal?: true;
    }
  | { readonly location: Location; readonly pointer?: string }
  /** A file that is not there, or cannot be read. */
  | { readonly file: string; readonly pointer?: undefined };

type Locate = (pointer: string, at: "key" | "value") => Location | undefined;

/** Codes that several readers of a document may report at the same place: the first one is kept. */
const onePerPlace: ReadonlySet<DiagnosticCode> = new Set([
  "unresolved-reference",
  "circular-reference",
]);

/** Severities that replace those of the catalogue. */
export type RuleSettings = Readonly<Partial<Record<DiagnosticCode, RuleSetting>>>;

/** Why findings are collected: to judge a document, or to generate from it as far as possible. */
export type Purpose = "judge" | "make";

/** Codes whose one fix is in the catalogue. */
export type CodeWithFix = Exclude<DiagnosticCode, "invalid-document">;

interface ReportOptions {
  /** What to write instead. */
  readonly fix?: VersionedText;
  readonly severity?: Severity;
  /** The output is complete and correct despite the finding, as for rules with `harmless`. */
  readonly harmless?: boolean;
}

/** What `Findings.report` is given. */
export type Report = readonly [
  code: DiagnosticCode,
  message: string,
  place: Place | undefined,
  options: ReportOptions | undefined,
];

/** Collects findings in the order in which they are reported. The same finding at the same place is kept once. */
export class Findings {
  readonly #found = new Map<string, Diagnostic>();
  readonly #settings: RuleSettings;
  readonly #purpose: Purpose;
  #locate: Locate = () => undefined;
  #words: DocumentWords = { version: "3.1" };
  /** The findings whose pointers are of the document as it was written. */
  readonly #original = new Set<Diagnostic>();
  #recorded: Report[] | undefined;

  /** `settings` must have passed `checkOptions`, which keeps the severity of rules that stop a run. */
  constructor(settings: RuleSettings = {}, purpose: Purpose = "judge") {
    this.#settings = settings;
    this.#purpose = purpose;
  }

  /** Later reports locate their pointers by `locate`. */
  locateWith(locate: Locate): void {
    this.#locate = locate;
  }

  /** Later reports are in the words of this document, and have its places. */
  speakAs(words: DocumentWords): void {
    this.#words = words;
  }

  /** Of the document that is reported about. */
  get version(): SpecificationVersion {
    return this.#words.version;
  }

  /** A part of the wrong form can have many fixes, so the caller must give the right one. */
  report(
    code: DiagnosticCode,
    message: string,
    place: Place | undefined,
    options: ReportOptions & { readonly fix: VersionedText },
  ): void;
  report(code: CodeWithFix, message: string, place?: Place, options?: ReportOptions): void;
  report(code: DiagnosticCode, message: string, place?: Place, options: ReportOptions = {}): void {
    this.#recorded?.push([code, message, place, options]);
    this.#add(code, message, place, options);
  }

  /** What the work reports, so that it can be reported again: the places may have moved. */
  recorded(work: () => void): readonly Report[] {
    const reports: Report[] = [];
    this.#recorded = reports;
    try {
      work();
    } finally {
      this.#recorded = undefined;
    }
    return reports;
  }

  repeat(reports: readonly Report[]): void {
    for (const [code, message, place, options] of reports) {
      this.#add(code, message, place, options);
    }
  }

  #add(
    code: DiagnosticCode,
    message: string,
    place: Place | undefined,
    options: ReportOptions = {},
  ): void {
    const entry: Rule = diagnosticCatalogue[code];
    const setting = this.#settings[code] ?? this.#severityOf(entry, options);
    if (setting === "off") return;
    const location = place === undefined ? undefined : this.#locationOf(place);
    const diagnostic: Diagnostic = {
      code,
      severity: setting,
      message: withOwnPointers(message, this.#words),
      fix: withOwnPointers(textFor(options.fix ?? entry.fix, this.#words.version), this.#words),
      ...location,
      ...(place?.pointer === undefined ? {} : { pointer: place.pointer }),
    };
    const { file, line, column, pointer } = diagnostic;
    const once = onePerPlace.has(code) && line !== undefined;
    const key = JSON.stringify(
      once ? [code, file, line, column] : [code, file, line, column, pointer, message],
    );
    if (this.#found.has(key)) return;
    this.#found.set(key, diagnostic);
    const isOriginal = place !== undefined && ("location" in place || "isOriginal" in place);
    if (isOriginal) this.#original.add(diagnostic);
  }

  /** As users get them: their pointers are of the document as it was written. */
  get reported(): readonly Diagnostic[] {
    const { originOf } = this.#words;
    if (originOf === undefined) return this.diagnostics;
    return this.diagnostics.map((each) => {
      const { pointer } = each;
      return pointer === undefined || this.#original.has(each)
        ? each
        : { ...each, pointer: originOf(pointer) };
    });
  }

  /** With the pointers of the document that the model is built from. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }

  get failed(): boolean {
    return this.diagnostics.some(({ severity }) => severity === "error");
  }

  #severityOf(entry: Rule, { severity = entry.severity, harmless }: ReportOptions): Severity {
    const isHarmless = harmless === true || entry.harmless === true;
    return severity === "error" && isHarmless && this.#purpose === "make" ? "warning" : severity;
  }

  #locationOf(place: Place): Location | { readonly file: string } | undefined {
    if ("file" in place) return { file: place.file };
    if ("location" in place) return place.location;
    return this.#locate(place.pointer, place.at ?? "value");
  }
}
