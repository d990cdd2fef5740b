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

/** The same with GitHub's document: 13 MB, and an error that it declares. */
const useGitHub = `import { createClient } from "./api";

export async function ask(baseUrl: string): Promise<string> {
  const github = createClient({ baseUrl, retry: 0 });
  const pathParams = { owner: "octocat", repo: "hello-world" };
  const languages = await github.repos.reposListLanguages({ pathParams });
  const answer = await github.users.usersGetAuthenticated.raw();
  const failure = answer.ok && answer.status === 401 ? answer.value.message : "no failure";
  return Object.keys(languages).join(", ") + "; " + failure;
}
`;

/** Every page; then an entitlement is created, read, and sent back with changes. */
const useC1 = `import process from "node:process";
import {
  changedFieldsOfAppEntitlement,
  createClient,
  fieldMaskOfAppEntitlement,
  setAppEntitlementMaxGrantDuration,
  toAppEntitlementInput,
} from "c1-apps-schema";

const c1 = createClient({ baseUrl: process.argv[2] ?? "", auth: { bearer: "secret" }, retry: 0 });
const { entitlements } = c1.apps;
const pathParams = { app_id: "a1" };

const names: string[] = [];
for await (const { appEntitlement } of entitlements.list.items({ pathParams, query: { page_size: 2 } })) {
  names.push(appEntitlement?.displayName ?? "");
}

const created = await entitlements.create({
  pathParams,
  body: { displayName: "Deployer", durationUnset: {} },
});
const id = created.appEntitlementView?.appEntitlement?.id ?? "";
const got = await entitlements.retrieve({ pathParams: { ...pathParams, id } });
const before = got.appEntitlementView?.appEntitlement ?? {};
const longer = setAppEntitlementMaxGrantDuration(before, "durationGrant", "7200s");
const after = { ...longer, displayName: "Release manager" };

const updated = await entitlements.update({
  pathParams: { ...pathParams, id },
  body: {
    entitlement: toAppEntitlementInput(after),
    updateMask: fieldMaskOfAppEntitlement(...changedFieldsOfAppEntitlement(before, after)),
  },
});
const { displayName, durationGrant } = updated.appEntitlementView?.appEntitlement ?? {};
console.log(names.join(", ") + "; " + displayName + " for " + durationGrant);
`;

/** What each document's program gives. */
export const wanted = {
  travel: "Berlin Hauptbahnhof, Paris Gare du Nord; get-bookings failed with 502",
  github: "C, Python; Requires authentication",
  c1: "Role 1, Role 2, Role 3; Release manager for 7200s",
};

/** The documents: in which package, and where in it. The C1 package was generated before. */
export const documents = {
  travel: {
    title: "Train Travel",
    package: "@readme/oas-examples",
    path: "3.1/yaml/train-travel.yaml",
    copy: "openapi.yaml",
  },
  github: {
    title: "GitHub",
    package: "@octokit/openapi",
    path: "generated/api.github.com.json",
    copy: "openapi.json",
  },
  c1: { title: "C1 apps (the package)" },
};

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

/**
 * Each a project in a folder of its own: its document, what it installs, its files, how it is built and run.
 * The document is that of the Train Travel API where nothing else is said.
 */
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
    name: "Vite, GitHub's API",
    api: "github",
    of: ["vite", "typescript"],
    install: ["vite", "typescript"],
    files: {
      ...bundleFiles,
      "src/ask.ts": useGitHub,
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
  {
    name: "Bun",
    of: ["bun"],
    install: ["bun", "typescript", "@types/node"],
    files: {
      "bunfig.toml": "",
      // As `bun init` writes it.
      "tsconfig.json": tsconfig({
        ...{ module: "Preserve", moduleDetection: "force", types: ["node"] },
        ...{ allowImportingTsExtensions: true, verbatimModuleSyntax: true },
      }),
      ...script("./api/index.ts"),
    },
    build: ["tsc"],
    run: ["node_modules/.bin/bun", "run"],
  },
  {
    name: "Node.js, the C1 package",
    api: "c1",
    of: ["c1-apps-schema", "typescript"],
    install: ["typescript", "@types/node"],
    files: {
      "tsconfig.json": tsconfig({
        ...{ module: "nodenext", moduleResolution: "nodenext", types: ["node"] },
        ...{ lib: ["ES2022"], noEmit: false, rootDir: "src", outDir: "dist" },
      }),
      "src/main.ts": useC1,
    },
    build: ["tsc"],
    run: ["node"],
    main: "dist/main.js",
  },
];
