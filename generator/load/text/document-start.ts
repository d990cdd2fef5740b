import type { FileReader } from "../file-reader.js";
import type { Refusal } from "../refusal.js";
import { refuseUrl, type AllowedHosts } from "../remote/allowed-hosts.js";
import { shownUri } from "../remote/remote-uri.js";

/** Where a document begins, before it is read. */
export interface DocumentStart {
  readonly uri: string;
  /** Real path of the folder that references may not leave; undefined: none reaches a file. */
  readonly folder: string | undefined;
  readonly from:
    | { readonly kind: "value"; readonly value: object }
    | { readonly kind: "file"; readonly path: string }
    | { readonly kind: "remote" }
    | { readonly kind: "refused"; readonly refusal: Refusal };
}

/** Distinguishes documents given as values, as files and as URLs. */
export async function documentStart(
  spec: string | URL | object,
  root: string | undefined,
  allowed: AllowedHosts,
  files: FileReader,
): Promise<DocumentStart> {
  if (typeof spec === "object" && !(spec instanceof URL)) {
    const folder = root === undefined ? undefined : await files.realPath(root);
    const uri = files.uriOf(files.pathOf(`${root ?? "."}/(document)`) ?? "");
    return { uri, folder, from: { kind: "value", value: spec } };
  }
  const path = files.pathOf(spec);
  if (path !== undefined) {
    const folder = await files.realPath(root ?? files.folderOf(path));
    return { uri: files.uriOf(path), folder, from: { kind: "file", path } };
  }
  return { folder: undefined, ...remoteStart(String(spec), allowed) };
}

function remoteStart(text: string, allowed: AllowedHosts): Pick<DocumentStart, "uri" | "from"> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  if (url === undefined || !isWeb || allowed.isEmpty) {
    const message = `\`${shownUri(text)}\` is not a file, and fetching is not allowed.`;
    const save = "Save the document in a file and name that";
    const fix = isWeb ? `${save}, or allow its host: \`--allow-remote ${url.host}\`.` : `${save}.`;
    const refusal: Refusal = { code: "remote-reference", message, fix };
    return { uri: text, from: { kind: "refused", refusal } };
  }
  const refusal = refuseUrl(url, allowed);
  url.hash = "";
  return {
    uri: url.href,
    from: refusal === undefined ? { kind: "remote" } : { kind: "refused", refusal },
  };
}
