import { transform } from "sucrase";

/** Takes values in and gives issues out; what reaches the network or other pages is gone before it runs. */
const frame = `"use strict";
for (const name of [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts",
  "Worker", "SharedWorker", "BroadcastChannel", "MessageChannel", "indexedDB", "caches", "navigator", "Notification",
  "RTCPeerConnection", "FileReader", "FileReaderSync", "createImageBitmap", "FontFace", "fonts", "eval", "Function",
]) {
  for (let place = self; place !== null; place = Object.getPrototypeOf(place)) {
    if (Object.hasOwn(place, name)) {
      Object.defineProperty(place, name, { value: undefined, writable: false, configurable: false });
    }
  }
}
const loaded = new Map();
function load(path) {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const exports = {};
  loaded.set(path, exports);
  const folder = path.split("/").slice(0, -1);
  sources[path]((specifier) => {
    const parts = [...folder];
    for (const part of specifier.replace(/\\.js$/, ".ts").split("/")) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    return load(parts.join("/"));
  }, exports);
  return exports;
}
const say = self.postMessage.bind(self);
self.onmessage = ({ data: { name, value } }) => {
  try {
    say(load("validators.ts")["validate" + name](value));
  } catch (error) {
    say({ fault: String(error) });
  }
};
`;

/** The validators of an output, with all that they import, as one script for a worker. */
export function linkValidators(files: ReadonlyMap<string, string>): {
  readonly script: string;
  readonly names: readonly string[];
} {
  const validators = files.get("validators.ts") ?? "";
  const names = [...validators.matchAll(/^export function validate([\w$]+)\(/gm)];
  const sources = new Map<string, string>();
  addModule("validators.ts", files, sources);
  const entries = [...sources].map(
    ([path, code]) => `${JSON.stringify(path)}: (require, exports) => {${code}\n},`,
  );
  return {
    script: `${frame}const sources = {\n${entries.join("\n")}\n};\n`,
    names: names.map(([, name = ""]) => name),
  };
}

function addModule(
  path: string,
  files: ReadonlyMap<string, string>,
  sources: Map<string, string>,
): void {
  const text = files.get(path);
  if (text === undefined || sources.has(path)) return;
  const { code } = transform(text, { transforms: ["typescript", "imports"], production: true });
  sources.set(path, code);
  for (const [, specifier = ""] of code.matchAll(/\brequire\('([^']+)'\)/g)) {
    const url = new URL(specifier.replace(/\.js$/, ".ts"), `file:///${path}`);
    addModule(decodeURIComponent(url.pathname.slice(1)), files, sources);
  }
}
