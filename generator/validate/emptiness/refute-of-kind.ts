import type { Schema } from "../../model/model.js";
import { isTyped, type Kind, type Part } from "./part.js";
import type { ObjectPart } from "./property-parts.js";
import { refuteArrays } from "./refute-arrays.js";
import { refuteLiterals } from "./refute-literals.js";
import { dependentParts, refuteObjects } from "./refute-objects.js";
import { refuteNumbers, refuteStrings } from "./refute-scalars.js";
import type { Refutation, Search } from "./refutation.js";

type PartOf<K extends Schema["kind"]> = Part & { readonly schema: Extract<Schema, { kind: K }> };

/** Searches again with more parts. `of` is their origin, which is not split again. */
export type Again = (parts: readonly Part[], of: object) => Refutation | undefined;

/** The reason why no value of the type fits the parts, by their constraints for that type. */
export function refuteOfKind(
  kind: Kind,
  parts: readonly Part[],
  taken: ReadonlySet<object>,
  search: Search,
  again: Again,
): Refutation | undefined {
  const ofKind: Part[] = [];
  for (const part of parts) {
    const reading = readFor(kind, part);
    if (reading === "other") return { reason: "type", statements: [statementOf(part)], path: [] };
    if (reading !== undefined) ofKind.push(reading);
  }
  const listed = refuteLiterals(parts, search, kind);
  if (listed !== undefined && listed !== "open") return listed;
  const never = ofKind.find(({ schema }) => schema.kind === "never");
  if (never !== undefined) return { reason: "never", statements: [statementOf(never)], path: [] };
  switch (kind) {
    case "string":
      return refuteStrings(only(ofKind, "string"));
    case "number":
      return refuteNumbers(only(ofKind, "number"), search);
    case "array": {
      const unevaluated = only(ofKind, "unevaluated").filter(({ schema }) => schema.of === "items");
      return refuteArrays(only(ofKind, "array"), unevaluated, search);
    }
    case "object": {
      const objects = only(ofKind, "object");
      const unevaluated = only(ofKind, "unevaluated").filter(({ schema }) => {
        return schema.of === "properties";
      });
      const refuted = refuteObjects({ objects, unevaluated }, search);
      return refuted ?? refuteDependent(objects, parts, taken, again);
    }
    case "null":
    case "boolean":
      return undefined;
    default:
      return kind satisfies never;
  }
}

function only<K extends Schema["kind"]>(parts: readonly Part[], kind: K): readonly PartOf<K>[] {
  return parts.filter((part): part is PartOf<K> => part.schema.kind === kind);
}

/** The constraints of the part for the type: `other` where it accepts no value of the type. */
function readFor(kind: Kind, part: Part): Part | "other" | undefined {
  const { schema, chain } = part;
  if (isTyped(schema)) return schema.kind === kind ? part : "other";
  if (schema.kind !== "union" || schema.mode !== "types") return part;
  const member = schema.members.find((one) => one.kind === kind);
  return member === undefined ? "other" : { schema: member, chain };
}

function refuteDependent(
  objects: readonly ObjectPart[],
  parts: readonly Part[],
  taken: ReadonlySet<object>,
  again: Again,
): Refutation | undefined {
  for (const { part, rule } of dependentParts(objects)) {
    if (taken.has(rule)) continue;
    const refuted = again([...parts, part], rule);
    if (refuted !== undefined) return refuted;
  }
  return undefined;
}

/** The keyword whose schema is `false`. */
function statementOf(part: Part): Refutation["statements"][0] {
  const last = part.schema.source.split("/").at(-1) ?? "";
  const isRest = /^(?:additionalProperties|unevaluatedProperties|items|unevaluatedItems)$/.test(
    last,
  );
  return { part, keys: [], words: isRest ? `${last}: false` : "false" };
}
