import { existsSync } from "node:fs";
import { join } from "node:path";

/** What a project is built with, as far as it matters to how modules find each other. */
export interface Framework {
  readonly name: string;
  /** Whether `./types.js` finds `./types.ts` there, without settings of the user's. */
  readonly findsTsBehindJs: boolean;
  /** What builds it reads the JavaScript that lies among the sources, so that `target: "js"` works there. */
  readonly bundles: boolean;
}

interface FrameworkRow extends Framework {
  readonly packages?: readonly string[];
  readonly files?: readonly string[];
}

const vite = { findsTsBehindJs: true, bundles: true };

/**
 * The first row that fits is taken, so frameworks stand before the bundlers that they use. webpack
 * replaces extensions only where `resolve.extensionAlias` says so, Turbopack and Metro never.
 */
const frameworks: readonly FrameworkRow[] = [
  { name: "Next.js", packages: ["next"], findsTsBehindJs: false, bundles: true },
  { name: "Expo", packages: ["expo"], findsTsBehindJs: false, bundles: true },
  { name: "React Native", packages: ["react-native"], findsTsBehindJs: false, bundles: true },
  { name: "Nest", packages: ["@nestjs/core"], findsTsBehindJs: true, bundles: false },
  { name: "React Router", packages: ["@react-router/dev"], ...vite },
  { name: "Remix", packages: ["@remix-run/dev"], ...vite },
  { name: "Nuxt", packages: ["nuxt"], ...vite },
  { name: "SvelteKit", packages: ["@sveltejs/kit"], ...vite },
  { name: "Astro", packages: ["astro"], ...vite },
  { name: "Gatsby", packages: ["gatsby"], findsTsBehindJs: false, bundles: true },
  { name: "Create React App", packages: ["react-scripts"], findsTsBehindJs: false, bundles: true },
  { name: "Vite", packages: ["vite"], ...vite },
  { name: "webpack", packages: ["webpack"], findsTsBehindJs: false, bundles: true },
  { name: "Rspack", packages: ["@rspack/core"], findsTsBehindJs: false, bundles: true },
  { name: "esbuild", packages: ["esbuild"], findsTsBehindJs: true, bundles: true },
  { name: "Deno", files: ["deno.json", "deno.jsonc"], findsTsBehindJs: false, bundles: true },
];

/** No framework and no bundler that is known: Node.js, Bun, or a library compiled by `tsc`. */
const plainNode: Framework = {
  name: "Node.js",
  findsTsBehindJs: true,
  bundles: false,
};

/**
 * What the project in a folder is built with.
 *
 * @param installed - the packages that its package.json names
 */
export function frameworkOf(folder: string, installed: ReadonlySet<string>): Framework {
  const found = frameworks.find(
    ({ packages = [], files = [] }) =>
      packages.some((name) => installed.has(name)) ||
      files.some((file) => existsSync(join(folder, file))),
  );
  return found ?? plainNode;
}
