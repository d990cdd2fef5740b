// Chromium, as the machine has it.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Starts it without a window. */
export async function launch() {
  const executablePath = places.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      "These tests need Chromium. Install it (Debian and Ubuntu: `sudo apt-get install chromium`), " +
        "or name the program in the variable CHROMIUM.",
    );
  }
  const args = [
    ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    ...["--disable-background-networking", "--disable-component-update"],
  ];
  return chromium.launch({ executablePath, args, headless: true });
}
