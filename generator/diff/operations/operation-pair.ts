import type { Operation } from "../../model/model.js";
import type { ChangeCode } from "../../findings/changes/change-catalogue.js";
import type { ChangeLog, FoundChange } from "../change-log.js";
import type { ChangeSide } from "../change.js";
import { incomingRules } from "./incoming-rules.js";
import type { SchemaDiff, Travel } from "../schemas/schema-diff.js";

/** `GET /apps/{app_id}`. */
export function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** The operation of both documents, and where its changes go. */
export interface OperationPair {
  readonly base: Operation;
  readonly revision: Operation;
  readonly schemas: SchemaDiff;
  readonly log: ChangeLog;
  readonly name: string;
  /**
   * A webhook or a callback: the API sends the request, and the user of the document answers it, so the two
   * directions are exchanged.
   */
  readonly incoming: boolean;
}

/** The direction of values in the request or in the response. */
export function travelOf(
  { name, incoming }: OperationPair,
  side: "request" | "response",
  mediaType?: string,
): Travel {
  const other = side === "request" ? "response" : "request";
  const xml = mediaType !== undefined && /[/+]xml\b/i.test(mediaType);
  return { side: incoming ? other : side, operation: name, xml };
}

/** Notes a change of an operation; `places` are pointers, by default the operation's own. */
export function addChange(
  pair: OperationPair,
  code: ChangeCode,
  side: ChangeSide,
  breaks: boolean,
  found: Partial<FoundChange> & { readonly subject: string },
): void {
  const { base, revision, log, name, incoming } = pair;
  const turned = side === "both" ? side : travelOf(pair, side).side;
  const rule = incoming ? incomingRules[code] : undefined;
  log.add({
    code,
    side: turned,
    breaks: rule === undefined ? breaks : rule === "breaks",
    operation: name,
    base: base.source,
    revision: revision.source,
    ...found,
  });
}
