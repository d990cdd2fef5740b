import { textForAll } from "../findings/document-words.js";
import { createHash } from "node:crypto";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { diagnosticCatalogue, type DiagnosticCode } from "../findings/diagnostic-catalogue.js";
import type { Diagnostic, Severity } from "../findings/diagnostics.js";
import { visibleText } from "../text/visible-text.js";
import { stringifySafely } from "./format-json.js";
import { rulePage } from "./rule-page.js";
import { workspacePath } from "../text/file-paths.js";

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const codes = Object.keys(diagnosticCatalogue);

/** Findings as a SARIF 2.1.0 log, with every code of the catalogue as a rule. */
export function formatSarif(diagnostics: readonly Diagnostic[]): string {
  const rules = Object.entries(diagnosticCatalogue).map(
    ([id, { severity, title, cause, fix }]) => ({
      id,
      shortDescription: { text: title },
      fullDescription: { text: cause },
      help: { text: textForAll(fix), markdown: rulePage(id as DiagnosticCode) },
      defaultConfiguration: { level: levels[severity] },
    }),
  );
  return stringifySafely({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "specwright", rules } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map(toResult),
      },
    ],
  });
}

function toResult(diagnostic: Diagnostic): object {
  const { code, severity, message, fix } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: `${plainText(message)}\nfix: ${plainText(fix)}` },
    locations: toLocations(diagnostic),
    partialFingerprints: { "specwright/v1": fingerprint(diagnostic) },
  };
}

/** Text of documents as text: `[a](b)` would be a link (SARIF 2.1.0, 3.11.6). */
function plainText(text: string): string {
  return visibleText(text).replaceAll("](", "] (");
}

/** By this code scanning knows a finding again when its line has moved. */
function fingerprint({ code, pointer, file, message }: Diagnostic): string {
  const identity = JSON.stringify([code, pointer ?? file ?? "", message]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 16);
}

function toLocations({ file, line, column, endColumn, pointer }: Diagnostic): object[] {
  if (file === undefined && pointer === undefined) return [];
  const region = { startLine: line, startColumn: column, endColumn };
  const physicalLocation = file !== undefined && {
    artifactLocation: { uri: toUri(file) },
    ...(line === undefined ? {} : { region }),
  };
  return [
    {
      ...(physicalLocation ? { physicalLocation } : {}),
      ...(pointer === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
    },
  ];
}

/** Relative files stay relative: the log's reader knows the repository's root. */
function toUri(path: string): string {
  const file = workspacePath(path);
  if (isAbsolute(file)) return pathToFileURL(file).href;
  // A lone surrogate has no UTF-8 form.
  const readable = file.replace(/\p{Surrogate}/gu, "\ufffd");
  return readable.split("/").map(encodeURIComponent).join("/");
}
