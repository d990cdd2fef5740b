import { isJsonObject, ownValue } from "../../json/json.js";
import { parsePointer } from "../../json/pointer.js";
import type { Findings } from "../../findings/diagnostics.js";
import { ReferenceCollector, type ReferenceUse } from "../bundle/collect-references.js";
import {
  placeBelow,
  placeForFinding,
  placeKey,
  rootOf,
  valueOf,
  type DocumentPlace,
} from "./document-place.js";
import type { Refusal } from "../refusal.js";
import { schemaShape, type Shape } from "./reference-positions.js";
import type { ReferenceResolver } from "./resolve-reference.js";
import { rootShape } from "../text/root-shape.js";
import type { SchemaRegistry } from "./schema-registry.js";
import type { SourceFile } from "../source-file.js";
import { wrongKind, type WrongKind } from "./wrong-kind.js";

export interface Reference {
  readonly use: ReferenceUse;
  readonly target: DocumentPlace;
  /** Absent where the target has the kind that the reference needs. */
  readonly wrong?: WrongKind;
  /** The same reference where it is reached as another kind: by references of other kinds to its place. */
  readonly others?: readonly Reference[];
  /** The target is a reference that others reach as other kinds, and of the wrong kind: it is reported there. */
  readonly spoiled?: true;
}

/** All references that the root document reaches, by their place, in the order in which they were found. */
export type ReferenceGraph = ReadonlyMap<string, Reference>;

export interface GraphTools {
  readonly registry: SchemaRegistry;
  readonly resolver: ReferenceResolver;
  readonly findings: Findings;
}

/**
 * Follows all references from the root document, directly and through their targets. A reference without a
 * target becomes a finding and is left out.
 */
export async function buildReferenceGraph(
  root: SourceFile,
  { registry, resolver, findings }: GraphTools,
): Promise<ReferenceGraph> {
  const graph = new Map<string, Reference>();
  const collector = new ReferenceCollector(registry);
  const usesAt = (place: DocumentPlace, shape: Shape): ReferenceUse[] => {
    const value = valueOf(place);
    return value === undefined ? [] : collector.collect(place, value, shape);
  };
  let waiting = usesAt(rootOf(root), rootShape(root.value));
  for (;;) {
    const { found, unknown } = await resolveAll(waiting, resolver, findings);
    found.push(...dynamicTargets(found, registry, graph));
    for (const reference of found) addReference(graph, reference);
    // A reference by `$id` may come before the document that has it, so unknown ones wait.
    if (found.length === 0) {
      for (const { use, refusal } of unknown) reportRefusal(findings, use, refusal);
      return withSpoiled(graph);
    }
    // The target of a reference of the wrong kind is not searched for references.
    const sound = found.filter(({ wrong }) => wrong === undefined);
    const next = sound.flatMap(({ use, target }) => usesAt(target, use.shape));
    waiting = [...next, ...unknown.map(({ use }) => use)];
  }
}

/** A reference of the right kind takes precedence over the same one that is reached as a wrong kind. */
function addReference(graph: Map<string, Reference>, reference: Reference): void {
  const key = placeKey(reference.use.place);
  const known = graph.get(key);
  if (known === undefined) {
    graph.set(key, reference);
    return;
  }
  const { others = [], ...first } = known;
  const isBetter = reference.wrong === undefined;
  graph.set(
    key,
    isBetter
      ? { ...reference, others: [first, ...others] }
      : { ...first, others: [...others, reference] },
  );
}

/** The same reference as every kind that it is reached as. */
export function usesOf(reference: Reference): readonly Reference[] {
  return [reference, ...(reference.others ?? [])];
}

function withSpoiled(graph: ReadonlyMap<string, Reference>): ReferenceGraph {
  const marked = new Map<string, Reference>();
  for (const [key, reference] of graph) {
    marked.set(key, isSpoiled(reference, graph) ? { ...reference, spoiled: true } : reference);
  }
  return marked;
}

/** Whether a reference on the way from the target is of the wrong kind for this one. */
function isSpoiled({ use, wrong, target }: Reference, graph: ReferenceGraph): boolean {
  if (wrong !== undefined) return false;
  const seen = new Set<string>();
  let key = placeKey(target);
  for (let at = graph.get(key); at !== undefined && !seen.has(key); at = graph.get(key)) {
    seen.add(key);
    const same = usesOf(at).find((one) => one.use.shape.kind === use.shape.kind);
    // Where all reach it as one kind, it stands for an object of this kind itself.
    if (same?.wrong !== undefined) return at.others !== undefined;
    key = placeKey((same ?? at).target);
  }
  return false;
}

/**
 * A `$dynamicRef` may refer to every schema with its anchor, so all of them belong to the document. The
 * graph has them as references from the anchors.
 */
function dynamicTargets(
  found: readonly Reference[],
  registry: SchemaRegistry,
  graph: ReferenceGraph,
): Reference[] {
  const names = new Set(
    [...graph.values(), ...found].flatMap(({ use, target }) => dynamicAnchorOf(use, target) ?? []),
  );
  const places = [...names].flatMap((name) => registry.dynamicAnchors(name));
  return places.flatMap((target) => {
    const place = placeBelow(target, "$dynamicAnchor");
    if (graph.has(placeKey(place))) return [];
    const base = registry.baseOf(target);
    return [
      {
        use: { place, textPlace: place, text: "", base, shape: schemaShape, alone: false },
        target,
      },
    ];
  });
}

interface Round {
  readonly found: Reference[];
  readonly unknown: { readonly use: ReferenceUse; readonly refusal: Refusal }[];
}

/** One after the other: the order of findings and names must not depend on the disk. */
async function resolveAll(
  uses: readonly ReferenceUse[],
  resolver: ReferenceResolver,
  findings: Findings,
): Promise<Round> {
  const round: Round = { found: [], unknown: [] };
  for (const use of uses) {
    const resolution = await resolver.resolve(use.text, use.base, use.place.source);
    switch (resolution.kind) {
      case "found":
        round.found.push(referenceTo(use, resolution.target));
        if (resolution.remark !== undefined) reportRefusal(findings, use, resolution.remark, true);
        break;
      case "unknown":
        round.unknown.push({ use, refusal: resolution.refusal });
        break;
      case "failed":
        if (resolution.refusal !== undefined) reportRefusal(findings, use, resolution.refusal);
        break;
      default: {
        const impossible: never = resolution;
        throw new Error(`unknown resolution ${JSON.stringify(impossible)}`);
      }
    }
  }
  return round;
}

function referenceTo(use: ReferenceUse, target: DocumentPlace): Reference {
  const wrong = wrongKind(use, target);
  return wrong === undefined ? { use, target } : { use, target, wrong };
}

function reportRefusal(
  findings: Findings,
  use: ReferenceUse,
  { code, message, fix }: Refusal,
  harmless = false,
): void {
  const place = placeForFinding(use.textPlace, "value");
  findings.report(code, message, place, { harmless, ...(fix === undefined ? {} : { fix }) });
}

/** Reports circles that consist of references only, once per circle. */
export function reportCircles(graph: ReferenceGraph, findings: Findings): void {
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const way: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && graph.has(at) && !done.has(at)) {
      done.add(at);
      way.push(at);
      const target: DocumentPlace | undefined = graph.get(at)?.target;
      at = target === undefined ? undefined : placeKey(target);
    }
    const from = at === undefined ? -1 : way.indexOf(at);
    if (from !== -1) reportCircle(way.slice(from), graph, findings);
  }
}

function reportCircle(circle: readonly string[], graph: ReferenceGraph, findings: Findings): void {
  const uses = circle.flatMap((key) => graph.get(key)?.use ?? []);
  const [first] = uses;
  if (first === undefined) return;
  const way = [...uses, first].map(({ text }) => `\`${text}\``).join(" -> ");
  const message = `The references form a circle: ${way}.`;
  findings.report("circular-reference", message, placeForFinding(first.textPlace, "value"));
}

/**
 * The anchor that a reference looks up in the dynamic scope: it is a `$dynamicRef` whose initial target is
 * a `$dynamicAnchor` of the same name (JSON Schema 2020-12, core, 8.2.3.2).
 */
export function dynamicAnchorOf(use: ReferenceUse, target: DocumentPlace): string | undefined {
  if (use.dynamic !== true) return undefined;
  const hash = use.text.indexOf("#");
  const fragment = hash === -1 ? "#" : use.text.slice(hash);
  if (fragment === "#" || fragment.startsWith("#/")) return undefined;
  const [name] = parsePointer(fragment);
  const value = valueOf(target);
  return isJsonObject(value) && ownValue(value, "$dynamicAnchor") === name ? name : undefined;
}
