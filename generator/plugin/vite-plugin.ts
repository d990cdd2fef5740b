import { resolve } from "node:path";
import {
  FollowedOutput,
  fixedMessage,
  type PluginOptions,
  type PluginReport,
} from "./followed-output.js";

/** What the browser shows over the page until it is loaded anew. */
interface OverlayError {
  readonly type: "error";
  readonly err: {
    readonly message: string;
    readonly stack: string;
    readonly plugin: string;
    readonly id?: string;
    readonly loc?: { readonly file: string; readonly line: number; readonly column: number };
  };
}

interface ReloadPage {
  readonly type: "full-reload";
}

/** Of Vite's development server, what the plugin uses. */
export interface ViteServer {
  readonly ws: { send(payload: OverlayError | ReloadPage): void };
  readonly config: {
    readonly logger: Readonly<
      Record<"info" | "warn" | "error", (text: string, options?: { timestamp?: boolean }) => void>
    >;
  };
}

interface ViteContext {
  addWatchFile(file: string): void;
  warn(text: string): void;
  info(text: string): void;
}

/** A plugin of Vite, said without Vite's own types: they need not be installed. */
export interface VitePlugin {
  readonly name: string;
  readonly configureServer: (server: ViteServer) => void;
  readonly buildStart: (this: ViteContext) => Promise<void>;
  readonly watchChange: (this: ViteContext, id: string) => Promise<void>;
}

/**
 * A plugin of Vite that generates when a build or a server starts, and again when a file changes that the
 * output is made of. Errors fail a build. A server goes on with the output that there was, shows them over
 * the page and in the terminal, and says when they are fixed.
 */
export function vitePlugin(options: PluginOptions = {}): VitePlugin {
  const output = new FollowedOutput(options);
  let server: ViteServer | undefined;
  return {
    name: "specwright",
    configureServer(started) {
      server = started;
    },
    async buildStart() {
      const report = await output.generate();
      for (const file of output.files) this.addWatchFile(file);
      if (server !== undefined) return tellServer(server, report);
      if (report.warnings !== "") this.warn(report.warnings);
      if (report.errors !== "") throw new Error(report.errors);
    },
    async watchChange(id) {
      if (!output.files.has(resolve(id))) return;
      // With `build --watch` a build follows, which generates.
      if (server !== undefined) tellServer(server, await output.generate());
    },
  };
}

function tellServer({ ws, config: { logger } }: ViteServer, report: PluginReport): void {
  const { errors, warnings, fixed } = report;
  if (warnings !== "") logger.warn(warnings, { timestamp: true });
  if (errors !== "") {
    logger.error(errors, { timestamp: true });
    ws.send(overlayOf(report));
  }
  if (!fixed) return;
  logger.info(fixedMessage, { timestamp: true });
  // Output that is what it was before the error changes no module, and the overlay would stay.
  ws.send({ type: "full-reload" });
}

function overlayOf({ errors, first }: PluginReport): OverlayError {
  const { file, line, column } = first ?? {};
  const isPlaced = file !== undefined && line !== undefined && column !== undefined;
  const place = isPlaced ? { id: file, loc: { file, line, column } } : {};
  return { type: "error", err: { message: errors, stack: "", plugin: "specwright", ...place } };
}
