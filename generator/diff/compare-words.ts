import type { Api } from "../model/model.js";
import { canonicalJson, isJsonObject, type JsonObject } from "../json/json.js";
import type { ChangeLog } from "./change-log.js";
import { addChange, type OperationPair } from "./operations/operation-pair.js";
import { fieldsText, listOf, objectAt, partOf, restText } from "./raw-parts.js";

/** Compares the texts about the whole API: `info`, `tags`, `externalDocs`. */
export function compareDocumentWords(base: Api, revision: Api, log: ChangeLog): void {
  const note = (subject: string, pointer: string): void => {
    const places = { base: pointer, revision: pointer };
    log.add({ code: "documentation-changed", side: "both", breaks: false, subject, ...places });
  };
  const [before, after] = [objectAt(base, "#"), objectAt(revision, "#")];
  const info = (api: Api, root: JsonObject): string =>
    restText(partOf(api, root, "info"), ["version"]);
  if (info(base, before) !== info(revision, after)) note("the API", "#/info");
  if (fieldsText(before, ["externalDocs"]) !== fieldsText(after, ["externalDocs"])) {
    note("the document", "#/externalDocs");
  }
  const tags = [before, after].map((root) => canonicalJson([...listOf(root, "tags")]));
  if (tags[0] !== tags[1]) note("the list of tags", "#/tags");
}

/** Compares the texts of an operation and of its path. */
export function compareOperationWords(pair: OperationPair): void {
  const { base, revision } = pair;
  const subject = `\`${pair.name}\``;
  const { base: from, revision: to } = pair.schemas;
  const own = [objectAt(from.api, base.source), objectAt(to.api, revision.source)].map((raw) =>
    fieldsText(raw, ["summary", "description", "externalDocs"]),
  );
  if (own[0] !== own[1]) addChange(pair, "documentation-changed", "both", false, { subject });
  const tags = [base, revision].map((operation) => [...operation.tags].sort().join(", "));
  if (tags[0] !== tags[1]) {
    const detail = `${tags[0] || "none"} -> ${tags[1] || "none"}`;
    addChange(pair, "tags-changed", "both", false, { subject, detail });
  }
}

/** Compares the texts of paths. */
export function comparePathWords(base: Api, revision: Api, log: ChangeLog): void {
  for (const section of ["paths", "webhooks"]) {
    const [before, after] = [base, revision].map((api) => partOf(api, objectAt(api, "#"), section));
    for (const path of Object.keys(before ?? {})) {
      if (before === undefined || !isJsonObject(after?.[path])) continue;
      const texts = [partOf(base, before, path), partOf(revision, after, path)].map((item) =>
        fieldsText(item, ["summary", "description"]),
      );
      if (texts[0] === texts[1]) continue;
      const pointer = `#/${section}/${path.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      const places = { base: pointer, revision: pointer };
      const what = { side: "both", breaks: false, subject: `\`${path}\`` } as const;
      log.add({ code: "documentation-changed", ...what, ...places });
    }
  }
}
