import type { Findings } from "../../findings/diagnostics.js";
import { placeForFinding } from "./document-place.js";
import { kindPhrase, fixFor } from "../text/kind-words.js";
import { usesOf, type ReferenceGraph } from "./reference-graph.js";

/**
 * Reports references whose target is of another kind than their place needs (OpenAPI 3.1.1, 4.8.23). In a
 * chain of references, the one with the wrong target is reported, once for each kind that it is reached as.
 */
export function reportWrongKinds(graph: ReferenceGraph, findings: Findings): void {
  for (const { use, wrong: found } of [...graph.values()].flatMap(usesOf)) {
    if (found === undefined) continue;
    const needed = kindPhrase(use.shape.kind);
    const message = `\`${use.text}\` is ${found.phrase}; ${needed} is needed here.`;
    const fix = fixFor(use.shape, found.kind, use.text, findings.version);
    const place = placeForFinding(use.textPlace, "value");
    findings.report("wrong-reference-kind", message, place, { fix });
  }
}
