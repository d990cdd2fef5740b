/** Subpaths that openapi-typescript exports (`./*`) without declarations of their own. */

declare module "openapi-typescript/dist/transform/index.mjs" {
  const transform: unknown;
  export { transform as default };
}

declare module "openapi-typescript/dist/lib/ts.mjs" {
  export const astToString: unknown;
}

declare module "openapi-typescript/dist/lib/utils.mjs" {
  export const resolveRef: unknown;
  export const scanDiscriminators: unknown;
}
