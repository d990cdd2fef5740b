import type { Findings, Location } from "../../findings/diagnostics.js";
import type { JsonObject, Pointer } from "../../json/json.js";

/** A document as the loader gives it, as far as its form is concerned. */
export interface CheckedDocument {
  readonly root: JsonObject;
  /** What it was before it was converted to OpenAPI 3. */
  readonly swagger?: {
    readonly root: JsonObject;
    originOf(pointer: Pointer): Pointer;
    locate(pointer: Pointer, at: "key" | "value"): Location | undefined;
  };
}

const formCodes: ReadonlySet<string> = new Set(["invalid-document", "unknown-field"]);

/** Where the builders of the model, or the conversion to OpenAPI 3, found something to be wrong. */
export function alreadyReported(
  swagger: CheckedDocument["swagger"],
  findings: Findings,
): (pointer: Pointer) => boolean {
  const found = findings.diagnostics.filter(({ code }) => formCodes.has(code));
  const pointers = new Set(found.flatMap(({ pointer }) => pointer ?? []));
  if (swagger === undefined) return (pointer) => pointers.has(pointer);
  const origins = new Set([...pointers].map((pointer) => swagger.originOf(pointer)));
  const places = new Set(found.flatMap(({ line, column }) => (line ? `${line}:${column}` : [])));
  return (pointer) => {
    if (origins.has(pointer) || pointers.has(pointer)) return true;
    const place = swagger.locate(pointer, "value");
    return place !== undefined && places.has(`${place.line}:${place.column}`);
  };
}
