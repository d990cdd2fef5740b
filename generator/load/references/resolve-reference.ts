import { placeBelow, placeKey, valueOf, type DocumentPlace } from "./document-place.js";
import { isJsonObject, type JsonValue } from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import {
  appendPointer,
  childOf,
  formatPointer,
  parsePointer,
  pointerToReference,
} from "../../json/pointer.js";
import { referenceOf } from "../../json/reference.js";
import type { Refusal } from "../refusal.js";
import { isRemote } from "../remote/remote-uri.js";
import { resolveUri, type SchemaRegistry } from "./schema-registry.js";
import type { SourceFile } from "../source-file.js";
import type { SourceStore } from "../source-store.js";

/**
 * The result of resolving a reference. `unknown` may be resolved after more documents are read; `failed` is
 * final, without a finding where the fault has been reported.
 */
export type Resolution =
  | {
      readonly kind: "found";
      readonly target: DocumentPlace;
      /** A fault of the reference whose intention is clear. */
      readonly remark?: Refusal;
    }
  | { readonly kind: "unknown"; readonly refusal: Refusal }
  | { readonly kind: "failed"; readonly refusal?: Refusal };

/** Turns the text of references into places, opening the documents that they name. */
export class ReferenceResolver {
  readonly #store: SourceStore;
  readonly #registry: SchemaRegistry;
  /** Resolved references are cached: documents repeat them thousands of times. */
  readonly #found = new Map<string, Resolution>();

  constructor(store: SourceStore, registry: SchemaRegistry) {
    this.#store = store;
    this.#registry = registry;
  }

  /**
   * `from`: the document with the reference, which may differ from the base URI. `through`: the references
   * that are being followed already.
   */
  async resolve(
    text: string,
    base: string,
    from: SourceFile,
    through?: ReadonlySet<string>,
  ): Promise<Resolution> {
    // The result depends on the document: a remote one may not refer to files.
    const key = `${isRemote(from.uri) ? from.uri : ""} ${base} ${text}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const resolution = await this.#resolve({ text, base, from }, through ?? new Set());
    if (resolution.kind === "found") this.#found.set(key, resolution);
    return resolution;
  }

  async #resolve(
    { text, base, from }: { text: string; base: string; from: SourceFile },
    through: ReadonlySet<string>,
  ): Promise<Resolution> {
    const uri = resolveUri(text, base);
    if (uri === undefined) {
      const message = `\`${text}\` is not a reference: it is not a valid URI.`;
      return { kind: "failed", refusal: { code: "unresolved-reference", message } };
    }
    const resource = await this.#resource(uri.document, from);
    if (resource.kind !== "found") return resource;
    const pointer = `#${uri.fragment}`;
    if (uri.fragment === "") return resource;
    if (uri.fragment.startsWith("/")) {
      const within = await this.#follow(text, resource.target, pointer, through);
      return text.startsWith("#/")
        ? this.#orInWhole(text, resource.target, within, through)
        : within;
    }
    return this.#anchor(text, uri.document, parsePointer(pointer)[0] ?? "");
  }

  async #resource(uri: string, from: SourceFile): Promise<Resolution> {
    const known = this.#registry.resource(uri);
    const isForbidden = isRemote(from.uri) && uri.startsWith("file:") && known?.source !== from;
    if (known !== undefined && !isForbidden) return { kind: "found", target: known };
    const opened = await this.#store.open(uri, from.uri);
    if (opened.kind === "failed") return { kind: "failed" };
    if (opened.kind === "refused") return { kind: "unknown", refusal: opened.refusal };
    this.#registry.addSource(opened.source);
    return { kind: "found", target: { source: opened.source, pointer: "#" } };
  }

  #anchor(text: string, uri: string, name: string): Resolution {
    const target = this.#registry.anchor(uri, name);
    if (target !== undefined) return { kind: "found", target };
    const message = `\`${text}\` does not exist: no schema has the anchor \`${name}\`.`;
    const near = nearestName(name, this.#registry.anchorsOf(uri));
    const refusal: Refusal = { code: "unresolved-reference", message, ...didYouMean(text, near) };
    return { kind: "unknown", refusal };
  }

  /** Walks down the pointer, also through references on the way. */
  async #follow(
    text: string,
    start: DocumentPlace,
    pointer: string,
    through: ReadonlySet<string>,
  ): Promise<Resolution> {
    const segments = parsePointer(pointer);
    let place = start;
    let value = valueOf(start);
    for (const [index, segment] of segments.entries()) {
      const seen = new Set(through);
      while (value !== undefined && childOf(value, segment) === undefined) {
        const next = await this.#through(place, value, seen);
        if (next === undefined)
          return { kind: "failed", refusal: missing(text, segments, index, place) };
        place = next;
        value = valueOf(place);
      }
      place = placeBelow(place, segment);
      value = value === undefined ? undefined : childOf(value, segment);
    }
    return { kind: "found", target: place };
  }

  /**
   * In a schema with an `$id`, `#/...` is relative to that schema. Libraries that give each schema an `$id`
   * mean the whole document nevertheless, so that is tried next, with a finding.
   */
  async #orInWhole(
    text: string,
    { source, pointer: resource }: DocumentPlace,
    within: Resolution,
    through: ReadonlySet<string>,
  ): Promise<Resolution> {
    if (within.kind === "found" || resource === "#") return within;
    const whole = await this.#follow(text, { source, pointer: "#" }, text, through);
    if (whole.kind !== "found") return within;
    const message = `\`${text}\` does not exist in the schema around it, which is a separate document by its \`$id\`: the target in the whole document is used.`;
    const fix = "Remove the `$id`, or name the document before the `#`.";
    return { ...whole, remark: { code: "unresolved-reference", message, fix } };
  }

  async #through(
    place: DocumentPlace,
    value: JsonValue,
    seen: Set<string>,
  ): Promise<DocumentPlace | undefined> {
    const text = referenceOf(value);
    if (text === undefined || seen.has(placeKey(place))) return undefined;
    seen.add(placeKey(place));
    const base = this.#registry.baseOf(place);
    const resolution = await this.resolve(text, base, place.source, seen);
    return resolution.kind === "found" ? resolution.target : undefined;
  }
}

function missing(
  text: string,
  segments: readonly string[],
  index: number,
  parent: DocumentPlace,
): Refusal {
  const segment = segments[index] ?? "";
  const value = valueOf(parent);
  const where = index === 0 ? "the document" : `\`${formatPointer(segments.slice(0, index))}\``;
  const message = `\`${text}\` does not exist: ${where} has no \`${segment}\`.`;
  const near = isJsonObject(value) ? nearestName(segment, Object.keys(value)) : undefined;
  const candidate =
    near === undefined
      ? undefined
      : appendPointer(formatPointer(segments.slice(0, index)), near, ...segments.slice(index + 1));
  const fragment = candidate === undefined ? undefined : pointerToReference(candidate).slice(1);
  return { code: "unresolved-reference", message, ...didYouMean(text, fragment) };
}

/** The fix: the reference with another fragment. */
function didYouMean(text: string, fragment: string | undefined): { fix?: string } {
  if (fragment === undefined) return {};
  return { fix: `Did you mean \`${text.split("#", 1)[0] ?? ""}#${fragment}\`?` };
}
