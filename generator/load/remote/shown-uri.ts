/** A URI as people may read it: passwords, and what a query may hold of secrets, are left out. */
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
