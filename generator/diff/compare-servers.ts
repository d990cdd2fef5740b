import type { Api } from "../ir/model.js";
import type { ChangeCode } from "./change-catalogue.js";
import type { ChangeLog } from "./change-log.js";

/** Compares the servers that the documents name. */
export function compareServers(base: Api, revision: Api, log: ChangeLog): void {
  const add = (code: ChangeCode, url: string): void => {
    const places = { base: "#/servers", revision: "#/servers" };
    log.add({ code, side: "both", breaks: false, subject: `server \`${url}\``, ...places });
  };
  const [before, after] = [base, revision].map(({ servers }) => servers.map(({ url }) => url));
  for (const url of before ?? []) if (after?.includes(url) !== true) add("server-removed", url);
  for (const url of after ?? []) if (before?.includes(url) !== true) add("server-added", url);
}
