import { Findings, type Diagnostic } from "./diagnostics.js";
import { buildApi } from "./ir/build-api.js";
import type { Api } from "./ir/model.js";
import { loadDocument, type LoadedDocument } from "./load/load-document.js";
import type { DocumentOptions, GenerateOptions } from "./options.js";
import { checkExamples } from "./validate/check-examples.js";
import { checkStructure } from "./validate/check-structure.js";

/** A document that was read, and its model as far as the findings allow one. */
export interface Analysis {
  readonly document?: LoadedDocument;
  readonly api?: Api;
  readonly findings: Findings;
}

export interface Generated {
  /** Relative path -> text; empty where a finding is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the document's files. */
  readonly sources: readonly string[];
}

/** The whole story: load -> model -> emit -> text. */
export async function runPipeline(options: GenerateOptions): Promise<Generated> {
  const { document, api, findings } = await analyze(options);
  const made =
    api === undefined || findings.failed ? undefined : await makeFiles(api, options, findings);
  // Emitting can find faults too.
  const files = made === undefined || findings.failed ? new Map<string, string>() : made;
  return { files, diagnostics: findings.diagnostics, sources: document?.files ?? [] };
}

/** Emitters and printers are loaded where there is something to print: loading them takes a while. */
async function makeFiles(
  api: Api,
  options: GenerateOptions,
  findings: Findings,
): Promise<Map<string, string>> {
  const { emitFiles } = await import("./emit-files.js");
  return emitFiles(api, options, findings);
}

/** load -> model. */
export async function analyze(options: DocumentOptions): Promise<Analysis> {
  const findings = new Findings();
  const { spec, root, documents, protojson } = options;
  const document = await loadDocument(
    {
      spec,
      ...(root === undefined ? {} : { root }),
      ...(documents === undefined ? {} : { documents }),
    },
    findings,
  );
  if (document === undefined) return { findings };
  // Where a file could not be read, most of what its absence leads to is not worth a word.
  if (findings.diagnostics.some(isUnreadable)) return { document, findings };
  const { dynamicScopes } = document;
  const api = buildApi(document.root, findings, {
    ...(protojson === undefined ? {} : { protojson }),
    ...(dynamicScopes === undefined ? {} : { dynamicScopes }),
  });
  return { document, findings, ...(api === undefined ? {} : { api }) };
}

function isUnreadable({ code, severity }: Diagnostic): boolean {
  const isReference = code === "unresolved-reference" || code === "circular-reference";
  return severity === "error" && !isReference;
}

/** load -> model -> rules: all that is wrong with a document. */
export async function checkDocument(options: DocumentOptions): Promise<readonly Diagnostic[]> {
  const { document, api, findings } = await analyze(options);
  if (api === undefined || document === undefined) return findings.diagnostics;
  checkStructure(document.root, findings);
  checkExamples(api, findings);
  return inReadingOrder(findings.diagnostics);
}

/** File by file, in the order in which they came up, and from the top down. */
function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return [...diagnostics].sort((a, b) => {
    const byFile = files.indexOf(a.file) - files.indexOf(b.file);
    return byFile || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  });
}
