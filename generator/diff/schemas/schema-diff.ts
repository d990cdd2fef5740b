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
  /** Undeclared properties may be sent too. Default: `false`. */
  readonly strict?: boolean;
}

/** The direction of values, their operation, and their encoding. */
export interface Travel {
  readonly side: Side;
  readonly operation?: string;
  /** As XML. */
  readonly xml?: boolean;
}

/**
 * Codes for equal values with another meaning: they break senders and readers, in whichever direction they
 * are found.
 */
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
   * Compares both directions: values that the revision no longer accepts break senders, and values that it
   * may send in addition break readers.
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
      // Senders are assumed to send only declared properties, unless `strict` is set.
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
