/** A URI for messages, without passwords and without its query, which may have secrets. */
export function shownUri(uri: string): string {
  try {
    const url = new URL(uri);
    url.username = "";
    url.password = "";
    url.hash = "";
    const hasQuery = url.search !== "";
    url.search = "";
    return `${url.href}${hasQuery ? "?…" : ""}`;
  } catch {
    return uri.replace(/\/\/[^/]*@/, "//");
  }
}

/** Whether a URI needs the network. */
export function isRemote(uri: string): boolean {
  return /^https?:/i.test(uri);
}
