import { isJsonObject, ownValue } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { Part, SpecificationCheck } from "./specification-check.js";
import { isWholeUri } from "./uris.js";

/** The XML Object of a schema (3.0.4, 4.7.26; 3.1.2, 4.8.26). */
export function checkXml(part: Part, check: SpecificationCheck): void {
  const xml = ownValue(part.value, "xml");
  if (!isJsonObject(xml)) return;
  const pointer = appendPointer(part.pointer, "xml");
  const namespace = ownValue(xml, "namespace");
  if (typeof namespace === "string" && check.version !== "2.0" && !isWholeUri(namespace)) {
    const message = `The namespace ${JSON.stringify(namespace)} is not an absolute URI.`;
    check.report("invalid-uri", message, appendPointer(pointer, "namespace"));
  }
  if (check.version !== "3.2" || !Object.hasOwn(xml, "nodeType")) return;
  for (const field of ["attribute", "wrapped"]) {
    if (!Object.hasOwn(xml, field)) continue;
    const message = `\`${field}\` and \`nodeType\` exclude each other: \`nodeType\` replaces it.`;
    const fix = `Remove \`${field}\`.`;
    check.reportForm(message, appendPointer(pointer, field), { at: "key", fix });
  }
}
