import type { Bundle } from "../bundle/bundle-document.js";
import { placeBelow, placeKey } from "./document-place.js";
import type { DynamicScopes } from "./dynamic-scopes.js";
import { dynamicAnchorOf, type ReferenceGraph } from "./reference-graph.js";
import type { SchemaRegistry } from "./schema-registry.js";

/** Undefined for documents without dynamic references, which are most. */
export function findDynamicScopes(
  graph: ReferenceGraph,
  registry: SchemaRegistry,
  { mounts, homes }: Bundle,
): DynamicScopes | undefined {
  const anchors = [...graph.values()].map(({ use, target }) => dynamicAnchorOf(use, target));
  if (anchors.every((anchor) => anchor === undefined)) return undefined;
  return {
    anchorAt(schema) {
      const place = mounts.placeOf(schema);
      const reference = place && graph.get(placeKey(placeBelow(place, "$dynamicRef")));
      return reference && dynamicAnchorOf(reference.use, reference.target);
    },
    anchorsAround(pointer) {
      const place = mounts.placeOf(pointer);
      const around = place === undefined ? [] : [...registry.dynamicAnchorsAround(place)];
      return new Map(
        around.flatMap(([name, schema]) => {
          const at = homes.pointerOf(schema);
          return at === undefined ? [] : [[name, at] as const];
        }),
      );
    },
    owners: (anchor) =>
      registry.dynamicAnchors(anchor).flatMap((place) => homes.pointerOf(place) ?? []),
  };
}
