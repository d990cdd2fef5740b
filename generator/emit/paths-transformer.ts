import type * as Openapi from "openapi-typescript";

/** What `paths.ts` needs of openapi-typescript. */
export type Transformer = Pick<
  typeof Openapi,
  "astToString" | "resolveRef" | "scanDiscriminators" | "transformSchema"
>;

/**
 * Loads the part of openapi-typescript that transforms. Its entry also loads what reads and lints
 * documents, which takes longer than a small document takes to generate; a version of it whose parts lie
 * elsewhere is loaded whole.
 */
export async function loadTransformer(): Promise<Transformer> {
  try {
    const [{ default: transformSchema }, { astToString }, { resolveRef, scanDiscriminators }] =
      await Promise.all([
        import("openapi-typescript/dist/transform/index.mjs"),
        import("openapi-typescript/dist/lib/ts.mjs"),
        import("openapi-typescript/dist/lib/utils.mjs"),
      ]);
    const found = { transformSchema, astToString, resolveRef, scanDiscriminators };
    if (isWhole(found)) return found;
  } catch {
    // Told by the next line, if there is anything to tell.
  }
  return import("openapi-typescript");
}

function isWhole(found: Readonly<Record<keyof Transformer, unknown>>): found is Transformer {
  return Object.values(found).every((value) => typeof value === "function");
}
