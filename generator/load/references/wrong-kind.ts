import type { ReferenceUse } from "../bundle/collect-references.js";
import { apparentKinds } from "../text/apparent-kind.js";
import { declaredShape } from "./declared-shape.js";
import { valueOf, type DocumentPlace } from "./document-place.js";
import { kindPhrase, plainKind } from "../text/kind-words.js";
import type { Kind, Shape } from "./reference-positions.js";

/** An object of another kind than the place of a reference needs. */
export interface WrongKind {
  readonly kind: Kind;
  /** What it is, in words. */
  readonly phrase: string;
}

/** What the target is, where that is not what the reference has to lead to. */
export function wrongKind(use: ReferenceUse, target: DocumentPlace): WrongKind | undefined {
  // A list or a map in a file of its own is no Reference Object of the specification.
  if (use.shape.as !== "one") return undefined;
  const needed = plainKind(use.shape.kind);
  const declared = declaredShape(target);
  if (declared !== undefined) return declaredWrong(declared, needed);
  // What an example stands for can be anything.
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
