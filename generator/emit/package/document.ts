import type { Api } from "../../model/model.js";
import { jsonText } from "./json-text.js";
import type { TextFile } from "../output.js";

/** `openapi.json`: the bundled document. */
export function emitDocument(api: Api): TextFile {
  return { path: "openapi.json", text: jsonText(api.document) };
}
