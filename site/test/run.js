// npm run docs:test: the built site in Chromium. Build it before; docs:test says how to install the browser.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { launch } from "./browser.js";
import { tests } from "./playground-tests.js";
import { serve } from "./serve.js";
import { siteTests } from "./site-tests.js";

const folder = process.env["SITE"] ?? fileURLToPath(new URL("../.vitepress/dist", import.meta.url));
const shots = fileURLToPath(new URL("shots/", import.meta.url));
await mkdir(shots, { recursive: true });

const { url, close } = await serve(folder, "/any/base/");
const browser = await launch();
const chosen = process.argv[2] ?? "";
let failed = 0;

for (const [name, run, settings = {}] of [...tests, ...siteTests]) {
  if (!name.includes(chosen)) continue;
  const start = performance.now();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...settings });
  context.setDefaultTimeout(60_000);
  const elsewhere = [];
  const faults = [];
  context.on("request", (request) => {
    const target = request.url();
    if (!target.startsWith(url) && !/^(?:blob|data):/.test(target)) elsewhere.push(target);
  });
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  try {
    await run(page, { url, faults, shot: (file) => page.screenshot({ path: join(shots, file) }) });
    if (elsewhere.length > 0) throw new Error(`Requests to elsewhere: ${elsewhere.join(", ")}`);
    if (faults.length > 0) throw new Error(`Faults of the page: ${faults.join("; ")}`);
    process.stdout.write(`ok      ${name} (${Math.round(performance.now() - start)} ms)\n`);
  } catch (error) {
    failed += 1;
    await page.screenshot({ path: join(shots, `failed-${failed}.png`) }).catch(() => undefined);
    process.stdout.write(`failed  ${name}\n${error instanceof Error ? error.stack : error}\n`);
  }
  await context.close();
}

await browser.close();
await close();
process.exitCode = failed === 0 ? 0 : 1;
