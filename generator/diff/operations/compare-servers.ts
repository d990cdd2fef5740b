import type { Api } from "../../model/model.js";
import { isJsonObject, type JsonObject } from "../../json/json.js";
import type { ChangeLog, FoundChange } from "../change-log.js";
import type { OperationPair } from "./operation-pair.js";
import { fieldsText, listOf, namesOf, objectAt } from "../raw-parts.js";

type Found = Pick<FoundChange, "code" | "subject" | "detail" | "harmless">;
type Servers = readonly JsonObject[];

/** Compares the servers that the documents name for all operations. */
export function compareServers(base: Api, revision: Api, log: ChangeLog): void {
  const places = { base: "#/servers", revision: "#/servers" };
  const [before, after] = [base, revision].map((api) => listOf(objectAt(api, "#"), "servers"));
  for (const found of serverChanges(before ?? [], after ?? [])) {
    log.add({ ...found, ...places, side: "both", breaks: false });
  }
}

/**
 * Compares the servers of an operation, where it or its path names some: they replace those of the
 * document (OpenAPI 3.1, 4.8.9 and 4.8.10).
 */
export function compareOwnServers(pair: OperationPair, base: Api, revision: Api): void {
  const sides = [
    { api: base, operation: pair.base },
    { api: revision, operation: pair.revision },
  ];
  const own = sides.map(({ api, operation }) => {
    const around = operation.source.slice(0, operation.source.lastIndexOf("/"));
    const owners = [operation.source, around].map((pointer) => objectAt(api, pointer));
    return owners.find((owner) => Array.isArray(owner["servers"]));
  });
  if (own.every((owner) => owner === undefined)) return;
  const [before, after] = own.map((owner, at) =>
    listOf(owner ?? objectAt(at === 0 ? base : revision, "#"), "servers"),
  );
  const places = { base: pair.base.source, revision: pair.revision.source };
  for (const found of serverChanges(before ?? [], after ?? [])) {
    pair.log.add({ ...found, ...places, operation: pair.name, side: "both", breaks: false });
  }
}

function* serverChanges(before: Servers, after: Servers): Generator<Found> {
  const subject = (url: string): string => `server \`${url}\``;
  for (const server of before) {
    const url = urlOf(server);
    const match = after.find((other) => urlOf(other) === url);
    if (match === undefined) {
      yield { code: "server-removed", subject: subject(url) };
      continue;
    }
    yield* variableChanges(subject(url), server, match);
    const words = ["description", "name"];
    if (fieldsText(server, words) !== fieldsText(match, words)) {
      yield { code: "documentation-changed", subject: subject(url) };
    }
  }
  for (const url of after.map(urlOf)) {
    if (before.some((other) => urlOf(other) === url)) continue;
    yield { code: "server-added", subject: subject(url) };
  }
}

function urlOf({ url }: JsonObject): string {
  return typeof url === "string" ? url : "";
}

function* variableChanges(
  subject: string,
  before: JsonObject,
  after: JsonObject,
): Generator<Found> {
  const [from, to] = [before["variables"], after["variables"]].map((value) =>
    isJsonObject(value) ? value : {},
  );
  for (const name of namesOf(from ?? {}, to ?? {})) {
    const [old, now] = [from?.[name], to?.[name]];
    const of = `variable \`${name}\` of ${subject}`;
    if (!isJsonObject(old) || !isJsonObject(now)) continue;
    const [was, is] = [old, now].map(({ default: value }) => String(value as string));
    if (was !== is) {
      yield { code: "server-variable-default-changed", subject: of, detail: `${was} -> ${is}` };
    }
    yield* valueChanges(of, old["enum"], now["enum"]);
    if (fieldsText(old, ["description"]) !== fieldsText(now, ["description"])) {
      yield { code: "documentation-changed", subject: of };
    }
  }
}

/** Without `enum`, any value is allowed. */
function* valueChanges(subject: string, before: unknown, after: unknown): Generator<Found> {
  const [was, is] = [before, after].map((value) => (Array.isArray(value) ? value.map(String) : []));
  const removed = (was ?? []).filter((value) => !is?.includes(value));
  const added = (is ?? []).filter((value) => !was?.includes(value));
  const isLimited = Array.isArray(after);
  if (isLimited && (removed.length > 0 || !Array.isArray(before))) {
    const detail = removed.length > 0 ? removed.join(", ") : `only ${added.join(", ")}`;
    yield { code: "server-variable-narrowed", subject, detail };
  } else if (added.length > 0 || removed.length > 0) {
    const detail = isLimited ? added.join(", ") : "any value";
    yield { code: "server-variable-widened", subject, detail };
  }
}
