import { emitClient } from "./client/client.js";
import { emitCodecs } from "./codecs/codecs.js";
import { emitWire } from "./codecs/wire.js";
import type { EmitContext } from "./emit-context.js";
import { emitEndpoints } from "./endpoints/endpoints.js";
import { emitWebhooks } from "./endpoints/webhooks.js";
import { emitInputs } from "./inputs/inputs.js";
import type { SourceModule } from "./output.js";
import { emitMasks } from "./protobuf/masks.js";
import { emitMessages } from "./protobuf/messages.js";
import { emitOneofs } from "./protobuf/oneofs.js";
import { emitStrip } from "./strip/emit-strip.js";
import { emitEnums } from "./types/enums.js";
import { emitTypes, typeUnits } from "./types/types.js";
import type { UnitModule } from "./unit-module.js";
import { emitJsonSchemas } from "./validators/json-schemas.js";
import { emitValidators } from "./validators/validators.js";

/** What users may switch off. */
type Part =
  "oneofs" | "inputs" | "validators" | "endpoints" | "client" | "webhooks" | "masks" | "messages";

/** A module of the output, and how it stands among the others. */
export interface ModuleRow {
  readonly path: string;
  readonly emit: (context: EmitContext) => SourceModule;
  /** The same in units, which may be made again one by one. */
  readonly units?: (context: EmitContext) => UnitModule;
  /** It is left out where one of these is switched off. */
  readonly needs?: readonly Part[];
  /** The option that it is made for. */
  readonly option?: "jsonSchemas" | "stripUnknown";
  /** Most documents do without it: there is no file where it has no statement. */
  readonly optional?: true;
  /**
   * The words of the document that it has: titles, descriptions, examples and so on. Default: all. As long as
   * nothing else changes, the module is made again for these only.
   */
  readonly words?: "none" | "operations";
  /** What the index exports of it. Default: all. */
  readonly indexed?: "types" | "namespace" | "nothing";
}

/** The modules that are made of the model, in the order in which the index exports them. */
export const modules = [
  // Before the types, which export its names again, as types only: in an index, the first one counts.
  { path: "enums.ts", emit: emitEnums, optional: true },
  { path: "types.ts", emit: emitTypes, units: typeUnits, indexed: "types" },
  { path: "oneofs.ts", emit: emitOneofs, words: "none", needs: ["oneofs"] },
  { path: "inputs.ts", emit: emitInputs, words: "none", needs: ["inputs"], optional: true },
  { path: "validators.ts", emit: emitValidators, words: "none", needs: ["validators"] },
  // The schemas of the validators put its parts together; nobody else needs them.
  {
    path: "json-schemas.ts",
    emit: emitJsonSchemas,
    needs: ["validators"],
    option: "jsonSchemas",
    optional: true,
    indexed: "nothing",
  },
  { path: "strip.ts", emit: emitStrip, words: "none", option: "stripUnknown", optional: true },
  { path: "endpoints.ts", emit: emitEndpoints, words: "operations", needs: ["endpoints"] },
  {
    path: "webhooks.ts",
    emit: emitWebhooks,
    words: "operations",
    needs: ["webhooks"],
    optional: true,
  },
  {
    path: "client.ts",
    emit: emitClient,
    words: "operations",
    needs: ["endpoints", "client"],
    optional: true,
  },
  // The types on the wire have the names of the decoded ones.
  { path: "wire.ts", emit: emitWire, optional: true, indexed: "namespace" },
  { path: "codecs.ts", emit: emitCodecs, words: "none", optional: true },
  { path: "masks.ts", emit: emitMasks, words: "none", needs: ["masks"], optional: true },
  {
    path: "messages.ts",
    emit: emitMessages,
    words: "none",
    needs: ["messages", "validators"],
    optional: true,
  },
] as const satisfies readonly ModuleRow[];

export type ModulePath = (typeof modules)[number]["path"];

const rows: ReadonlyMap<string, ModuleRow> = new Map(modules.map((row) => [row.path, row]));

/** The row of a path; undefined for modules that are not made of the model alone. */
export function moduleRow(path: string): ModuleRow | undefined {
  return rows.get(path);
}
