import process from "node:process";

/** What every project does with what was generated: a call that is answered, and one that fails. */
const use = (api) => `import { ApiError, createClient } from "${api}";

export async function ask(baseUrl: string): Promise<string> {
  const travel = createClient({ baseUrl, auth: { OAuth2: "token" }, retry: 0 });
  const { data } = await travel.stations.getStations();
  const names = (data ?? []).map(({ name }) => name).join(", ");
  try {
    await travel.bookings.getBookings();
    return names + "; no failure";
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return names + "; " + error.endpoint.operationId + " failed with " + error.status;
  }
}
`;

/** What `ask` gives in each of them. */
export const wanted = "Berlin Hauptbahnhof, Paris Gare du Nord; get-bookings failed with 502";

/** A bundle is told by a global where the API is, and leaves its answer in another one. */
const globals = `import { ask } from "./ask";

const page = globalThis as { API_URL?: string; answer?: Promise<string> };
page.answer = ask(page.API_URL ?? "");
`;

const compilerOptions = {
  target: "ES2022",
  module: "ESNext",
  moduleResolution: "bundler",
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
};
const tsconfig = (options = {}, include = ["src"]) =>
  JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, include }, null, 2);

const bundleFiles = {
  "tsconfig.json": tsconfig(),
  "src/ask.ts": use("./api"),
  "src/main.ts": globals,
};

const script = (api) => ({
  "src/ask.ts": use(api),
  "src/main.ts": `import process from "node:process";
import { ask } from "./ask.ts";

console.log(await ask(process.argv[2] ?? ""));
`,
});

const next = {
  // As create-next-app writes it.
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      ...{ target: "ES2017", lib: ["dom", "dom.iterable", "esnext"], allowJs: true },
      ...{ skipLibCheck: true, strict: true, noEmit: true, esModuleInterop: true },
      ...{ module: "esnext", moduleResolution: "bundler", resolveJsonModule: true },
      ...{ isolatedModules: true, jsx: "react-jsx", incremental: true },
      plugins: [{ name: "next" }],
    },
    include: ["next-env.d.ts", "**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
    exclude: ["node_modules"],
  }),
  "src/ask.ts": use("./api"),
  "src/app/layout.tsx": `import type { ReactNode } from "react";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
  "src/app/page.tsx": `import { ask } from "../ask";
import { Later } from "./later";

export const dynamic = "force-dynamic";

export default async function Page() {
  return (
    <main>
      <p>{await ask(process.env["API_URL"] ?? "")}</p>
      <Later />
    </main>
  );
}
`,
  // The same code in the bundle of the browser.
  "src/app/later.tsx": `"use client";

import { useState } from "react";
import { ask } from "../ask";

export function Later() {
  const [text, setText] = useState("");
  return <button onClick={() => void ask("/api").then(setText)}>Ask {text}</button>;
}
`,
};
const react = ["next", "react", "react-dom", "typescript@5", "@types/node", "@types/react"];

/** The package with Node.js itself, of a version that strips types. */
const node = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}@24`;

/** Each a project in a folder of its own: what it installs, its files, how it is built and run. */
export const projects = [
  {
    name: "Next.js, Turbopack",
    of: ["next", "react"],
    install: react,
    files: next,
    build: ["next build --turbopack"],
    serve: "next start",
  },
  {
    name: "Next.js, webpack",
    of: ["next", "react"],
    install: react,
    files: next,
    build: ["next build --webpack"],
    serve: "next start",
  },
  {
    name: "Vite",
    of: ["vite"],
    install: ["vite", "typescript"],
    files: {
      ...bundleFiles,
      "index.html": '<!doctype html><script type="module" src="/src/main.ts"></script>\n',
    },
    build: ["tsc", "vite build"],
    bundle: "dist/assets",
  },
  {
    name: "esbuild",
    of: ["esbuild"],
    install: ["esbuild", "typescript"],
    files: bundleFiles,
    build: ["tsc", "esbuild src/main.ts --bundle --format=esm --outdir=dist"],
    bundle: "dist",
  },
  {
    name: "Rollup",
    of: ["rollup", "@rollup/plugin-typescript"],
    install: ["rollup", "@rollup/plugin-typescript", "tslib", "typescript@5"],
    files: bundleFiles,
    build: ["tsc", "rollup src/main.ts --plugin typescript --dir dist --format es"],
    bundle: "dist",
  },
  {
    name: "Node.js, types stripped",
    of: [node.split("@")[0], "typescript"],
    install: [node, "typescript", "@types/node"],
    manifest: { scripts: { start: "node --experimental-strip-types src/main.ts" } },
    files: {
      "tsconfig.json": tsconfig({
        ...{ module: "nodenext", moduleResolution: "nodenext", types: ["node"] },
        ...{ allowImportingTsExtensions: true, erasableSyntaxOnly: true },
        verbatimModuleSyntax: true,
      }),
      ...script("./api/index.ts"),
    },
    build: ["tsc"],
    run: [`node_modules/${node.split("@")[0]}/bin/node`, "--experimental-strip-types"],
  },
  {
    name: "Deno",
    of: ["deno"],
    install: ["deno"],
    files: { "deno.json": "{}\n", ...script("./api/index.ts") },
    build: [],
    run: ["node_modules/@deno", "run", "--allow-net", "--allow-env"],
  },
];
