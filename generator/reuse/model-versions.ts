import type { Api, Docs, NamedSchema, Operation } from "../model/model.js";
import { isEqual, sameItems, sameMembers } from "./equal.js";

/** Numbers for the parts of a model: a part that is equal to what it was in the run before keeps its number. */
export interface ModelVersions {
  /** All but the words: names, kinds, constraints, places, and what is read-only or write-only. */
  readonly shapes: number;
  /** Titles, descriptions, examples and so on, of schemas. */
  readonly schemaWords: number;
  /** The same of operations, parameters, bodies and responses, and of the document itself. */
  readonly operationWords: number;
  /** The bundled document, but for its words. */
  readonly structure: number;
}

/** From one model to the next. */
export interface ModelStep {
  readonly before: ModelVersions;
  readonly now: ModelVersions;
  /** The parts of the next model whose words are other ones, where it has the same shapes. */
  readonly changed: ReadonlySet<NamedSchema | Operation>;
  /** The ids of the schemas among them. */
  readonly changedIds: ReadonlySet<string>;
}

const none: ModelVersions = { shapes: 0, schemaWords: 0, operationWords: 0, structure: 0 };

/** Compares each model with the one before. */
export class VersionedModel {
  #former: Api | undefined;
  #step: ModelStep = { before: none, now: none, changed: new Set(), changedIds: new Set() };

  stepTo(api: Api): ModelStep {
    if (api === this.#former) return this.#step;
    const before = this.#step.now;
    const difference = new Difference(this.#former, api);
    const { changed } = difference;
    const { shapes, schemaWords, operationWords, structure } = before;
    this.#former = api;
    const now: ModelVersions = {
      shapes: shapes + Number(difference.shapes),
      schemaWords: schemaWords + Number(difference.schemaWords),
      operationWords: operationWords + Number(difference.operationWords),
      structure: structure + Number(difference.structure),
    };
    const changedIds = new Set([...changed].flatMap((part) => ("id" in part ? [part.id] : [])));
    this.#step = { before, now, changed, changedIds };
    return this.#step;
  }
}

/** Which parts of two models differ. Where shapes do, nobody asks for the rest. */
class Difference {
  readonly shapes: boolean;
  schemaWords = false;
  operationWords = false;
  readonly structure: boolean;
  readonly changed = new Set<NamedSchema | Operation>();
  /** The part of the next model that is being compared. */
  #part: NamedSchema | Operation | undefined;

  constructor(former: Api | undefined, { document, docs, ...api }: Api) {
    const { document: formerDocument, docs: formerDocs, ...formerApi } = former ?? {};
    this.structure = !haveSameStructure(formerDocument, document);
    this.shapes = !this.#isSame(formerApi, api, false);
    if (!isEqual(formerDocs, docs)) this.operationWords = true;
  }

  #isSame(a: unknown, b: unknown, inSchema: boolean): boolean {
    if (Object.is(a, b)) return true;
    if (Array.isArray(a)) return sameItems(a, b, (x, y) => this.#isSame(x, y, inSchema));
    const isPart = isPlace(a);
    if (isUnit(b)) this.#part = b;
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
    if (this.#part !== undefined) this.changed.add(this.#part);
    return a.readOnly === b.readOnly && a.writeOnly === b.writeOnly;
  }
}

/** A part of the document that has words: a schema, a property, an operation. */
function isPlace(part: unknown): part is { readonly source: string; readonly docs: Docs } {
  return typeof part === "object" && part !== null && "source" in part && "docs" in part;
}

function isUnit(part: unknown): part is NamedSchema | Operation {
  return isPlace(part) && ("side" in part || "accessor" in part);
}

/** Texts for people: no keyword beside them means another thing for what they say. */
const words: ReadonlySet<string> = new Set(["description", "summary", "title"]);

/** What stands under these is data, in which the words are keys as any other. */
const data: ReadonlySet<string> = new Set(["enum", "const"]);

/** Whether two documents are equal but for what their words say. A property of such a name has no text. */
function haveSameStructure(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) return sameItems(a, b, haveSameStructure);
  return sameMembers(a, b, (one, other, key) => {
    if (data.has(key)) return isEqual(one, other);
    if (words.has(key) && typeof one === "string" && typeof other === "string") return true;
    return haveSameStructure(one, other);
  });
}
