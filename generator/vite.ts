import type { PluginOptions } from "./plugin/followed-output.js";
import { vitePlugin, type VitePlugin } from "./plugin/vite-plugin.js";

export type { PluginOptions, VitePlugin };

/**
 * The plugin for Vite, which needs no other package: `plugins: [specwright()]`. It generates when a build or
 * a server starts, and again when a file of a document or of the configuration changes.
 */
export const specwright: (options?: PluginOptions) => VitePlugin = vitePlugin;

export default specwright;
