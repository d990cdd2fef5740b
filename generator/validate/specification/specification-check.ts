import type { SpecificationVersion, VersionedText } from "../../findings/document-words.js";
import type { CodeWithFix, Findings, Place, Severity } from "../../findings/diagnostics.js";
import { isJsonObject, type JsonObject, type JsonValue, type Pointer } from "../../json/json.js";
import { normalizePointer, valueAt } from "../../json/pointer.js";

/** An object of the document, with its pointer. */
export interface Part {
  readonly value: JsonObject;
  readonly pointer: Pointer;
}

interface ReportOptions {
  readonly at?: "key" | "value";
  readonly fix?: VersionedText;
  readonly severity?: Severity;
}

export interface SpecificationContext {
  /** The document as written: a Swagger document is not converted. */
  readonly document: JsonObject;
  readonly version: SpecificationVersion;
  readonly findings: Findings;
  /** Turns a pointer into `document` into the place of a finding. */
  readonly place: (pointer: Pointer, at: "key" | "value") => Place;
  /** Whether a fault of the form at this place has been reported. */
  readonly isReported: (pointer: Pointer) => boolean;
}

/** The shared context of the checks: the document, its version, and functions to report. */
export class SpecificationCheck {
  readonly document: JsonObject;
  readonly version: SpecificationVersion;
  readonly #context: SpecificationContext;

  constructor(context: SpecificationContext) {
    this.#context = context;
    this.document = context.document;
    this.version = context.version;
  }

  isOneOf(...versions: readonly SpecificationVersion[]): boolean {
    return versions.includes(this.version);
  }

  report(
    code: CodeWithFix,
    message: string,
    pointer: Pointer,
    { at = "value", ...options }: ReportOptions = {},
  ): void {
    this.#context.findings.report(code, message, this.#context.place(pointer, at), options);
  }

  /** Whether a fault of the form at this place has been reported. */
  isReported(pointer: Pointer): boolean {
    return this.#context.isReported(pointer);
  }

  /** Reports a wrong form, unless this place has been reported. */
  reportForm(
    message: string,
    pointer: Pointer,
    { at = "value", ...options }: ReportOptions & { readonly fix: string },
  ): void {
    const { isReported, findings, place } = this.#context;
    if (!isReported(pointer))
      findings.report("invalid-document", message, place(pointer, at), options);
  }

  /** The object itself, or the target of its Reference Object; undefined where that is not an object. */
  resolve({ value, pointer }: Part): Part | undefined {
    let part: Part = { value, pointer };
    for (let hops = 0; hops < 64; hops += 1) {
      const reference = part.value["$ref"];
      if (typeof reference !== "string") return part;
      const target = reference.startsWith("#") ? valueAt(this.document, reference) : undefined;
      if (!isJsonObject(target)) return undefined;
      part = { value: target, pointer: normalizePointer(reference) };
    }
    return undefined;
  }
}

/** The entries of a map, including extensions; empty for other values. */
export function entriesOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
