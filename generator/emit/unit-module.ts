import type { StatementStructures } from "ts-morph";
import type { NamedSchema, Operation } from "../model/model.js";
import type { SourceModule } from "./output.js";

/**
 * Statements that are made of one part of the model. Of other parts they have words only where they ask
 * `NamedSchemas` for them.
 */
export interface Unit {
  readonly part: NamedSchema | Operation;
  readonly make: () => readonly StatementStructures[];
}

/** A module of units, which stand in it one behind the other. */
export interface UnitModule {
  readonly units: readonly Unit[];
  /** The module with the statements of all units. */
  readonly around: (declared: readonly StatementStructures[]) => SourceModule;
}

export function wholeModule({ units, around }: UnitModule): SourceModule {
  return around(units.flatMap(({ make }) => make()));
}
