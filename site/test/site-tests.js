// The pages of the documentation, below a base path that nobody told the build.
import assert from "node:assert/strict";
import { accessible } from "./playground-tests.js";

export const siteTests = [
  [
    "pages link to each other, with and without a reload",
    async (page, { url, shot }) => {
      await page.goto(url);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await shot("site.png");
      await page.locator(".VPSidebar").getByRole("link", { name: "Oneofs" }).click();
      await page.waitForURL(`${url}oneofs.html`);
      await page.getByRole("heading", { level: 1, name: /oneofs/i }).waitFor();
      await page.goto(`${url}rules/oneof-unknown-member.html`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator(".VPSidebar").getByRole("link").nth(3).click();
      await page.waitForURL(/rules\/(?!oneof-unknown).*\.html$/);
      await page.locator(".VPNav").getByRole("link", { name: "Playground" }).click();
      await page.waitForURL(/playground\/index\.html/);
    },
  ],
  [
    "search finds a rule by its text",
    async (page, { url, shot }) => {
      await page.goto(`${url}cli.html`);
      await page.waitForTimeout(1_500);
      await page.locator("#local-search button").click();
      await page.locator("#localsearch-input").fill("oneof unknown member");
      const found = page.locator(".VPLocalSearchBox .result").first();
      await found.waitFor();
      await shot("search.png");
      await found.click();
      await page.waitForURL(/rules\/|diagnostics/);
    },
  ],
  [
    "axe finds no violation, but for two in the menus of VitePress",
    async (page, { url }) => {
      for (const name of ["oneofs.html", "rules/oneof-unknown-member.html"]) {
        await page.goto(`${url}${name}`);
        await page.waitForTimeout(1_500);
        await accessible(page, ["nested-interactive", "label-content-name-mismatch"]);
      }
    },
  ],
  [
    "a page on a phone, in the dark",
    async (page, { url, shot }) => {
      await page.goto(`${url}types.html`);
      await page.waitForTimeout(1_500);
      const { wide, width } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
      }));
      assert.ok(wide <= width, `${wide} > ${width}`);
      await shot("site-phone.png");
    },
    { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  ],
];
