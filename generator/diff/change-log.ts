import type { Api } from "../model/model.js";
import { parsePointer } from "../json/pointer.js";
import { changeCatalogue, type ChangeCode } from "../findings/changes/change-catalogue.js";
import type { ChangeEntry } from "../findings/changes/change-entry.js";
import type { ChangeDraft, ChangeSeverity, ChangeSide } from "./change.js";
import type { Difference } from "./difference.js";
import { subjectOf } from "./subject.js";

export interface FoundChange {
  readonly code: ChangeCode;
  readonly side: ChangeSide;
  /** The change breaks senders or readers on this side. */
  readonly breaks: boolean;
  /** The change is compatible, although its code is risky by default. */
  readonly harmless?: boolean;
  readonly subject: string;
  readonly detail?: string;
  readonly operation?: string;
  readonly base: string;
  readonly revision: string;
}

interface Entry {
  readonly found: FoundChange;
  severity: ChangeSeverity;
  readonly operations: Set<string>;
}

const order: readonly ChangeSeverity[] = ["breaking", "risky", "compatible"];

/** Collects changes. The same change in several operations, or found in both directions, is one. */
export class ChangeLog {
  /** By what changed, then by side. */
  readonly #entries = new Map<string, Map<ChangeSide, Entry>>();
  readonly #removedTypes = new Set<string>();

  constructor(
    readonly base: Api,
    readonly revision: Api,
  ) {}

  addDifference(
    difference: Difference,
    side: ChangeSide,
    breaks: boolean,
    operation?: string,
  ): void {
    const { code, refuted, name, detail, use, removedType } = difference;
    if (removedType !== undefined) this.#removedTypes.add(removedType);
    const base = placeIn(use?.base, difference.base);
    const revision = placeIn(use?.revision, difference.revision);
    const within = use === undefined ? {} : { within: difference };
    const named = name === undefined ? {} : { name };
    this.add({
      code,
      side,
      breaks: breaks && refuted,
      subject: subjectOf({ ...(use ?? { base, revision }), code, ...named, ...within }, this),
      base,
      revision,
      ...(detail === undefined ? {} : { detail }),
      ...(operation === undefined ? {} : { operation }),
    });
  }

  add(found: FoundChange): void {
    const { code, side, base, revision, subject, detail, operation } = found;
    // The same property may be found missing in several ways.
    const roots = [base, revision].map((pointer) => parsePointer(pointer).slice(0, 3));
    const key = JSON.stringify([code, subject, detail, roots]);
    const sides = this.#entries.get(key) ?? new Map<ChangeSide, Entry>();
    this.#entries.set(key, sides);
    const severity = severityOf(found);
    const entry = sides.get(side) ?? { found, severity, operations: new Set<string>() };
    sides.set(side, entry);
    if (order.indexOf(severity) < order.indexOf(entry.severity)) entry.severity = severity;
    if (operation !== undefined) entry.operations.add(operation);
  }

  /** Whether a change says that the generated type of a oneof is gone. */
  reportsRemoved(typeName: string): boolean {
    return this.#removedTypes.has(typeName);
  }

  /** Sorted by severity, then by place in the revision. */
  changes(): ChangeDraft[] {
    const drafts = [...this.#entries.values()].flatMap((sides) => merged(sides).map(toDraft));
    const rank = ({ severity }: ChangeDraft): number => order.indexOf(severity);
    return drafts.sort((a, b) => {
      return rank(a) - rank(b) || compareText(keyOf(a), keyOf(b));
    });
  }
}

/** The exact place, if it is inside the place of use; otherwise the place of use. */
function placeIn(use: string | undefined, exact: string): string {
  return use === undefined || exact.startsWith(`${use}/`) ? exact : use;
}

function severityOf({ code, side, breaks, harmless }: FoundChange): ChangeSeverity {
  if (breaks) return "breaking";
  if (harmless === true) return "compatible";
  const { risky }: ChangeEntry = changeCatalogue[code];
  const isRisky = risky !== undefined && (risky === "both" || side === "both" || risky === side);
  return isRisky ? "risky" : "compatible";
}

/** Changes with the same severity on both sides are reported once. */
function merged(sides: ReadonlyMap<ChangeSide, Entry>): Entry[] {
  const request = sides.get("request");
  const response = sides.get("response");
  if (request === undefined || response?.severity !== request.severity) return [...sides.values()];
  const operations = new Set([...request.operations, ...response.operations]);
  const both = sides.get("both");
  const found: FoundChange = { ...request.found, side: "both" };
  return [{ found, severity: request.severity, operations }, ...(both === undefined ? [] : [both])];
}

function toDraft({ found, severity, operations }: Entry): ChangeDraft {
  const { code, side, subject, detail, base, revision } = found;
  const { says, avoid } = changeCatalogue[code];
  const text = `${subject} ${says}${detail === undefined ? "" : `: ${detail}`}.`;
  const schema = schemaOf(revision) ?? schemaOf(base);
  return {
    code,
    severity,
    side,
    message: text.charAt(0).toUpperCase() + text.slice(1),
    avoid,
    operations: [...operations].sort(compareText),
    ...(schema === undefined ? {} : { schema }),
    base,
    revision,
  };
}

function schemaOf(pointer: string): string | undefined {
  const [first, second, key] = parsePointer(pointer);
  return first === "components" && second === "schemas" ? key : undefined;
}

function keyOf({ operations, revision, base, code, message }: ChangeDraft): string {
  const [operation = "~"] = operations.length === 1 ? operations : [];
  return JSON.stringify([operation, revision, base, code, message]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
