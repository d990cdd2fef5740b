import type { Api } from "../model/model.js";
import { canonicalJson, isJsonObject, type JsonObject } from "../json/json.js";
import type { ChangeLog } from "./change-log.js";
import { addChange, type OperationPair } from "./operations/operation-pair.js";
import { fieldsText, listOf, namesOf, objectAt, partOf, restText } from "./raw-parts.js";

/** Compares the texts about the whole API: `info`, `tags`, `externalDocs`. */
export function compareDocumentWords(base: Api, revision: Api, log: ChangeLog): void {
  const note = (subject: string, pointer: string): void => {
    const places = { base: pointer, revision: pointer };
    log.add({ code: "documentation-changed", side: "both", breaks: false, subject, ...places });
  };
  const [before, after] = [objectAt(base, "#"), objectAt(revision, "#")];
  const [info, newInfo] = [partOf(base, before, "info"), partOf(revision, after, "info")];
  for (const field of namesOf(info, newInfo)) {
    if (field === "version" || fieldsText(info, [field]) === fieldsText(newInfo, [field])) continue;
    note(`\`${field}\` of the API`, `#/info/${field}`);
  }
  if (fieldsText(before, ["externalDocs"]) !== fieldsText(after, ["externalDocs"])) {
    note("the document", "#/externalDocs");
  }
  compareTags(listOf(before, "tags"), listOf(after, "tags"), log);
}

/** Compares the Tag Objects by name; their order is that of the documentation. */
function compareTags(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  log: ChangeLog,
): void {
  const what = { code: "documentation-changed", side: "both", breaks: false } as const;
  const textOf = (tag: JsonObject | undefined): string => restText(tag ?? {});
  const nameOf = ({ name }: JsonObject): string => (typeof name === "string" ? name : "");
  const [names, newNames] = [before, after].map((tags) => tags.map(nameOf));
  if (names === undefined || newNames === undefined) return;
  const placeOf = (at: number): string => (at === -1 ? "#/tags" : `#/tags/${at}`);
  let changed = false;
  for (const name of new Set([...names, ...newNames])) {
    const [from, to] = [names.indexOf(name), newNames.indexOf(name)];
    if (textOf(before[from]) === textOf(after[to])) continue;
    changed = true;
    const places = { base: placeOf(from), revision: placeOf(to) };
    log.add({ ...what, subject: `tag \`${name}\``, ...places });
  }
  if (changed || canonicalJson(names) === canonicalJson(newNames)) return;
  log.add({ ...what, subject: "the list of tags", base: "#/tags", revision: "#/tags" });
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
