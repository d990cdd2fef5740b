// npm run docs:build: the pages by VitePress, and the playground below them. The folder can be served anywhere.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { build } from "vitepress";
import { freeFromBase } from "./any-base.js";
import { copyPages } from "./pages.js";
import { checkSite } from "./check-site.js";
import { buildPlayground } from "./playground.js";

const site = fileURLToPath(new URL("../", import.meta.url));
const output = join(site, ".vitepress/dist");

// Built into the output itself; what `docs:dev` serves would be copied.
await rm(join(site, "public"), { recursive: true, force: true });
await copyPages();
await build(site);
await freeFromBase(output);
await buildPlayground(join(output, "playground"));
await checkSite(output);
process.stdout.write(`The site is in ${output}.\n`);
