import { createRequire } from "node:module";
import type * as Openapi from "openapi-typescript";
import type ts from "typescript";

type Library = Pick<typeof Openapi, "astToString" | "resolveRef" | "transformSchema">;

/** What `paths.ts` needs of openapi-typescript. */
export interface Transformer extends Library {
  /** The compiler that it makes nodes with. */
  readonly typescript: typeof ts;
}

/**
 * Loads the part of openapi-typescript that transforms. Its entry also loads what reads and lints
 * documents, which takes longer than a small document takes to generate; a version of it whose parts lie
 * elsewhere is loaded whole. Its CommonJS form is asked for: a module that imports the TypeScript compiler
 * makes Node search 9 MB for the names that it exports, which takes twice as long as running it.
 */
export function loadTransformer(): Transformer {
  const require = createRequire(import.meta.url);
  return { ...loadLibrary(require), typescript: require("typescript") as typeof ts };
}

function loadLibrary(require: NodeJS.Require): Library {
  try {
    const found: Record<string, unknown> = {
      ...(require("openapi-typescript/dist/lib/ts.cjs") as object),
      ...(require("openapi-typescript/dist/lib/utils.cjs") as object),
      transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
    };
    if (isWhole(found)) return found;
  } catch {
    // Told by the next line, if there is anything to tell.
  }
  return require("openapi-typescript") as Library;
}

const names = ["astToString", "resolveRef", "transformSchema"] as const;

function isWhole(found: object): found is Library {
  return names.every(
    (name) => typeof (found as Readonly<Record<string, unknown>>)[name] === "function",
  );
}
