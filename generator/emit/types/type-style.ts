/** How types are written; validators mean the same with any of it. */
export interface TypeStyle {
  /** What string and number enums become: see `GenerateOptions.enums`. */
  readonly enums: "union" | "const" | "enum";
  /** All properties and arrays are `readonly`. */
  readonly immutable: boolean;
  /** When an object with known properties has an index signature: see `GenerateOptions`. */
  readonly additionalProperties: "declared" | "always" | "never";
  /** What `date-time` and `date` become. */
  readonly dates: "string" | "Date";
  /** What 64-bit integers become; absent: what they are on the wire. */
  readonly int64?: "string" | "number" | "bigint";
}

export const usualStyle: TypeStyle = {
  enums: "union",
  immutable: false,
  additionalProperties: "declared",
  dates: "string",
};
