import type { Api, Docs } from "../model/model.js";
import { isEqual, sameItems, sameMembers } from "./equal.js";
import { haveSameStructure } from "./same-structure.js";

/** Numbers for the parts of a model: a part that is equal to what it was in the run before keeps its number. */
export interface ModelVersions {
  /** All but the words: names, kinds, constraints, places, and what is read-only or write-only. */
  readonly shapes: number;
  /** Titles, descriptions, examples and so on, of schemas. */
  readonly schemaWords: number;
  /** The same of operations, parameters, bodies and responses. */
  readonly operationWords: number;
  /** The bundled document, but for its words. */
  readonly structure: number;
}

/** Compares each model with the one before. */
export class VersionedModel {
  #former: Api | undefined;
  #versions: ModelVersions = { shapes: 0, schemaWords: 0, operationWords: 0, structure: 0 };

  versionsOf(api: Api): ModelVersions {
    if (api === this.#former) return this.#versions;
    const difference = new Difference(this.#former, api);
    const { shapes, schemaWords, operationWords, structure } = this.#versions;
    this.#former = api;
    this.#versions = {
      shapes: shapes + Number(difference.shapes),
      schemaWords: schemaWords + Number(difference.schemaWords),
      operationWords: operationWords + Number(difference.operationWords),
      structure: structure + Number(difference.structure),
    };
    return this.#versions;
  }
}

/** Which parts of two models differ. Where shapes do, nobody asks for the rest. */
class Difference {
  readonly shapes: boolean;
  schemaWords = false;
  operationWords = false;
  readonly structure: boolean;

  constructor(former: Api | undefined, { document, ...api }: Api) {
    const { document: formerDocument, ...formerApi } = former ?? {};
    this.structure = !haveSameStructure(formerDocument, document);
    this.shapes = !this.#isSame(formerApi, api, false);
  }

  #isSame(a: unknown, b: unknown, inSchema: boolean): boolean {
    if (Object.is(a, b)) return true;
    if (Array.isArray(a)) return sameItems(a, b, (x, y) => this.#isSame(x, y, inSchema));
    const isPart = isPlace(a);
    const isOfSchema = inSchema || (isPart && ("kind" in a || "side" in a));
    return sameMembers(a, b, (one, other, key) => {
      // Data of the document, which has keys of any name.
      if (key === "values") return isEqual(one, other);
      if (key !== "docs" || !isPart) return this.#isSame(one, other, isOfSchema);
      return this.#haveSameShape(one as Docs, other as Docs, isOfSchema);
    });
  }

  #haveSameShape(a: Docs, b: Docs, isOfSchema: boolean): boolean {
    if (isEqual(a, b)) return true;
    this[isOfSchema ? "schemaWords" : "operationWords"] = true;
    return a.readOnly === b.readOnly && a.writeOnly === b.writeOnly;
  }
}

/** A part of the document that has words: a schema, a property, an operation. */
function isPlace(part: unknown): part is { readonly source: string; readonly docs: Docs } {
  return typeof part === "object" && part !== null && "source" in part && "docs" in part;
}
