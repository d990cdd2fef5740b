import { fileURLToPath } from "node:url";

/** The bench's own folder, where its packages are installed. */
export const bench = fileURLToPath(new URL(".", import.meta.url));
/** The repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
/** What a run makes: documents, bundles, the peers' output. Not kept. */
export const work = fileURLToPath(new URL(".tmp/", import.meta.url));
