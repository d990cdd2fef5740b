import type { ReferenceUse } from "../bundle/collect-references.js";
import { apparentKinds } from "../text/apparent-kind.js";
import { declaredShape } from "./declared-shape.js";
import { valueOf, type DocumentPlace } from "./document-place.js";
import { kindPhrase, plainKind } from "../text/kind-words.js";
import type { Kind, Shape } from "./reference-positions.js";

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
