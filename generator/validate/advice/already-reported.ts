import type { Findings, Location } from "../../findings/diagnostics.js";
import type { JsonObject, Pointer } from "../../json/json.js";

/** The parts of a loaded document that the checks of its form need. */
export interface CheckedDocument {
  readonly root: JsonObject;
  /** The document before its conversion to OpenAPI 3. */
  readonly swagger?: {
    readonly root: JsonObject;
    originOf(pointer: Pointer): Pointer;
    locate(pointer: Pointer, at: "key" | "value"): Location | undefined;
  };
}

const formCodes: ReadonlySet<string> = new Set(["invalid-document", "unknown-field"]);

/** The places for which the builders of the model, or the conversion to OpenAPI 3, have reported a fault. */
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
