import type { Api } from "../../model/model.js";
import { isJsonObject, type JsonObject } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { ChangeLog, FoundChange } from "../change-log.js";
import type { OperationPair } from "./operation-pair.js";
import { fieldsText, listOf, namesOf, objectAt } from "../raw-parts.js";

type Found = Pick<FoundChange, "code" | "subject" | "detail" | "base" | "revision">;
type Kind = Pick<Found, "code" | "detail">;

/** The servers that an object names. */
interface ServerList {
  /** The place of the list, or of its owner. */
  readonly source: string;
  readonly servers: readonly Server[];
}

interface Server {
  readonly url: string;
  readonly source: string;
  readonly raw: JsonObject;
}

/** Compares the servers that the documents name for all operations. */
export function compareServers(base: Api, revision: Api, log: ChangeLog): void {
  for (const found of serverChanges(serversAt(base, "#"), serversAt(revision, "#"))) {
    log.add({ ...found, side: "both", breaks: false });
  }
}

/**
 * Compares the servers of an operation, where it or its path names some: they replace those of the
 * document (OpenAPI 3.1, 4.8.9 and 4.8.10).
 */
export function compareOwnServers(pair: OperationPair, base: Api, revision: Api): void {
  const own = (api: Api, source: string): string | undefined => {
    const around = source.slice(0, source.lastIndexOf("/"));
    return [source, around].find((owner) => Array.isArray(objectAt(api, owner)["servers"]));
  };
  const before = own(base, pair.base.source);
  const after = own(revision, pair.revision.source);
  if (before === undefined && after === undefined) return;
  const lists = [serversAt(base, before ?? "#"), serversAt(revision, after ?? "#")] as const;
  for (const found of serverChanges(...lists)) {
    pair.log.add({ ...found, operation: pair.name, side: "both", breaks: false });
  }
}

function serversAt(api: Api, owner: string): ServerList {
  const raw = objectAt(api, owner);
  const source = raw["servers"] === undefined ? owner : appendPointer(owner, "servers");
  const servers = listOf(raw, "servers").map((server, index) => {
    const { url } = server;
    const place = appendPointer(source, index);
    return { url: typeof url === "string" ? url : "", source: place, raw: server };
  });
  return { source, servers };
}

function* serverChanges(before: ServerList, after: ServerList): Generator<Found> {
  const find = ({ servers }: ServerList, { url }: Server): Server | undefined =>
    servers.find((server) => server.url === url);
  for (const server of before.servers) {
    const subject = `server \`${server.url}\``;
    const match = find(after, server);
    if (match === undefined) {
      const places = { base: server.source, revision: after.source };
      yield { code: "server-removed", subject, ...places };
      continue;
    }
    yield* variableChanges(subject, server, match);
    const words = ["description", "name"];
    if (fieldsText(server.raw, words) !== fieldsText(match.raw, words)) {
      const places = { base: server.source, revision: match.source };
      yield { code: "documentation-changed", subject, ...places };
    }
  }
  for (const server of after.servers) {
    if (find(before, server) !== undefined) continue;
    const places = { base: before.source, revision: server.source };
    yield { code: "server-added", subject: `server \`${server.url}\``, ...places };
  }
}

/** A variable that is added or removed changes the URL. */
function* variableChanges(of: string, before: Server, after: Server): Generator<Found> {
  const [from, to] = [before.raw["variables"], after.raw["variables"]];
  if (!isJsonObject(from) || !isJsonObject(to)) return;
  for (const name of namesOf(from, to)) {
    const [old, now] = [from[name], to[name]];
    if (!isJsonObject(old) || !isJsonObject(now)) continue;
    const subject = `variable \`${name}\` of ${of}`;
    const base = appendPointer(before.source, "variables", name);
    const revision = appendPointer(after.source, "variables", name);
    for (const kind of changesOf(old, now)) yield { ...kind, subject, base, revision };
  }
}

function* changesOf(before: JsonObject, after: JsonObject): Generator<Kind> {
  const [was, is] = [before, after].map(({ default: value }) => String(value as string));
  if (was !== is) yield { code: "server-variable-default-changed", detail: `${was} -> ${is}` };
  yield* valueChanges(before["enum"], after["enum"]);
  if (fieldsText(before, ["description"]) !== fieldsText(after, ["description"])) {
    yield { code: "documentation-changed" };
  }
}

/** Without `enum`, any value is allowed. */
function* valueChanges(before: unknown, after: unknown): Generator<Kind> {
  const [was, is] = [before, after].map((value) => (Array.isArray(value) ? value.map(String) : []));
  const removed = (was ?? []).filter((value) => !is?.includes(value));
  const added = (is ?? []).filter((value) => !was?.includes(value));
  const isLimited = Array.isArray(after);
  if (isLimited && (removed.length > 0 || !Array.isArray(before))) {
    const detail = removed.length > 0 ? removed.join(", ") : `only ${added.join(", ")}`;
    yield { code: "server-variable-narrowed", detail };
  } else if (added.length > 0 || removed.length > 0) {
    const detail = isLimited ? added.join(", ") : "any value";
    yield { code: "server-variable-widened", detail };
  }
}
