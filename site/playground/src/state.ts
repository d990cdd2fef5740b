import type { PlayOptions } from "./messages.js";

/** All that a link says: it stands in the fragment of the URL, which browsers send nowhere. */
export interface State {
  readonly document: string;
  /** Files that the document refers to, by path. */
  readonly texts: Readonly<Record<string, string>>;
  readonly options: PlayOptions;
  readonly tab: string;
  readonly value: string;
  readonly type: string;
  readonly base: string;
}

/** What browsers and those who pass links on still take. */
const longestFragment = 200_000;

/** Undefined where the document is too long for a link. */
export async function fragmentOf(state: State): Promise<string | undefined> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(state)), "compress");
  const fragment = base64Of(bytes);
  return fragment.length > longestFragment ? undefined : fragment;
}

/** What a fragment says; undefined where it says nothing that can be read. */
export async function stateOf(fragment: string): Promise<Partial<State> | undefined> {
  try {
    const bytes = await through(bytesOf(fragment), "decompress");
    const read = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const text = (name: string) => (typeof read[name] === "string" ? read[name] : "");
    const names = ["document", "tab", "value", "type", "base"] as const;
    const texts = Object.fromEntries(names.map((name) => [name, text(name)]));
    const object = (name: string) => (typeof read[name] === "object" ? (read[name] ?? {}) : {});
    const files = Object.entries(object("texts")).filter(([, file]) => typeof file === "string");
    return { ...texts, options: object("options"), texts: Object.fromEntries(files) };
  } catch {
    return undefined;
  }
}

async function through(bytes: Uint8Array, way: "compress" | "decompress"): Promise<Uint8Array> {
  const stream =
    way === "compress"
      ? new CompressionStream("deflate-raw")
      : new DecompressionStream("deflate-raw");
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return new Uint8Array(await new Response(blob.stream().pipeThrough(stream)).arrayBuffer());
}

/** Base64 with the letters that a URL may have. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text: string): Uint8Array {
  const decoded = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}
