import type { ReferenceUse } from "../bundle/collect-references.js";
import { apparentKinds } from "../text/apparent-kind.js";
import { valueOf, type DocumentPlace } from "./document-place.js";
import { kindPhrase, plainKind } from "../text/kind-words.js";
import { childShape, type Kind, type Shape } from "./reference-positions.js";
import { isJsonObject, type JsonValue } from "../../json/json.js";
import { childOf, parsePointer } from "../../json/pointer.js";
import { isSwagger, rootShape } from "../text/root-shape.js";

/** An object of another kind than the place of a reference needs. */
export interface WrongKind {
  readonly kind: Kind;
  /** The kind of the target, for messages. */
  readonly phrase: string;
}

/** The kind of the target, where it is not the one that the reference needs. */
export function wrongKind(use: ReferenceUse, target: DocumentPlace): WrongKind | undefined {
  // References to whole lists or maps are not part of the specification, so they are not checked.
  if (use.shape.as !== "one") return undefined;
  const needed = plainKind(use.shape.kind);
  const declared = declaredShape(target);
  if (declared !== undefined) return declaredWrong(declared, needed);
  // The target of an example can be any value.
  const kinds = needed === "example" ? undefined : apparentKinds(valueOf(target));
  const [first] = kinds ?? [];
  if (first === undefined || kinds?.includes(needed) !== false) return undefined;
  return { kind: first, phrase: kinds.map(kindPhrase).join(" or ") };
}

function declaredWrong({ kind, as }: Shape, needed: Kind): WrongKind | undefined {
  if (kind === "data") return undefined;
  const phrase = kindPhrase(kind);
  if (as !== "one")
    return {
      kind: "data",
      phrase: `a ${as === "list" ? "list" : "map"} whose entries are each ${phrase}`,
    };
  return plainKind(kind) === needed ? undefined : { kind, phrase };
}

/**
 * The shape that the document declares for a place by its position; undefined in extensions and examples,
 * and in files that are not OpenAPI documents, except in `components`.
 */
function declaredShape({ source, pointer }: DocumentPlace): Shape | undefined {
  const segments = parsePointer(pointer);
  if (!isDocument(source.value) && segments[0] !== "components") return undefined;
  if (segments.length === 1 && !isDocument(source.value)) return undefined;
  let value: JsonValue = source.value;
  let shape: Shape = rootShape(value);
  for (const segment of segments) {
    const inner = childShape(shape, value, segment);
    const child = childOf(value, segment);
    if (inner === undefined || child === undefined) return undefined;
    [shape, value] = [inner, child];
  }
  return shape;
}

function isDocument(root: JsonValue): boolean {
  return isSwagger(root) || (isJsonObject(root) && Object.hasOwn(root, "openapi"));
}
