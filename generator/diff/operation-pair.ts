import type { Operation } from "../ir/model.js";
import type { ChangeCode } from "./change-catalogue.js";
import type { ChangeLog, FoundChange } from "./change-log.js";
import type { ChangeSide } from "./change.js";
import type { SchemaDiff } from "./schema-diff.js";

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
}

/** Notes a change of an operation; `places` are pointers, by default the operation's own. */
export function addChange(
  { base, revision, log, name }: OperationPair,
  code: ChangeCode,
  side: ChangeSide,
  breaks: boolean,
  found: Partial<FoundChange> & { readonly subject: string },
): void {
  log.add({
    code,
    side,
    breaks,
    operation: name,
    base: base.source,
    revision: revision.source,
    ...found,
  });
}
