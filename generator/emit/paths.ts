import type { Api } from "../ir/model.js";
import type { TextFile } from "./output.js";

/** `paths.ts`: `paths`, `components` and `operations` as openapi-typescript makes them. */
export async function emitPaths(api: Api): Promise<TextFile> {
  // Loaded here only: it takes longer to load than a small document takes to generate.
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  const document = structuredClone(api.document) as Parameters<typeof openapiTS>[0];
  const nodes = await openapiTS(document, { silent: true });
  return { path: "paths.ts", text: astToString(nodes) };
}
