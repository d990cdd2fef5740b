import type { Api, Schema } from "../../model/model.js";
import type { ChangeCode } from "../../findings/changes/change-catalogue.js";
import type { ChangeLog } from "../change-log.js";
import { Comparison } from "../comparison.js";
import { PairGraph } from "./pair-graph.js";
import { Proofs } from "../../model/proofs.js";
import { SchemaModel } from "./schema-model.js";
import type { Scope } from "../scope.js";
import { SyntheticSchemas } from "./synthetic-schemas.js";

type Side = Scope["side"];

export interface SchemaDiffOptions {
  /** Properties that a sender does not declare may be sent all the same. Default: `false`. */
  readonly strict?: boolean;
}

/** Which way values travel, for which operation, and how they are written. */
export interface Travel {
  readonly side: Side;
  readonly operation?: string;
  /** As XML. */
  readonly xml?: boolean;
}

/** The same values, read in another way: that breaks readers and senders, whichever direction finds it. */
const otherReading: ReadonlySet<ChangeCode> = new Set<ChangeCode>([
  "content-encoding-changed",
  "content-media-type-changed",
  "content-schema-changed",
  "xml-changed",
]);

/** Compares schemas of two documents, for those who send them or for those who receive them. */
export class SchemaDiff {
  readonly base: SchemaModel;
  readonly revision: SchemaModel;
  readonly #schemas = new SyntheticSchemas();
  readonly #proofs = new Proofs();
  readonly #graphs = new Map<string, PairGraph>();

  constructor(
    base: Api,
    revision: Api,
    readonly log: ChangeLog,
    readonly options: SchemaDiffOptions = {},
  ) {
    this.base = new SchemaModel(base);
    this.revision = new SchemaModel(revision);
  }

  /**
   * Both ways: what the revision accepts no longer breaks those who send, and what it may send in
   * addition breaks those who receive.
   */
  compare(base: Schema, revision: Schema, { side, operation, xml = false }: Travel): void {
    const narrowed = this.#graph(side, xml, true).differences(base, revision);
    const widened = this.#graph(side, xml, false).differences(revision, base);
    for (const difference of narrowed) {
      const breaks = side !== "response" || otherReading.has(difference.code);
      this.log.addDifference(difference, side, breaks, operation);
    }
    for (const difference of widened) {
      this.log.addDifference(difference, side, side !== "request", operation);
    }
  }

  #graph(side: Side, xml: boolean, fromBase: boolean): PairGraph {
    const key = `${side} ${xml} ${fromBase}`;
    const known = this.#graphs.get(key);
    if (known !== undefined) return known;
    const { base, revision } = this;
    const comparison = new Comparison({
      sent: fromBase ? base : revision,
      accepted: fromBase ? revision : base,
      schemas: this.#schemas,
      proofs: this.#proofs,
      // Who only loses or gains a type of their own sends nothing that is not declared.
      strict: this.options.strict === true,
      fromBase,
      side,
      xml,
    });
    const graph = new PairGraph(comparison);
    this.#graphs.set(key, graph);
    return graph;
  }
}
