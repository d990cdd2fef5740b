// npm run docs:dev: the pages as they are written, and the playground as it was built when this began.
import { createServer } from "vitepress";
import { fileURLToPath, URL } from "node:url";
import { followPages } from "./pages.js";

await followPages();
const server = await createServer(fileURLToPath(new URL("../", import.meta.url)), { base: "/" });
await server.listen();
server.printUrls();
